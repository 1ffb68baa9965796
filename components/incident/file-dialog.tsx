"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect } from "react";
import { Controller, type UseFormReturn, useForm, useWatch } from "react-hook-form";
import type { TimeWords } from "@/lib/i18n/time-words";
import type { Words } from "@/lib/i18n/words";
import { CHANNELS, type Duty, type FilingInput, SAID_KINDS } from "@/lib/schema/duties";
import type { IncidentDetail } from "@/lib/schema/incident";
import { CLOCK_SKEW_MS } from "@/lib/schema/instant";
import { RadioChips } from "../ui/chip";
import { DateTime } from "../ui/date-time";
import { Field, FieldGroup } from "../ui/field";
import { Textarea } from "../ui/input";
import { useNow, useZone } from "../ui/now";
import { useTime } from "../ui/time-words";
import { useToast } from "../ui/toast";
import { DutyLine } from "./duty-choice";
import { FilingContent, PersonsTold } from "./filing-content";
import {
  dueFor,
  emptyFiling,
  FILING_FIELDS,
  type FilingForm,
  filingBody,
  filingSchema,
  isFirst,
  isLate,
  recipientHint,
} from "./filing-form";
import { FormDialog } from "./form-dialog";
import { fileUnder, useChange } from "./incident-data";
import { RecipientField } from "./recipient-field";
import { showFaults } from "./refusal";

/** Records what was sent under a duty: the first filing, or what follows it. */
export function FileDialog({
  incident,
  duty,
  choice,
  onClose,
}: {
  incident: IncidentDetail;
  duty: Duty;
  /** Where the dialog was not opened on one duty: chooses among them. */
  choice?: ReactNode;
  onClose: () => void;
}) {
  const t = useTranslations("incident");
  const time = useTime();
  const tell = useToast();
  const form = useForm<FilingForm>({
    defaultValues: emptyFiling(duty),
    resolver: zodResolver(filingSchema(incident, duty, time, t), undefined, { raw: true }),
  });
  const change = useChange(
    incident,
    (body: FilingInput, seen) => fileUnder(incident.id, body, seen),
    (changed) => {
      const same = changed.version === incident.version;
      tell.done(
        t(same ? "filing.already" : "filing.done"),
        same ? t("filing.alreadySays") : undefined,
      );
      onClose();
    },
  );
  const error = change.error;
  useEffect(() => showFaults(error, FILING_FIELDS, form.setError), [error, form.setError]);
  const { errors } = form.formState;
  const recipient = useWatch({ control: form.control, name: "recipient" });
  const kind = useWatch({ control: form.control, name: "kind" });
  const filedAt = useWatch({ control: form.control, name: "filed_at" });
  const first = isFirst(duty, recipient);
  const withdrawn = !first && kind === "withdrawal";
  const due = dueFor(duty, recipient);
  const hint = recipientHint(duty, recipient);

  return (
    <FormDialog
      title={t("filing.record")}
      description={t("filing.says")}
      submit={t("filing.submit")}
      busy={change.isPending}
      error={error}
      fields={FILING_FIELDS}
      onClose={onClose}
      onSubmit={form.handleSubmit((values) => change.mutate(filingBody(values, duty)))}
    >
      {choice ?? <DutyLine duty={duty} />}
      <Controller
        control={form.control}
        name="recipient"
        render={({ field }) => (
          <RecipientField
            duty={duty}
            told={incident.reported_to}
            value={field.value}
            onChange={field.onChange}
            onBlur={field.onBlur}
            hint={hint && t(hint)}
            error={errors.recipient?.message}
          />
        )}
      />
      {!first && (
        <Chips
          form={form}
          name="kind"
          label={t("filing.kind")}
          options={SAID_KINDS.map((value) => ({ value, label: t(`filed.${value}`) }))}
        />
      )}
      <Chips
        form={form}
        name="channel"
        label={t("filing.channel")}
        options={CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))}
      />
      <SentField form={form} due={due} aware={incident.discovered_at} filedAt={filedAt} />
      {isLate(filedAt, due) && (
        <Field
          label={t("filing.delay")}
          hint={t("filing.delayHint", { citation: duty.citation })}
          error={errors.delay_reasons?.message}
        >
          <Textarea {...form.register("delay_reasons")} />
        </Field>
      )}
      {withdrawn && (
        <Field label={t("filing.whyWithdrawn")} error={errors.reasons?.message}>
          <Textarea {...form.register("reasons")} />
        </Field>
      )}
      {duty.recipient_kind === "individuals" && !withdrawn && <PersonsTold form={form} />}
      <FilingContent form={form} asksComplete={!withdrawn && kind !== "completion"} />
    </FormDialog>
  );
}

function Chips<Value extends string>({
  form,
  name,
  label,
  options,
}: {
  form: UseFormReturn<FilingForm>;
  name: "kind" | "channel";
  label: string;
  options: readonly { value: Value; label: string }[];
}) {
  return (
    <Controller
      control={form.control}
      name={name}
      render={({ field, fieldState }) => (
        <FieldGroup label={label} error={fieldState.error?.message}>
          <RadioChips
            name={name}
            value={options.find(({ value }) => value === field.value)?.value}
            onChange={field.onChange}
            onBlur={field.onBlur}
            options={options}
          />
        </FieldGroup>
      )}
    />
  );
}

function SentField({
  form,
  due,
  aware,
  filedAt,
}: {
  form: UseFormReturn<FilingForm>;
  due: number | null;
  aware: string | null;
  filedAt: string;
}) {
  const t = useTranslations("incident");
  const time = useTime();
  const zone = useZone();
  const now = useNow();
  const maxDate = new Date(now + 86_400_000).toISOString().slice(0, 10);
  return (
    <Controller
      control={form.control}
      name="filed_at"
      render={({ field, fieldState }) => (
        <Field
          label={t("filing.sent")}
          error={fieldState.error?.message}
          hint={due !== null && dueHint(t, time, due, { from: aware, to: now }, filedAt)}
        >
          <DateTime
            name={t("filing.sent")}
            zone={zone}
            offerNow
            maxDate={maxDate}
            value={field.value}
            onChange={field.onChange}
            onBlur={field.onBlur}
          />
        </Field>
      )}
    />
  );
}

function dueHint(
  t: Words<"incident">,
  time: TimeWords,
  due: number,
  /** When it can have been sent: from the awareness until now. */
  within: { from: string | null; to: number },
  filedAt: string,
): string {
  const at = Date.parse(filedAt);
  const deadline = time.at(new Date(due), "short");
  const early = within.from !== null && at < Date.parse(within.from);
  if (Number.isNaN(at) || early || at > within.to + CLOCK_SKEW_MS) {
    return t("filing.deadline", { deadline });
  }
  const apart = time.duration(at - due);
  return t(at > due ? "filing.past" : "filing.before", { time: apart, deadline });
}
