"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import type { Finding } from "@/lib/law/facts";
import { RadioChips } from "../ui/chip";
import { FieldGroup } from "../ui/field";
import type { FactsFieldsProps } from "./facts-fields";

/** Yes-or-no findings that single laws turn on: those that are asked for. Open is unknown, never no. */
export function FindingFields({
  value,
  onChange,
  asked,
}: FactsFieldsProps & { asked: readonly Finding[] }) {
  const group = useId();
  const t = useTranslations("facts");
  const options = [
    { value: "yes", label: t("yes") },
    { value: "no", label: t("no") },
    { value: "open", label: t("notYet") },
  ] as const;
  return (
    <>
      {asked.map((name) => {
        const held = value.findings[name];
        return (
          <FieldGroup key={name} label={t(`finding.${name}`)}>
            <RadioChips
              name={`${group}-${name}`}
              aria-label={t(`finding.${name}`)}
              value={held === undefined ? "open" : held ? "yes" : "no"}
              onChange={(said) => {
                const { [name]: _, ...others } = value.findings;
                onChange({
                  findings: said === "open" ? others : { ...others, [name]: said === "yes" },
                });
              }}
              options={options}
            />
          </FieldGroup>
        );
      })}
    </>
  );
}
