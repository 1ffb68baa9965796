"use client";
import { useId } from "react";
import type { Finding } from "@/lib/law/facts";
import { RadioChips } from "../ui/chip";
import { FieldGroup } from "../ui/field";
import { FINDING_WORDS } from "./fact-words";
import type { FactsFieldsProps } from "./facts-fields";

const OPTIONS = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
  { value: "open", label: "Not known yet" },
] as const;

/** Yes-or-no findings that single laws turn on: those that are asked for. Open is unknown, never no. */
export function FindingFields({
  value,
  onChange,
  asked,
}: FactsFieldsProps & { asked: readonly Finding[] }) {
  const group = useId();
  return (
    <>
      {asked.map((name) => {
        const held = value.findings[name];
        return (
          <FieldGroup key={name} label={FINDING_WORDS[name]}>
            <RadioChips
              name={`${group}-${name}`}
              aria-label={FINDING_WORDS[name]}
              value={held === undefined ? "open" : held ? "yes" : "no"}
              onChange={(said) => {
                const { [name]: _, ...others } = value.findings;
                onChange({
                  findings: said === "open" ? others : { ...others, [name]: said === "yes" },
                });
              }}
              options={OPTIONS}
            />
          </FieldGroup>
        );
      })}
    </>
  );
}
