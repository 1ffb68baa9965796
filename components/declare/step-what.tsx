"use client";
import { useTranslations } from "next-intl";
import { Controller, useFormState } from "react-hook-form";
import { RadioChips } from "@/components/ui/chip";
import { Field, FieldGroup } from "@/components/ui/field";
import { Checkbox, Input, Select, Textarea } from "@/components/ui/input";
import { BREACH_KINDS, SEVERITIES } from "@/lib/schema/incident-values";
import type { FieldOut } from "@/lib/schema/register-door/fields";
import type { WizardForm } from "./use-draft";

export interface DeclareOrg {
  id: string;
  name: string;
  /** The organisation above it, where there is one in sight. */
  below: string | null;
  /** Countries and states in which it is established; null while nobody has said. */
  establishments: readonly string[] | null;
  /** Fields of its own that take values. */
  fields: readonly FieldOut[];
}

/** What happened, and to whom it belongs. */
export function StepWhat({ form, orgs }: { form: WizardForm; orgs: readonly DeclareOrg[] }) {
  const { control, register } = form;
  const { errors } = useFormState({ control });
  const t = useTranslations("declare");
  const fact = useTranslations("facts");
  const ui = useTranslations("ui");
  return (
    <div className="grid max-w-2xl gap-5">
      {orgs.length > 1 && (
        <Field
          label={t("what.organisation")}
          hint={t("what.organisationHint")}
          error={errors.orgId?.message}
        >
          <Select {...register("orgId")}>
            <option value="">{t("what.chooseOne")}</option>
            {orgs.map((org) => (
              <option key={org.id} value={org.id}>
                {org.below ? `${org.name} (${org.below})` : org.name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field label={t("what.title")} hint={t("what.titleHint")} error={errors.title?.message}>
        <Input {...register("title")} maxLength={500} autoComplete="off" />
      </Field>
      <Field label={t("what.inShort")} optional error={errors.description?.message}>
        <Textarea {...register("description")} rows={4} />
      </Field>
      <Controller
        control={control}
        name="severity"
        render={({ field, fieldState }) => (
          <FieldGroup
            label={t("what.severity")}
            hint={t("what.severityHint")}
            error={fieldState.error?.message}
          >
            <RadioChips
              name={field.name}
              value={SEVERITIES.find((value) => value === field.value)}
              onChange={field.onChange}
              onBlur={field.onBlur}
              options={SEVERITIES.map((value) => ({ value, label: fact(`severity.${value}`) }))}
            />
          </FieldGroup>
        )}
      />
      <Controller
        control={control}
        name="breach_kind"
        render={({ field, fieldState }) => (
          <FieldGroup
            label={t("what.kind")}
            hint={t("what.kindHint")}
            error={fieldState.error?.message}
          >
            <RadioChips
              name={field.name}
              value={BREACH_KINDS.find((value) => value === field.value)}
              onChange={field.onChange}
              onBlur={field.onBlur}
              options={BREACH_KINDS.map((value) => ({ value, label: fact(`breachKind.${value}`) }))}
            />
          </FieldGroup>
        )}
      />
      <Controller
        control={control}
        name="drill"
        render={({ field }) => (
          <Checkbox
            name={field.name}
            checked={field.value === "true"}
            onChange={(event) => field.onChange(event.target.checked ? "true" : "")}
            onBlur={field.onBlur}
            label={ui("drillDeclare")}
            description={ui("drillSays")}
          />
        )}
      />
    </div>
  );
}
