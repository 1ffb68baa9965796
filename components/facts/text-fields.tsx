"use client";
import { Field } from "../ui/field";
import { Textarea } from "../ui/input";
import type { FactsFieldsProps } from "./facts-fields";
import { TEXT_FACTS, type TextFact } from "./facts-form";

const WORDS: Readonly<Record<TextFact, { label: string; hint: string }>> = {
  consequences: {
    label: "Likely consequences",
    hint: "For the people affected (Art. 33(3)(c)). No names of people.",
  },
  effects: {
    label: "Effects so far",
    hint: "What it has led to already (Art. 33(5)). No names of people.",
  },
  measures_taken: {
    label: "Measures taken",
    hint: "Against the breach and its effects (Art. 33(3)(d)). No names of people.",
  },
  measures_proposed: {
    label: "Measures proposed",
    hint: "What is still to be done (Art. 33(3)(d)). No names of people.",
  },
  remedial_action: {
    label: "Remedial action",
    hint: "What keeps it from happening again (Art. 33(5)). No names of people.",
  },
  contact: {
    label: "Contact point",
    hint: "The data protection officer, or where else more can be learnt (Art. 33(3)(b)).",
  },
};

/** What is told in words. No field asks for the names of people affected. */
export function TextFields({
  value,
  onChange,
  faults,
  only = TEXT_FACTS,
}: FactsFieldsProps & { only?: readonly TextFact[] }) {
  return (
    <>
      {only.map((name) => (
        <Field
          key={name}
          optional
          label={WORDS[name].label}
          hint={WORDS[name].hint}
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
  label = "Reason",
  hint = "It stays on record beside the times. No names of people.",
}: FactsFieldsProps & { label?: string; hint?: string }) {
  return (
    <Field label={label} hint={hint} error={faults?.reason}>
      <Textarea
        rows={2}
        value={value.reason}
        onChange={(event) => onChange({ reason: event.target.value })}
      />
    </Field>
  );
}
