"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { useEffect } from "react";
import { Controller, useForm, useWatch } from "react-hook-form";
import { z } from "zod";
import { type IncidentDetail, type NotifyInput, notifySchema } from "@/lib/schema/incident";
import { formatDuration, formatInstant } from "@/lib/time";
import { DateTime } from "../ui/date-time";
import { Field } from "../ui/field";
import { Input, Textarea } from "../ui/input";
import { useNow, useZone } from "../ui/now";
import { useToast } from "../ui/toast";
import { FormDialog } from "./form-dialog";
import { incidents, useChange } from "./incident-data";
import { showFaults } from "./refusal";

interface FilingForm {
  authority_jurisdiction: string;
  authority_notified_at: string;
  notification_reference: string;
  data_subjects_notified_at: string;
  delay_reasons: string;
}

const FIELDS = [
  "authority_jurisdiction",
  "authority_notified_at",
  "notification_reference",
  "data_subjects_notified_at",
  "delay_reasons",
] as const;

const EMPTY: FilingForm = {
  authority_jurisdiction: "",
  authority_notified_at: "",
  notification_reference: "",
  data_subjects_notified_at: "",
  delay_reasons: "",
};

const SAY_WHEN = "Say when it was sent.";

/** What the form says, as the API takes it: what is empty is not said. */
function bodyOf(form: FilingForm): NotifyInput {
  const said = (text: string) => (text.trim() === "" ? undefined : text);
  return {
    authority_jurisdiction: form.authority_jurisdiction,
    authority_notified_at: said(form.authority_notified_at),
    notification_reference: said(form.notification_reference),
    data_subjects_notified_at: said(form.data_subjects_notified_at),
    delay_reasons: said(form.delay_reasons),
  };
}

/** The form's own rules, then the API's; a filing past `due` needs its reasons. */
function formSchema(due: number | null) {
  return z
    .object({
      authority_jurisdiction: z.string(),
      authority_notified_at: z.string().min(1, SAY_WHEN),
      notification_reference: z.string(),
      data_subjects_notified_at: z.string(),
      delay_reasons: z.string(),
    })
    .refine(
      (form) => !isLate(form.authority_notified_at, due) || form.delay_reasons.trim() !== "",
      {
        path: ["delay_reasons"],
        message:
          "It is past the deadline, so the reasons for the delay are part of the notification.",
      },
    )
    .transform(bodyOf)
    .pipe(notifySchema);
}

function isLate(filedAt: string, due: number | null): boolean {
  return due !== null && Date.parse(filedAt) > due;
}

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
  // A follow-up has no deadline of its own, so only a first notice can be late.
  const open = incident.clocks.find(({ state }) => state === "running" || state === "to_decide");
  const due = open?.due_at ? Date.parse(open.due_at) : null;
  const form = useForm<FilingForm>({
    defaultValues: EMPTY,
    resolver: zodResolver(formSchema(due), undefined, { raw: true }),
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
  useEffect(() => showFaults(error, FIELDS, form.setError), [error, form.setError]);

  const { errors } = form.formState;
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
      onClose={onClose}
      onSubmit={form.handleSubmit((values) => change.mutate(bodyOf(values)))}
    >
      <Field
        label="Authority"
        hint="As you call it: CNIL, DE-BY, FR. A name that is not known is kept and marked."
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
            hint={due !== null && <DueHint due={due} zone={zone} filedAt={filedAt} />}
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

function DueHint({ due, zone, filedAt }: { due: number; zone: string; filedAt: string }) {
  const at = Date.parse(filedAt);
  const deadline = formatInstant(new Date(due), zone, "short");
  if (Number.isNaN(at)) return <>The deadline is {deadline}.</>;
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
