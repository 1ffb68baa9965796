"use client";
import { useTranslations } from "next-intl";
import { AVAILABILITY, CONFIDENTIALITY, INTEGRITY } from "@/lib/law/facts";
import { Field } from "../ui/field";
import { Select } from "../ui/input";
import type { FactsFieldsProps } from "./facts-fields";

/** What became of confidentiality, integrity and availability. */
export function NatureFields({ value, onChange, faults }: FactsFieldsProps) {
  const t = useTranslations("facts");
  const { nature } = value;
  const say = (change: Partial<typeof nature>) => onChange({ nature: { ...nature, ...change } });
  return (
    <div className="grid grid-cols-[repeat(auto-fit,minmax(min(15rem,100%),1fr))] gap-4">
      <Choice
        label={t("nature.confidentiality")}
        options={CONFIDENTIALITY.map((one) => ({ value: one, label: t(`confidentiality.${one}`) }))}
        value={nature.confidentiality}
        onChange={(confidentiality) => say({ confidentiality })}
        error={faults?.nature}
      />
      <Choice
        label={t("nature.integrity")}
        options={INTEGRITY.map((one) => ({ value: one, label: t(`integrity.${one}`) }))}
        value={nature.integrity}
        onChange={(integrity) => say({ integrity })}
      />
      <Choice
        label={t("nature.availability")}
        options={AVAILABILITY.map((one) => ({ value: one, label: t(`availability.${one}`) }))}
        value={nature.availability}
        onChange={(availability) => say({ availability })}
      />
    </div>
  );
}

function Choice({
  label,
  options,
  value,
  onChange,
  error,
}: {
  label: string;
  options: readonly { value: string; label: string }[];
  value: string;
  onChange: (value: string) => void;
  error?: string;
}) {
  const t = useTranslations("facts");
  return (
    <Field label={label} error={error}>
      <Select value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t("nature.unsaid")}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    </Field>
  );
}
