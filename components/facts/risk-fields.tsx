"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { RISKS } from "@/lib/law/facts";
import { RadioChips } from "../ui/chip";
import { Field, FieldGroup } from "../ui/field";
import { Textarea } from "../ui/input";
import type { FactsFieldsProps } from "./facts-fields";

/** The risk to the rights and freedoms of people: a person finds it, with reasons. No score does. */
export function RiskFields({ value, onChange, faults }: FactsFieldsProps) {
  const group = useId();
  const t = useTranslations("facts");
  const { risk } = value;
  return (
    <>
      <FieldGroup label={t("riskOf")} hint={t("riskHint")}>
        <RadioChips
          name={`${group}-risk`}
          aria-label={t("riskOf")}
          value={RISKS.find((one) => one === risk.level)}
          onChange={(level) => onChange({ risk: { ...risk, level } })}
          options={RISKS.map((level) => ({ value: level, label: t(`risk.${level}`) }))}
        />
      </FieldGroup>
      {risk.level !== "" && (
        <Field label={t("why")} hint={t("whyHint")} error={faults?.risk}>
          <Textarea
            rows={2}
            value={risk.reasons}
            onChange={(event) => onChange({ risk: { ...risk, reasons: event.target.value } })}
          />
        </Field>
      )}
    </>
  );
}
