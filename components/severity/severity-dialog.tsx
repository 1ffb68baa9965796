"use client";
import { useState } from "react";
import { BAND_GUIDE } from "@/lib/law/enisa-guide";
import type { IncidentDetail } from "@/lib/schema/incident";
import type { SeverityOut } from "@/lib/schema/severity";
import { FormDialog } from "../incident/form-dialog";
import { FormError } from "../ui/form-error";
import { useToast } from "../ui/toast";
import { useAssess, useSeverityContext } from "./severity-data";
import { draftOf, NO_SEVERITY, openIn, severityBody } from "./severity-draft";
import { SeverityForm } from "./severity-form";

/** Assesses the severity anew, from the inputs of the latest version. */
export function SeverityDialog({
  incident,
  latest,
  onClose,
}: {
  incident: IncidentDetail;
  latest?: SeverityOut;
  onClose: () => void;
}) {
  const tell = useToast();
  const [draft, setDraft] = useState(latest ? draftOf(latest) : NO_SEVERITY);
  const [tried, setTried] = useState(false);
  const beside = useSeverityContext(incident);
  const assess = useAssess(incident, ({ score, band }) => {
    tell.done(`Severity recorded: ${score}, ${BAND_GUIDE[band].name.toLowerCase()}`);
    onClose();
  });
  const body = severityBody(draft);
  return (
    <FormDialog
      title="Assess the severity"
      description="Each version is kept with its sum and your name. It changes no duty, no risk and no severity of the incident."
      submit="Record this version"
      busy={assess.isPending}
      error={assess.error}
      fields={[]}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (body) assess.mutate(body);
      }}
    >
      <SeverityForm value={draft} onChange={setDraft} {...beside} />
      {tried && !body && <FormError>Choose first: {openIn(draft).join(", ")}.</FormError>}
    </FormDialog>
  );
}
