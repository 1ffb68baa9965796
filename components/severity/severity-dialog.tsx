"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { IncidentDetail } from "@/lib/schema/incident";
import type { SeverityOut } from "@/lib/schema/severity";
import { FormDialog } from "../incident/form-dialog";
import { FormError } from "../ui/form-error";
import { useToast } from "../ui/toast";
import { useAssess, useSeverityContext } from "./severity-data";
import { draftOf, NO_SEVERITY, severityBody } from "./severity-draft";
import { openWords, SeverityForm } from "./severity-form";

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
  const t = useTranslations("severity");
  const tell = useToast();
  const [draft, setDraft] = useState(latest ? draftOf(latest) : NO_SEVERITY);
  const [tried, setTried] = useState(false);
  const beside = useSeverityContext(incident);
  const assess = useAssess(incident, ({ score, band }) => {
    tell.done(t("dialog.recorded", { score, band: t(`bandIn.${band}`) }));
    onClose();
  });
  const body = severityBody(draft);
  return (
    <FormDialog
      title={t("dialog.title")}
      description={t("dialog.about")}
      submit={t("dialog.submit")}
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
      {tried && !body && <FormError>{t("dialog.choose", { open: openWords(draft, t) })}</FormError>}
    </FormDialog>
  );
}
