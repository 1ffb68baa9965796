"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { RadioChips } from "../ui/chip";
import { FieldGroup } from "../ui/field";
import type { FactsFieldsProps } from "./facts-fields";

const DATA = ["unintelligible", "partly_unintelligible", "readable", "unknown"] as const;
const KEYS = ["safe", "compromised", "unknown", "none"] as const;

/** Whether the data can be read, and where the key is. */
export function ProtectionFields({ value, onChange, faults }: FactsFieldsProps) {
  const group = useId();
  const t = useTranslations("facts");
  const { protection } = value;
  return (
    <>
      <FieldGroup label={t("canBeRead")} error={faults?.protection}>
        <RadioChips
          name={`${group}-data`}
          aria-label={t("canBeRead")}
          value={DATA.find((one) => one === protection.data)}
          onChange={(data) => onChange({ protection: { ...protection, data } })}
          options={DATA.map((data) => ({ value: data, label: t(`protection.${data}`) }))}
        />
      </FieldGroup>
      <FieldGroup label={t("theKey")} hint={t("theKeyHint")}>
        <RadioChips
          name={`${group}-key`}
          aria-label={t("theKey")}
          value={KEYS.find((one) => one === protection.key)}
          onChange={(key) => onChange({ protection: { ...protection, key } })}
          options={KEYS.map((key) => ({ value: key, label: t(`key.${key}`) }))}
        />
      </FieldGroup>
    </>
  );
}
