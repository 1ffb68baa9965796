"use client";
import { useId } from "react";
import { RadioChips } from "../ui/chip";
import { FieldGroup } from "../ui/field";
import { KEY_WORDS, PROTECTION_WORDS } from "./fact-words";
import type { FactsFieldsProps } from "./facts-fields";

const DATA = ["unintelligible", "partly_unintelligible", "readable", "unknown"] as const;
const KEYS = ["safe", "compromised", "unknown", "none"] as const;
const DATA_OPTIONS = DATA.map((value) => ({ value, label: PROTECTION_WORDS[value] }));
const KEY_OPTIONS = KEYS.map((value) => ({ value, label: KEY_WORDS[value] }));

/** Whether the data can be read, and where the key is. */
export function ProtectionFields({ value, onChange, faults }: FactsFieldsProps) {
  const group = useId();
  const { protection } = value;
  return (
    <>
      <FieldGroup label="Can the data be read by whoever has them" error={faults?.protection}>
        <RadioChips
          name={`${group}-data`}
          aria-label="Can the data be read by whoever has them"
          value={DATA.find((one) => one === protection.data)}
          onChange={(data) => onChange({ protection: { ...protection, data } })}
          options={DATA_OPTIONS}
        />
      </FieldGroup>
      <FieldGroup
        label="The key"
        hint="Encryption spares you the duty to tell people only while the key is safe (Art. 34(3)(a))."
      >
        <RadioChips
          name={`${group}-key`}
          aria-label="The key"
          value={KEYS.find((one) => one === protection.key)}
          onChange={(key) => onChange({ protection: { ...protection, key } })}
          options={KEY_OPTIONS}
        />
      </FieldGroup>
    </>
  );
}
