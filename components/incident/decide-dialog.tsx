"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { useEffect } from "react";
import { Controller, useForm } from "react-hook-form";
import { z } from "zod";
import {
  DECISION_OUTCOMES,
  type DecideInput,
  decideSchema,
  type IncidentDetail,
} from "@/lib/schema/incident";
import { RadioChips } from "../ui/chip";
import { DateTime } from "../ui/date-time";
import { Field, FieldGroup } from "../ui/field";
import { Textarea } from "../ui/input";
import { useZone } from "../ui/now";
import { useToast } from "../ui/toast";
import { refuseBeforeAwareness } from "./after-awareness";
import { FormDialog } from "./form-dialog";
import { incidents, useChange } from "./incident-data";
import { showFaults } from "./refusal";
import { OUTCOME_WORDS } from "./words";

interface DecisionForm {
  outcome: string;
  reasons: string;
  decided_at: string;
}

const FIELDS = ["outcome", "reasons", "decided_at"] as const;

/** What the form says, as the API takes it. */
function bodyOf(form: DecisionForm): DecideInput {
  const outcome = DECISION_OUTCOMES.find((known) => known === form.outcome) ?? "not_required";
  return { outcome, reasons: form.reasons, decided_at: form.decided_at || undefined };
}

function formSchema(incident: IncidentDetail, zone: string) {
  return z
    .object({
      outcome: z.string().refine((said) => said in OUTCOME_WORDS, "Choose what was decided."),
      reasons: z.string(),
      decided_at: z.string(),
    })
    .superRefine((form, ctx) => refuseBeforeAwareness(form, ["decided_at"], incident, zone, ctx))
    .transform(bodyOf)
    .pipe(decideSchema);
}

/** Records a person's decision that no notification is due, or that it was no breach. */
export function DecideDialog({
  incident,
  onClose,
}: {
  incident: IncidentDetail;
  onClose: () => void;
}) {
  const zone = useZone();
  const tell = useToast();
  const form = useForm<DecisionForm>({
    defaultValues: { outcome: "", reasons: "", decided_at: "" },
    resolver: zodResolver(formSchema(incident, zone), undefined, { raw: true }),
  });
  const change = useChange(
    incident,
    (body: DecideInput, seen) => incidents.decide(incident.id, body, seen),
    () => {
      tell.done("Decision recorded");
      onClose();
    },
  );
  const error = change.error;
  useEffect(() => showFaults(error, FIELDS, form.setError), [error, form.setError]);
  const { errors } = form.formState;

  return (
    <FormDialog
      title="Decide"
      description="Your name, the reasons and the facts as they now stand are kept with the decision. You can decide again; nothing is erased."
      submit="Record this decision"
      busy={change.isPending}
      error={error}
      fields={FIELDS}
      onClose={onClose}
      onSubmit={form.handleSubmit((values) => change.mutate(bodyOf(values)))}
    >
      <Controller
        control={form.control}
        name="outcome"
        render={({ field }) => (
          <FieldGroup
            label="What was decided"
            error={errors.outcome?.message}
            hint="GDPR Art. 33(1): no notification is due where a risk to people is unlikely. Even then the breach stays on record."
          >
            <RadioChips
              name="outcome"
              value={field.value}
              onChange={field.onChange}
              onBlur={field.onBlur}
              options={DECISION_OUTCOMES.map((value) => ({ value, label: OUTCOME_WORDS[value] }))}
            />
          </FieldGroup>
        )}
      />
      <Field
        label="Reasons"
        error={errors.reasons?.message}
        hint="What makes a risk unlikely: what was exposed, to whom, what protected it, how you know."
      >
        <Textarea rows={4} {...form.register("reasons")} />
      </Field>
      <Controller
        control={form.control}
        name="decided_at"
        render={({ field }) => (
          <Field
            label="Decided"
            optional
            error={errors.decided_at?.message}
            hint="Left empty: now. The time of recording is kept beside it."
          >
            <DateTime
              name="Decided"
              zone={zone}
              offerNow
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
