"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { Controller, useForm, useWatch } from "react-hook-form";
import { strictDue } from "@/lib/law/clock";
import type { Duty } from "@/lib/schema/duties";
import type { IncidentDetail, UpdateInput } from "@/lib/schema/incident";
import { DateTime } from "../ui/date-time";
import { Field } from "../ui/field";
import { Textarea } from "../ui/input";
import { useNow, useZone } from "../ui/now";
import { Time } from "../ui/time";
import { useToast } from "../ui/toast";
import { type AwarenessForm, awarenessBody, awarenessSchema } from "./awareness-form";
import { HOURS, makesLate } from "./awareness-late";
import { FormDialog } from "./form-dialog";
import { incidents, useChange } from "./incident-data";
import { showFaults } from "./refusal";
import { TwoZones } from "./two-zones";

const FIELDS = ["discovered_at", "reason", "delay_reasons"] as const;

/** States when the controller became aware, or corrects it and asks why; shows what it does to the deadline. */
export function AwarenessDialog({
  incident,
  duties,
  onClose,
}: {
  incident: IncidentDetail;
  duties: readonly Duty[];
  onClose: () => void;
}) {
  const t = useTranslations("incident");
  const zone = useZone();
  const tell = useToast();
  const isFirst = incident.discovered_at === null;
  const form = useForm<AwarenessForm>({
    defaultValues: { discovered_at: incident.discovered_at ?? "", reason: "", delay_reasons: "" },
    resolver: zodResolver(awarenessSchema(incident, duties, t), undefined, { raw: true }),
  });
  const change = useChange(
    incident,
    (body: UpdateInput, seen) => incidents.update(incident.id, body, seen),
    () => {
      if (isFirst) tell.done(t("awareness.stated"), t("awareness.statedSays"));
      else tell.done(t("awareness.done"), t("awareness.doneSays"));
      onClose();
    },
  );
  const error = change.error;
  useEffect(() => showFaults(error, FIELDS, form.setError), [error, form.setError]);
  const { errors } = form.formState;
  const stated = useWatch({ control: form.control, name: "discovered_at" });

  return (
    <FormDialog
      title={t(isFirst ? "awareness.state" : "awareness.correct")}
      description={t("awareness.says")}
      submit={t(isFirst ? "awareness.start" : "awareness.recompute")}
      busy={change.isPending}
      error={error}
      fields={FIELDS}
      onClose={onClose}
      onSubmit={form.handleSubmit((values) => change.mutate(awarenessBody(values)))}
    >
      <Controller
        control={form.control}
        name="discovered_at"
        render={({ field }) => (
          <Field label={t("awareness.since")} error={errors.discovered_at?.message}>
            <DateTime
              name={t("awareness.since")}
              zone={zone}
              value={field.value}
              onChange={field.onChange}
              onBlur={field.onBlur}
            />
          </Field>
        )}
      />
      <Consequence incident={incident} stated={stated} />
      <Field
        label={t(isFirst ? "awareness.basis" : "awareness.reason")}
        optional={isFirst}
        error={errors.reason?.message}
        hint={t(isFirst ? "awareness.basisHint" : "awareness.reasonHint")}
      >
        <Textarea {...form.register("reason")} />
      </Field>
      {(makesLate(stated, duties) || errors.delay_reasons) && (
        <Field
          label={t("filing.delay")}
          error={errors.delay_reasons?.message}
          hint={t("awareness.delayHint")}
        >
          <Textarea {...form.register("delay_reasons")} />
        </Field>
      )}
    </FormDialog>
  );
}

/** The deadline before and after, and what an auditor will see. */
function Consequence({ incident, stated }: { incident: IncidentDetail; stated: string }) {
  const t = useTranslations("incident");
  const zone = useZone();
  const now = useNow();
  const at = Date.parse(stated);
  const old = incident.deadline_at ? Date.parse(incident.deadline_at) : null;
  if (Number.isNaN(at)) return null;
  const due = strictDue(new Date(at), HOURS);
  if (due.getTime() === old) return null;
  const movedLate = old !== null && due.getTime() > old && now > old;
  return (
    <div
      aria-live="polite"
      className="grid gap-2 rounded-2 bg-sunken px-3.5 py-3 text-sm edge-line"
    >
      <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <span className="text-ink-3">{t("awareness.deadline")}</span>
        {old !== null && (
          <>
            <s className="text-ink-3">
              <Time at={new Date(old)} zone={zone} style="full" />
            </s>
            <ArrowRight aria-label={t("becomes")} className="size-3.5 text-ink-3" />
          </>
        )}
        <b className="font-semibold">
          <TwoZones at={due} zone={zone} />
        </b>
      </p>
      {due.getTime() < now && <p className="text-ink-2">{t("awareness.passed")}</p>}
      {movedLate && <p className="font-medium text-overdue">{t("awareness.movedLate")}</p>}
    </div>
  );
}
