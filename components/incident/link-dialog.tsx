"use client";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { LINK_KINDS, type LinkKind } from "@/lib/schema/collaboration";
import type { Incident, IncidentDetail } from "@/lib/schema/incident";
import { RadioChips } from "../ui/chip";
import { DrillMark } from "../ui/drill-mark";
import { Field, FieldGroup, Hint } from "../ui/field";
import { Input, Textarea } from "../ui/input";
import { useToast } from "../ui/toast";
import { FormDialog } from "./form-dialog";
import { findIncidents, linkTo } from "./together-data";

/** Links the incident to another one of the organisation's, with the reason. */
export function LinkDialog({
  incident,
  onClose,
}: {
  incident: IncidentDetail;
  onClose: () => void;
}) {
  const t = useTranslations("incident.links");
  const router = useRouter();
  const toast = useToast();
  const [kind, setKind] = useState<LinkKind>("duplicate_of");
  const [other, choose] = useState<Incident | null>(null);
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const link = useMutation({
    mutationFn: (to: Incident) => linkTo(incident.id, { to_id: to.id, kind, reason }),
    onSuccess: () => {
      router.refresh();
      toast.done(t("toastLinked", { number: other?.number ?? "" }));
      onClose();
    },
  });
  const noReason = reason.trim() === "";
  return (
    <FormDialog
      title={t("addTitle")}
      description={t("says")}
      submit={t("add")}
      busy={link.isPending}
      error={link.error}
      fields={[]}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (other && !noReason) link.mutate(other);
      }}
    >
      <FieldGroup label={t("how")} hint={kind === "duplicate_of" ? t("duplicateHint") : undefined}>
        <RadioChips
          name="kind"
          value={kind}
          onChange={setKind}
          options={LINK_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
      </FieldGroup>
      <OtherIncident
        incident={incident}
        chosen={other}
        error={tried && !other ? t("otherMissing") : undefined}
        onChoose={choose}
      />
      <Field label={t("why")} error={tried && noReason ? t("whyMissing") : undefined}>
        <Textarea
          value={reason}
          maxLength={2000}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
    </FormDialog>
  );
}

/** Finds the other one by number or title. */
function OtherIncident({
  incident,
  chosen,
  error,
  onChoose,
}: {
  incident: IncidentDetail;
  chosen: Incident | null;
  error?: string;
  onChoose: (other: Incident) => void;
}) {
  const t = useTranslations("incident");
  const [words, say] = useState("");
  const asked = words.trim();
  const { data = [], isFetched } = useQuery({
    queryKey: ["link-to", incident.orgId, asked],
    queryFn: () => findIncidents(incident.orgId, asked),
    enabled: asked.length > 1,
    placeholderData: keepPreviousData,
  });
  const others = asked.length > 1 ? data.filter(({ id }) => id !== incident.id) : [];
  return (
    <div className="grid gap-1.5">
      <Field label={t("links.other")} hint={t("links.otherHint")} error={error}>
        <Input type="search" value={words} onChange={(event) => say(event.target.value)} />
      </Field>
      <fieldset className="grid gap-0.5" aria-label={t("links.found")}>
        {others.map((one) => (
          <label
            key={one.id}
            className="flex cursor-pointer items-baseline gap-2.5 rounded-1 px-2 py-1.5 text-sm hover:bg-hover"
          >
            <input
              type="radio"
              name="other"
              className="accent-ink"
              checked={chosen?.id === one.id}
              onChange={() => onChoose(one)}
            />
            <span className="record flex-none">{one.number}</span>
            <span className="min-w-0 break-words">{one.title ?? t("untitled")}</span>
            {one.drill && <DrillMark />}
          </label>
        ))}
      </fieldset>
      <div role="status">
        {asked.length > 1 && isFetched && others.length === 0 && (
          <Hint>{t("links.noneFound")}</Hint>
        )}
      </div>
    </div>
  );
}
