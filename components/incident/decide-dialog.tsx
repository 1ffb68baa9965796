"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { type ReactNode, useEffect } from "react";
import { Controller, type UseFormReturn, useForm, useWatch } from "react-hook-form";
import type { DecideInput, IncidentDetail } from "@/lib/schema/incident";
import { DateTime } from "../ui/date-time";
import { Field, FieldGroup } from "../ui/field";
import { Textarea } from "../ui/input";
import { useZone } from "../ui/now";
import { useToast } from "../ui/toast";
import { ChoiceList } from "./choice-list";
import {
  CHOICES,
  conditionOf,
  DECISION_FIELDS,
  type DecisionForm,
  type DecisionTarget,
  decisionBody,
  decisionSchema,
  EMPTY_DECISION,
  outcomesFor,
} from "./decision-form";
import { FormDialog } from "./form-dialog";
import { incidents, useChange } from "./incident-data";
import { showFaults } from "./refusal";

/** Records a person's decision on a duty, or that a rule applies which has none here yet. */
export function DecideDialog({
  incident,
  target,
  choice,
  onClose,
}: {
  incident: IncidentDetail;
  target: DecisionTarget;
  /** Where the dialog was not opened on one duty: chooses among them. */
  choice?: ReactNode;
  onClose: () => void;
}) {
  const zone = useZone();
  const tell = useToast();
  const form = useForm<DecisionForm>({
    defaultValues: "rule" in target ? { ...EMPTY_DECISION, outcome: "applies" } : EMPTY_DECISION,
    resolver: zodResolver(decisionSchema(incident, target, zone), undefined, { raw: true }),
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
  useEffect(() => showFaults(error, DECISION_FIELDS, form.setError), [error, form.setError]);
  const { errors } = form.formState;
  const chosen = useWatch({ control: form.control, name: "outcome" });
  const outcome = outcomesFor(target).find((known) => known === chosen);
  const { act, citation } = "duty" in target ? target.duty : target.rule;
  const reason = "duty" in target ? target.duty.reason : target.rule.reason;

  return (
    <FormDialog
      title="Decide"
      description="Your name, the reasons and the facts as they now stand are kept with the decision. You can decide again; nothing is erased."
      submit="Record this decision"
      busy={change.isPending}
      error={error}
      fields={DECISION_FIELDS}
      onClose={onClose}
      onSubmit={form.handleSubmit((values) => change.mutate(decisionBody(values, target)))}
    >
      {choice}
      <div className="rounded-2 bg-sunken px-3.5 py-2.5 text-sm leading-normal edge-line">
        <p>
          <b className="font-semibold">{act}</b> <span className="text-ink-3">{citation}</span>
        </p>
        {reason && <p className="mt-0.5 text-ink-2 text-xs">{reason}</p>}
      </div>
      <Controller
        control={form.control}
        name="outcome"
        render={({ field }) => (
          <FieldGroup label="What was decided" error={errors.outcome?.message}>
            <ChoiceList
              name="outcome"
              value={field.value}
              onChange={field.onChange}
              onBlur={field.onBlur}
              options={outcomesFor(target).map((value) => ({
                value,
                label: CHOICES[value].label,
                description: conditionOf(value, target),
              }))}
            />
          </FieldGroup>
        )}
      />
      {outcome === "extended" && (
        <Instant form={form} name="extended_to" label="Until" hint="As the authority wrote it." />
      )}
      {(outcome === "extended" || outcome === "ordered") && (
        <Field
          label="What the authority wrote"
          optional={outcome === "ordered"}
          hint="Its words and its reference."
          error={errors.evidence?.message}
        >
          <Textarea rows={2} {...form.register("evidence")} />
        </Field>
      )}
      <Field
        label="Reasons"
        error={errors.reasons?.message}
        hint={outcome ? CHOICES[outcome].argue : "The facts that the decision rests on."}
      >
        <Textarea rows={4} {...form.register("reasons")} />
      </Field>
      {outcome === "applies" && (
        <Instant
          form={form}
          name="starts_at"
          label="It began at"
          hint="Only where no fact on record says when the period began: a contract's notice, for example."
        />
      )}
      <Instant
        form={form}
        name="decided_at"
        label="Decided"
        hint="Left empty: now. The time of recording is kept beside it."
      />
    </FormDialog>
  );
}

function Instant({
  form,
  name,
  label,
  hint,
}: {
  form: UseFormReturn<DecisionForm>;
  name: "decided_at" | "starts_at" | "extended_to";
  label: string;
  hint: string;
}) {
  const zone = useZone();
  return (
    <Controller
      control={form.control}
      name={name}
      render={({ field, fieldState }) => (
        <Field
          label={label}
          optional={name !== "extended_to"}
          error={fieldState.error?.message}
          hint={hint}
        >
          <DateTime
            name={label}
            zone={zone}
            offerNow={name === "decided_at"}
            value={field.value}
            onChange={field.onChange}
            onBlur={field.onBlur}
          />
        </Field>
      )}
    />
  );
}
