"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect } from "react";
import { Controller, type UseFormReturn, useForm, useWatch } from "react-hook-form";
import type { DecideInput, IncidentDetail } from "@/lib/schema/incident";
import { DateTime } from "../ui/date-time";
import { Field, FieldGroup } from "../ui/field";
import { Textarea } from "../ui/input";
import { LawTerm } from "../ui/law-term";
import { LawText } from "../ui/law-text";
import { useZone } from "../ui/now";
import { useTime } from "../ui/time-words";
import { useToast } from "../ui/toast";
import { ChoiceList } from "./choice-list";
import {
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
  const t = useTranslations("incident");
  const time = useTime();
  const tell = useToast();
  const form = useForm<DecisionForm>({
    defaultValues: "rule" in target ? { ...EMPTY_DECISION, outcome: "applies" } : EMPTY_DECISION,
    resolver: zodResolver(decisionSchema(incident, target, time, t), undefined, { raw: true }),
  });
  const change = useChange(
    incident,
    (body: DecideInput, seen) => incidents.decide(incident.id, body, seen),
    () => {
      tell.done(t("decision.done"));
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
      title={t("decision.title")}
      description={t("decision.says")}
      submit={t("decision.submit")}
      busy={change.isPending}
      error={error}
      fields={DECISION_FIELDS}
      onClose={onClose}
      onSubmit={form.handleSubmit((values) => change.mutate(decisionBody(values, target)))}
    >
      {choice}
      <div className="rounded-2 bg-sunken px-3.5 py-2.5 text-sm leading-normal edge-line">
        <p>
          <LawTerm of={act} className="font-semibold" />{" "}
          <span className="text-ink-3">{citation}</span>
        </p>
        {reason && (
          <p className="mt-0.5 text-ink-2 text-xs">
            <LawText of={reason} />
          </p>
        )}
      </div>
      <Controller
        control={form.control}
        name="outcome"
        render={({ field }) => (
          <FieldGroup label={t("decision.what")} error={errors.outcome?.message}>
            <ChoiceList
              name="outcome"
              value={field.value}
              onChange={field.onChange}
              onBlur={field.onBlur}
              options={outcomesFor(target).map((value) => ({
                value,
                label: t(`choice.${value}.label`),
                description: t(conditionOf(value, target)),
              }))}
            />
          </FieldGroup>
        )}
      />
      {outcome === "extended" && (
        <Instant
          form={form}
          name="extended_to"
          label={t("decision.until")}
          hint={t("decision.untilHint")}
        />
      )}
      {(outcome === "extended" || outcome === "ordered") && (
        <Field
          label={t("decision.wrote")}
          optional={outcome === "ordered"}
          hint={t("decision.wroteHint")}
          error={errors.evidence?.message}
        >
          <Textarea rows={2} {...form.register("evidence")} />
        </Field>
      )}
      <Field
        label={t("decision.reasons")}
        error={errors.reasons?.message}
        hint={t(outcome ? `choice.${outcome}.argue` : "decision.reasonsHint")}
      >
        <Textarea rows={4} {...form.register("reasons")} />
      </Field>
      {outcome === "applies" && (
        <Instant
          form={form}
          name="starts_at"
          label={t("decision.began")}
          hint={t("decision.beganHint")}
        />
      )}
      <Instant
        form={form}
        name="decided_at"
        label={t("decision.decided")}
        hint={t("decision.decidedHint")}
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
