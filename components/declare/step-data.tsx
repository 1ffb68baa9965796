"use client";
import { useTranslations } from "next-intl";
import { useFormState } from "react-hook-form";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";
import type { FieldOut } from "@/lib/schema/register-door/fields";
import { DataFields, PersonFields } from "../facts/category-fields";
import { CountField } from "../facts/count-field";
import { TEXT_FACTS } from "../facts/facts-form";
import { NatureFields } from "../facts/nature-fields";
import { ProtectionFields } from "../facts/protection-fields";
import { TextFields } from "../facts/text-fields";
import { Fold } from "./fold";
import { OwnFields } from "./own-fields";
import type { WizardForm } from "./use-draft";
import { useFacts } from "./use-facts";

/** The measures taken stand here as the actions: one question is not asked twice. */
const TEXTS = TEXT_FACTS.filter((name) => name !== "measures_taken");

/** People, data, consequences, measures: what Art. 33(3) asks for. All of it can wait. */
export function StepData({
  form,
  fields,
}: {
  form: WizardForm;
  /** Those of the organisation's own that take values. */
  fields: readonly FieldOut[];
}) {
  const t = useTranslations("declare");
  const { control, register } = form;
  const { errors } = useFormState({ control });
  const facts = useFacts(form);
  const { value, faults, onChange } = facts;
  const told =
    TEXTS.some((name) => value[name] !== "" || faults?.[name]) ||
    form.getValues(["root_cause", "corrective_actions"]).some(Boolean) ||
    errors.root_cause !== undefined ||
    errors.corrective_actions !== undefined;
  return (
    <div className="grid max-w-2xl gap-6">
      <CountField
        label={t("data.people")}
        hint={t("data.peopleHint")}
        value={value.persons}
        onChange={(persons) => onChange({ persons })}
        error={faults?.persons}
      />
      <PersonFields {...facts} />
      <DataFields {...facts} />
      <CountField
        label={t("data.records")}
        hint={t("data.recordsHint")}
        value={value.records}
        onChange={(records) => onChange({ records })}
        error={faults?.records}
      />
      <ProtectionFields {...facts} />
      <div className="-mb-4 border-line border-b">
        <Fold name={t("data.became")} open={Object.values(value.nature).some(Boolean)}>
          <NatureFields {...facts} />
        </Fold>
        <Fold name={t("data.told")} open={told}>
          <div className="grid gap-5">
            <Field label={t("data.cause")} optional error={errors.root_cause?.message}>
              <Textarea {...register("root_cause")} rows={3} />
            </Field>
            <TextFields {...facts} only={["consequences", "effects"]} />
            <Field
              label={t("data.actions")}
              optional
              hint={t("data.actionsHint")}
              error={errors.corrective_actions?.message}
            >
              <Textarea {...register("corrective_actions")} rows={4} />
            </Field>
            <TextFields {...facts} only={["measures_proposed", "remedial_action", "contact"]} />
          </div>
        </Fold>
        <OwnFields form={form} fields={fields} />
      </div>
    </div>
  );
}
