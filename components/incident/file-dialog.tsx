"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { useEffect } from "react";
import { Controller, useForm, useWatch } from "react-hook-form";
import type { IncidentDetail, NotifyInput } from "@/lib/schema/incident";
import { formatDuration, formatInstant } from "@/lib/time";
import { DateTime } from "../ui/date-time";
import { Field } from "../ui/field";
import { Input, Textarea } from "../ui/input";
import { useNow, useZone } from "../ui/now";
import { useToast } from "../ui/toast";
import {
  dueFor,
  EMPTY_FILING,
  FILING_FIELDS,
  type FilingForm,
  filingBody,
  filingSchema,
  isLate,
  recipientHint,
} from "./filing-form";
import { FormDialog } from "./form-dialog";
import { incidents, useChange } from "./incident-data";
import { showFaults } from "./refusal";

/** Records that an authority was told. */
export function FileDialog({
  incident,
  onClose,
}: {
  incident: IncidentDetail;
  onClose: () => void;
}) {
  const zone = useZone();
  const tell = useToast();
  const now = useNow();
  const form = useForm<FilingForm>({
    defaultValues: EMPTY_FILING,
    resolver: zodResolver(filingSchema(incident, zone), undefined, { raw: true }),
  });
  const change = useChange(
    incident,
    (body: NotifyInput, seen) => incidents.notify(incident.id, body, seen),
    (changed) => {
      tell.done(
        changed.version === incident.version ? "Already on record" : "Filing recorded",
        changed.version === incident.version
          ? "This filing was recorded before. Nothing was written."
          : undefined,
      );
      onClose();
    },
  );
  const error = change.error;
  useEffect(() => showFaults(error, FILING_FIELDS, form.setError), [error, form.setError]);

  const { errors } = form.formState;
  const authority = useWatch({ control: form.control, name: "authority_jurisdiction" });
  const due = dueFor(incident, authority);
  const filedAt = useWatch({ control: form.control, name: "authority_notified_at" });
  const reference = useWatch({ control: form.control, name: "notification_reference" });
  const late = isLate(filedAt, due);
  const maxDate = new Date(now + 86_400_000).toISOString().slice(0, 10);

  return (
    <FormDialog
      title="Record a filing"
      description="What was sent, to whom and when. A filing is kept as it is; a correction is a further filing."
      submit="Record this filing"
      busy={change.isPending}
      error={error}
      fields={FILING_FIELDS}
      onClose={onClose}
      onSubmit={form.handleSubmit((values) => change.mutate(filingBody(values)))}
    >
      <Field
        label="Authority"
        hint={recipientHint(incident, authority)}
        error={errors.authority_jurisdiction?.message}
      >
        <Input
          autoComplete="off"
          list="authorities-told"
          maxLength={200}
          {...form.register("authority_jurisdiction")}
        />
      </Field>
      <datalist id="authorities-told">
        {incident.reported_to.map((authority) => (
          <option key={authority} value={authority} />
        ))}
      </datalist>
      <Controller
        control={form.control}
        name="authority_notified_at"
        render={({ field }) => (
          <Field
            label="Sent"
            error={errors.authority_notified_at?.message}
            hint={
              due !== null && (
                <DueHint due={due} aware={incident.discovered_at} zone={zone} filedAt={filedAt} />
              )
            }
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
      {late && (
        <Field
          label="Reasons for the delay"
          hint="GDPR Art. 33(1): a notification after 72 hours carries the reasons for the delay."
          error={errors.delay_reasons?.message}
        >
          <Textarea {...form.register("delay_reasons")} />
        </Field>
      )}
      <Field
        label="Reference or receipt number"
        optional
        error={errors.notification_reference?.message}
      >
        <Input
          autoComplete="off"
          maxLength={200}
          className="record"
          {...form.register("notification_reference")}
        />
      </Field>
      {reference.trim() === "" && (
        <p className="-mt-3 text-ink-2 text-xs">
          Without a reference the filing counts, and is marked: receipt missing. You can record it
          later as a follow-up.
        </p>
      )}
      <Controller
        control={form.control}
        name="data_subjects_notified_at"
        render={({ field }) => (
          <Field
            label="People affected were told"
            optional
            error={errors.data_subjects_notified_at?.message}
          >
            <DateTime
              name="People affected were told"
              zone={zone}
              maxDate={maxDate}
              value={field.value}
              onChange={field.onChange}
              onBlur={field.onBlur}
            />
          </Field>
        )}
      />
    </FormDialog>
  );
}

function DueHint({
  due,
  aware,
  zone,
  filedAt,
}: {
  due: number;
  aware: string | null;
  zone: string;
  filedAt: string;
}) {
  const at = Date.parse(filedAt);
  const deadline = formatInstant(new Date(due), zone, "short");
  if (Number.isNaN(at) || (aware !== null && at < Date.parse(aware)))
    return <>The deadline is {deadline}.</>;
  return at > due ? (
    <>
      {formatDuration(at - due)} past the deadline, {deadline}.
    </>
  ) : (
    <>
      {formatDuration(due - at)} before the deadline, {deadline}: within the outer limit.
    </>
  );
}
