"use client";
import { AVAILABILITY, CONFIDENTIALITY, INTEGRITY } from "@/lib/law/facts";
import { Field } from "../ui/field";
import { Select } from "../ui/input";
import { AVAILABILITY_WORDS, CONFIDENTIALITY_WORDS, INTEGRITY_WORDS } from "./fact-words";
import type { FactsFieldsProps } from "./facts-fields";

/** What became of confidentiality, integrity and availability. */
export function NatureFields({ value, onChange, faults }: FactsFieldsProps) {
  const { nature } = value;
  const say = (change: Partial<typeof nature>) => onChange({ nature: { ...nature, ...change } });
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <Choice
        label="Confidentiality"
        all={CONFIDENTIALITY}
        words={CONFIDENTIALITY_WORDS}
        value={nature.confidentiality}
        onChange={(confidentiality) => say({ confidentiality })}
        error={faults?.nature}
      />
      <Choice
        label="Integrity"
        all={INTEGRITY}
        words={INTEGRITY_WORDS}
        value={nature.integrity}
        onChange={(integrity) => say({ integrity })}
      />
      <Choice
        label="Availability"
        all={AVAILABILITY}
        words={AVAILABILITY_WORDS}
        value={nature.availability}
        onChange={(availability) => say({ availability })}
      />
    </div>
  );
}

function Choice<Name extends string>({
  label,
  all,
  words,
  value,
  onChange,
  error,
}: {
  label: string;
  all: readonly Name[];
  words: Readonly<Record<Name, string>>;
  value: string;
  onChange: (value: string) => void;
  error?: string;
}) {
  return (
    <Field label={label} error={error}>
      <Select value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">Not hit, or not said</option>
        {all.map((name) => (
          <option key={name} value={name}>
            {words[name]}
          </option>
        ))}
      </Select>
    </Field>
  );
}
