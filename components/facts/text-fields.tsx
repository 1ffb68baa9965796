"use client";
import { useTranslations } from "next-intl";
import { Field } from "../ui/field";
import { Textarea } from "../ui/input";
import type { FactsFieldsProps } from "./facts-fields";
import { TEXT_FACTS, type TextFact } from "./facts-form";

/** What is told in words. No field asks for the names of people affected. */
export function TextFields({
  value,
  onChange,
  faults,
  only = TEXT_FACTS,
}: FactsFieldsProps & { only?: readonly TextFact[] }) {
  const t = useTranslations("facts");
  return (
    <>
      {only.map((name) => (
        <Field
          key={name}
          optional
          label={t(`text.${name}`)}
          hint={t(`textHint.${name}`)}
          error={faults?.[name]}
        >
          <Textarea
            rows={name === "contact" ? 2 : 3}
            value={value[name]}
            onChange={(event) => onChange({ [name]: event.target.value })}
          />
        </Field>
      ))}
    </>
  );
}

/** Why: for a correction, and for an awareness that lies later than the detection. */
export function ReasonField({
  value,
  onChange,
  faults,
  label,
  hint,
}: FactsFieldsProps & { label?: string; hint?: string }) {
  const t = useTranslations("facts");
  return (
    <Field label={label ?? t("reason")} hint={hint ?? t("reasonHint")} error={faults?.reason}>
      <Textarea
        rows={2}
        value={value.reason}
        onChange={(event) => onChange({ reason: event.target.value })}
      />
    </Field>
  );
}
