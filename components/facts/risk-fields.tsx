"use client";
import { useId } from "react";
import { RISKS } from "@/lib/law/facts";
import { RadioChips } from "../ui/chip";
import { Field, FieldGroup } from "../ui/field";
import { Textarea } from "../ui/input";
import { RISK_WORDS } from "./fact-words";
import type { FactsFieldsProps } from "./facts-fields";

const OPTIONS = RISKS.map((value) => ({ value, label: RISK_WORDS[value] }));

/** The risk to the rights and freedoms of people: a person finds it, with reasons. No score does. */
export function RiskFields({ value, onChange, faults }: FactsFieldsProps) {
  const group = useId();
  const { risk } = value;
  return (
    <>
      <FieldGroup
        label="Risk to the rights and freedoms of people"
        hint="You find it. A risk calls for the authority, a high risk for the people affected too."
      >
        <RadioChips
          name={`${group}-risk`}
          aria-label="Risk to the rights and freedoms of people"
          value={RISKS.find((one) => one === risk.level)}
          onChange={(level) => onChange({ risk: { ...risk, level } })}
          options={OPTIONS}
        />
      </FieldGroup>
      {risk.level !== "" && (
        <Field
          label="Why"
          hint="The finding counts with its reasons. No names of people affected."
          error={faults?.risk}
        >
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
