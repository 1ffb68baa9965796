"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { ArrowRight } from "lucide-react";
import { useEffect } from "react";
import { Controller, useForm, useWatch } from "react-hook-form";
import { z } from "zod";
import { strictDue } from "@/lib/law/clock";
import type { Duty } from "@/lib/schema/duties";
import { type IncidentDetail, type UpdateInput, updateSchema } from "@/lib/schema/incident";
import { DateTime } from "../ui/date-time";
import { Field } from "../ui/field";
import { Textarea } from "../ui/input";
import { useNow, useZone } from "../ui/now";
import { Time } from "../ui/time";
import { useToast } from "../ui/toast";
import { HOURS, makesLate } from "./awareness-late";
import { FormDialog } from "./form-dialog";
import { incidents, useChange } from "./incident-data";
import { showFaults } from "./refusal";
import { TwoZones } from "./two-zones";

interface AwarenessForm {
  discovered_at: string;
  reason: string;
  delay_reasons: string;
}

const FIELDS = ["discovered_at", "reason", "delay_reasons"] as const;
const formSchema = (duties: readonly Duty[]) =>
  z
    .object({
      discovered_at: z.string().min(1, "Say when the controller became aware."),
      reason: z
        .string()
        .refine(
          (said) => said.trim() !== "",
          "Say why the earlier time was wrong. It stays on record.",
        ),
      delay_reasons: z.string(),
    })
    .superRefine(({ discovered_at, delay_reasons }, ctx) => {
      if (!makesLate(discovered_at, duties) || delay_reasons.trim() !== "") return;
      ctx.addIssue({
        code: "custom",
        path: ["delay_reasons"],
        message: "Under this awareness the notice was late. Say why it was.",
      });
    })
    .transform(bodyOf)
    .pipe(updateSchema);

function bodyOf({ delay_reasons, ...form }: AwarenessForm): UpdateInput {
  return { ...form, delay_reasons: delay_reasons.trim() === "" ? undefined : delay_reasons };
}

/** Corrects when the controller became aware: asks why, and shows what it does to the deadline. */
export function AwarenessDialog({
  incident,
  duties,
  onClose,
}: {
  incident: IncidentDetail;
  duties: readonly Duty[];
  onClose: () => void;
}) {
  const zone = useZone();
  const tell = useToast();
  const form = useForm<AwarenessForm>({
    defaultValues: { discovered_at: incident.discovered_at ?? "", reason: "", delay_reasons: "" },
    resolver: zodResolver(formSchema(duties), undefined, { raw: true }),
  });
  const change = useChange(
    incident,
    (body: UpdateInput, seen) => incidents.update(incident.id, body, seen),
    () => {
      tell.done("Awareness corrected", "The old time stays in the history.");
      onClose();
    },
  );
  const error = change.error;
  useEffect(() => showFaults(error, FIELDS, form.setError), [error, form.setError]);
  const { errors } = form.formState;
  const stated = useWatch({ control: form.control, name: "discovered_at" });

  return (
    <FormDialog
      title={incident.discovered_at === null ? "State the awareness" : "Correct the awareness"}
      description="The 72 hours run from the moment at which the controller became aware."
      submit={incident.discovered_at === null ? "Start the clock" : "Correct and recompute"}
      busy={change.isPending}
      error={error}
      fields={FIELDS}
      onClose={onClose}
      onSubmit={form.handleSubmit((values) => change.mutate(bodyOf(values)))}
    >
      <Controller
        control={form.control}
        name="discovered_at"
        render={({ field }) => (
          <Field label="Aware since" error={errors.discovered_at?.message}>
            <DateTime
              name="Aware since"
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
        label="Reason"
        error={errors.reason?.message}
        hint="The old time, the new one and this reason stay on record together."
      >
        <Textarea {...form.register("reason")} />
      </Field>
      {(makesLate(stated, duties) || errors.delay_reasons) && (
        <Field
          label="Reasons for the delay"
          error={errors.delay_reasons?.message}
          hint="What was found at the filing stays on record. Beside it will stand that it was late under this awareness, and these reasons."
        >
          <Textarea {...form.register("delay_reasons")} />
        </Field>
      )}
    </FormDialog>
  );
}

/** The deadline before and after, and what an auditor will see. */
function Consequence({ incident, stated }: { incident: IncidentDetail; stated: string }) {
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
        <span className="text-ink-3">Deadline</span>
        {old !== null && (
          <>
            <s className="text-ink-3">
              <Time at={new Date(old)} zone={zone} style="full" />
            </s>
            <ArrowRight aria-label="becomes" className="size-3.5 text-ink-3" />
          </>
        )}
        <b className="font-semibold">
          <TwoZones at={due} zone={zone} />
        </b>
      </p>
      {due.getTime() < now && (
        <p className="text-ink-2">
          The new deadline has already passed: the clock will be overdue.
        </p>
      )}
      {movedLate && (
        <p className="font-medium text-overdue">
          This moves the deadline later after it had passed. The incident is marked so, and the mark
          stays.
        </p>
      )}
    </div>
  );
}
