"use client";
import { useTranslations } from "next-intl";
import { Controller, useFormState } from "react-hook-form";
import { BREACH_WORDS, SEVERITY_WORDS } from "@/components/incident/words";
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

const SEVERITY_OPTIONS = SEVERITIES.map((value) => ({ value, label: SEVERITY_WORDS[value] }));
const BREACH_OPTIONS = BREACH_KINDS.map((value) => ({ value, label: BREACH_WORDS[value] }));

/** What happened, and to whom it belongs. */
export function StepWhat({ form, orgs }: { form: WizardForm; orgs: readonly DeclareOrg[] }) {
  const { control, register } = form;
  const { errors } = useFormState({ control });
  const t = useTranslations("ui");
  return (
    <div className="grid max-w-2xl gap-5">
      {orgs.length > 1 && (
        <Field
          label="Organisation"
          hint="Whose data it is: the controller that owes the notification."
          error={errors.orgId?.message}
        >
          <Select {...register("orgId")}>
            <option value="">Choose one</option>
            {orgs.map((org) => (
              <option key={org.id} value={org.id}>
                {org.below ? `${org.name} (${org.below})` : org.name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field
        label="Title"
        hint="What a colleague would recognise it by. No names of people affected."
        error={errors.title?.message}
      >
        <Input {...register("title")} maxLength={500} autoComplete="off" />
      </Field>
      <Field label="In short" optional error={errors.description?.message}>
        <Textarea {...register("description")} rows={4} />
      </Field>
      <Controller
        control={control}
        name="severity"
        render={({ field, fieldState }) => (
          <FieldGroup
            label="How serious is it"
            hint="It sorts the register. It never starts, stops or hides a clock."
            error={fieldState.error?.message}
          >
            <RadioChips
              name={field.name}
              value={SEVERITIES.find((value) => value === field.value)}
              onChange={field.onChange}
              onBlur={field.onBlur}
              options={SEVERITY_OPTIONS}
            />
          </FieldGroup>
        )}
      />
      <Controller
        control={control}
        name="breach_kind"
        render={({ field, fieldState }) => (
          <FieldGroup
            label="What was broken"
            hint="Seen by the wrong people, changed, or out of reach. Leave it open while you do not know."
            error={fieldState.error?.message}
          >
            <RadioChips
              name={field.name}
              value={BREACH_KINDS.find((value) => value === field.value)}
              onChange={field.onChange}
              onBlur={field.onBlur}
              options={BREACH_OPTIONS}
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
            label={t("drillDeclare")}
            description={t("drillSays")}
          />
        )}
      />
    </div>
  );
}
