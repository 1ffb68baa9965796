"use client";
import { useTranslations } from "next-intl";
import { FINDINGS } from "@/lib/law/facts";

/** Facts that rules wait for, by the API's name; each one's words are the message `missing.<name>`. */
const NAMES = {
  "organisation.sectors": "sectors",
  "organisation.establishments": "establishments",
  aware_at: "aware_at",
  detected_at: "detected_at",
  classified_at: "classified_at",
  determined_at: "determined_at",
  processor_informed_at: "processor_informed_at",
  fix_available_at: "fix_available_at",
  role: "role",
  controllers: "controllers",
  affected: "affected",
  persons: "persons",
  records: "records",
  person_categories: "person_categories",
  data_categories: "data_categories",
  protection: "protection",
  nature: "nature",
  risk: "risk",
} as const;

function isNamed(fact: string): fact is keyof typeof NAMES {
  return fact in NAMES;
}

/** Says a fact that a rule waits for; one without words as the API calls it. */
export function useFactWords(): (fact: string) => string {
  const t = useTranslations("declare");
  const f = useTranslations("facts");
  return (fact) => {
    if (isNamed(fact)) return t(`missing.${NAMES[fact]}`);
    const finding = FINDINGS.find((name) => fact === `findings.${name}`);
    return finding ? f(`finding.${finding}`) : fact;
  };
}
