"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useEffect, useMemo } from "react";
import { Controller, useForm } from "react-hook-form";
import { z } from "zod";
import { type IncidentDetail, type UpdateInput, updateSchema } from "@/lib/schema/incident";
import { BREACH_KINDS, SEVERITIES } from "@/lib/schema/incident-values";
import { RadioChips } from "../ui/chip";
import { Field, FieldGroup } from "../ui/field";
import { Input, Textarea } from "../ui/input";
import { useToast } from "../ui/toast";
import { type FactsForm, factsBody, factsOf } from "./facts-form";
import { FormDialog } from "./form-dialog";
import { incidents, useChange } from "./incident-data";
import { showFaults } from "./refusal";

const FIELDS = [
  "title",
  "description",
  "severity",
  "breach_kind",
  "affected_users",
  "root_cause",
  "corrective_actions",
] as const;

/** What the form changes, held against the API's schema; nothing changed is no fault. */
function formSchema(opened: FactsForm) {
  const text = z.string();
  return z
    .object({
      title: text,
      description: text,
      severity: text,
      breach_kind: text,
      affected_users: text,
      root_cause: text,
      corrective_actions: text,
    })
    .superRefine((now, ctx) => {
      const body = factsBody(opened, now);
      if (Object.keys(body).length === 0) return;
      for (const { path, message } of updateSchema.safeParse(body).error?.issues ?? []) {
        ctx.addIssue({ code: "custom", path: path.slice(0, 1), message });
      }
    });
}

/** Corrects the facts. Only what the person changed is sent. */
export function FactsDialog({
  incident,
  onClose,
}: {
  incident: IncidentDetail;
  onClose: () => void;
}) {
  const t = useTranslations("incident");
  const tell = useToast();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what stood when the dialog opened, whatever comes in after
  const opened = useMemo(() => factsOf(incident), []);
  const form = useForm<FactsForm>({
    defaultValues: opened,
    resolver: zodResolver(formSchema(opened), undefined, { raw: true }),
  });
  const change = useChange(
    incident,
    (body: UpdateInput, seen) => incidents.update(incident.id, body, seen),
    () => {
      tell.done(t("editing.done"));
      onClose();
    },
  );
  const error = change.error;
  useEffect(() => showFaults(error, FIELDS, form.setError), [error, form.setError]);
  const { errors } = form.formState;
  const save = form.handleSubmit((values) => {
    const body = factsBody(opened, values);
    if (Object.keys(body).length === 0) onClose();
    else change.mutate(body);
  });

  return (
    <FormDialog
      title={t("editing.title")}
      description={t("editing.says")}
      submit={t("save")}
      busy={change.isPending}
      error={error}
      fields={FIELDS}
      onClose={onClose}
      onSubmit={save}
    >
      <Field label={t("editing.name")} error={errors.title?.message}>
        <Input maxLength={500} {...form.register("title")} />
      </Field>
      <Field label={t("about.title")} optional error={errors.description?.message}>
        <Textarea rows={4} {...form.register("description")} />
      </Field>
      <Controller
        control={form.control}
        name="severity"
        render={({ field }) => (
          <FieldGroup label={t("key.severity")} error={errors.severity?.message}>
            <RadioChips
              name="severity"
              value={field.value}
              onChange={field.onChange}
              options={SEVERITIES.map((value) => ({ value, label: t(`severity.${value}`) }))}
            />
          </FieldGroup>
        )}
      />
      <Controller
        control={form.control}
        name="breach_kind"
        render={({ field }) => (
          <FieldGroup label={t("key.breach")} error={errors.breach_kind?.message}>
            <RadioChips
              name="breach_kind"
              value={field.value}
              onChange={field.onChange}
              options={[
                ...BREACH_KINDS.map((value) => ({ value, label: t(`breach.${value}`) })),
                { value: "", label: t("notStated") },
              ]}
            />
          </FieldGroup>
        )}
      />
      <Field
        label={t("filing.affected")}
        optional
        error={errors.affected_users?.message}
        hint={t("editing.peopleHint")}
      >
        <Input inputMode="numeric" className="w-48" {...form.register("affected_users")} />
      </Field>
      <Field label={t("about.cause")} optional error={errors.root_cause?.message}>
        <Textarea {...form.register("root_cause")} />
      </Field>
      <Field
        label={t("tasks.title")}
        optional
        error={errors.corrective_actions?.message}
        hint={t("editing.oneALine")}
      >
        <Textarea {...form.register("corrective_actions")} />
      </Field>
    </FormDialog>
  );
}
