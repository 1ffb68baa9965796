"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { type ReactNode, useEffect } from "react";
import { Controller, type UseFormReturn, useForm, useWatch } from "react-hook-form";
import { CHANNELS, type Duty, type FilingInput, SAID_KINDS } from "@/lib/schema/duties";
import type { IncidentDetail } from "@/lib/schema/incident";
import { formatDuration, formatInstant } from "@/lib/time";
import { RadioChips } from "../ui/chip";
import { DateTime } from "../ui/date-time";
import { Field, FieldGroup } from "../ui/field";
import { Textarea } from "../ui/input";
import { useNow, useZone } from "../ui/now";
import { useToast } from "../ui/toast";
import { DutyLine } from "./duty-choice";
import { FilingContent, PersonsTold } from "./filing-content";
import {
  CHANNEL_WORDS,
  dueFor,
  emptyFiling,
  FILING_FIELDS,
  type FilingForm,
  filingBody,
  filingSchema,
  isFirst,
  isLate,
  KIND_WORDS,
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
  const zone = useZone();
  const tell = useToast();
  const form = useForm<FilingForm>({
    defaultValues: emptyFiling(duty),
    resolver: zodResolver(filingSchema(incident, duty, zone), undefined, { raw: true }),
  });
  const change = useChange(
    incident,
    (body: FilingInput, seen) => fileUnder(incident.id, body, seen),
    (changed) => {
      const same = changed.version === incident.version;
      tell.done(
        same ? "Already on record" : "Filing recorded",
        same ? "This filing was recorded before. Nothing was written." : undefined,
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

  return (
    <FormDialog
      title="Record a filing"
      description="What was sent, to whom and when. A filing is kept as it is; a correction is a further filing."
      submit="Record this filing"
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
            hint={recipientHint(duty, recipient)}
            error={errors.recipient?.message}
          />
        )}
      />
      {!first && (
        <Chips form={form} name="kind" label="What it is" values={SAID_KINDS} words={KIND_WORDS} />
      )}
      <Chips form={form} name="channel" label="Channel" values={CHANNELS} words={CHANNEL_WORDS} />
      <SentField form={form} due={due} aware={incident.discovered_at} filedAt={filedAt} />
      {isLate(filedAt, due) && (
        <Field
          label="Reasons for the delay"
          hint={`${duty.citation}: the deadline has passed, so the reasons for the delay go with it.`}
          error={errors.delay_reasons?.message}
        >
          <Textarea {...form.register("delay_reasons")} />
        </Field>
      )}
      {withdrawn && (
        <Field label="Why it is withdrawn" error={errors.reasons?.message}>
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
  values,
  words,
}: {
  form: UseFormReturn<FilingForm>;
  name: "kind" | "channel";
  label: string;
  values: readonly Value[];
  words: Readonly<Record<Value, string>>;
}) {
  return (
    <Controller
      control={form.control}
      name={name}
      render={({ field, fieldState }) => (
        <FieldGroup label={label} error={fieldState.error?.message}>
          <RadioChips
            name={name}
            value={values.find((known) => known === field.value)}
            onChange={field.onChange}
            onBlur={field.onBlur}
            options={values.map((value) => ({ value, label: words[value] }))}
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
  const zone = useZone();
  const maxDate = new Date(useNow() + 86_400_000).toISOString().slice(0, 10);
  return (
    <Controller
      control={form.control}
      name="filed_at"
      render={({ field, fieldState }) => (
        <Field
          label="Sent"
          error={fieldState.error?.message}
          hint={due !== null && dueHint(due, aware, zone, filedAt)}
        >
          <DateTime
            name="Sent"
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

function dueHint(due: number, aware: string | null, zone: string, filedAt: string): string {
  const at = Date.parse(filedAt);
  const deadline = formatInstant(new Date(due), zone, "short");
  if (Number.isNaN(at) || (aware !== null && at < Date.parse(aware))) {
    return `The deadline is ${deadline}.`;
  }
  return at > due
    ? `${formatDuration(at - due)} past the deadline, ${deadline}.`
    : `${formatDuration(due - at)} before the deadline, ${deadline}: within the outer limit.`;
}
