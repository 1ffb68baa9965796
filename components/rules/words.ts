/** A rule's values in words. */
import type { RuleOut } from "@/lib/schema/rules";

/** "72 hours", "1 month", "without undue delay". */
export function periodWords({ value, unit }: RuleOut["period"]): string {
  if (value === null) return "Without undue delay";
  const names: Record<RuleOut["period"]["unit"], string> = {
    hours: "hour",
    calendar_days: "day",
    business_days: "business day",
    months: "month",
    without_undue_delay: "",
  };
  return `${value} ${names[unit]}${value === 1 ? "" : "s"}`;
}

/** What starts the period. */
export function triggerWords({ kind, words }: RuleOut["trigger"]): string {
  const known = kind === "other" ? words : words ? `${kind}: ${words}` : kind;
  return known.charAt(0).toUpperCase() + known.slice(1);
}

export const RULE_STATUS_WORDS: Readonly<Record<RuleOut["status"], string>> = {
  in_force: "In force",
  not_yet_in_force: "Not yet in force",
  proposed: "Proposed",
  voluntary: "Voluntary",
};

export const CHECKED_SHORT: Readonly<Record<RuleOut["checked"], string>> = {
  text: "Wording read",
  secondary: "Secondary source",
  unchecked: "Unchecked",
};

export const CHECKED_LONG: Readonly<Record<RuleOut["checked"], string>> = {
  text: "The wording of the law was read.",
  secondary: "A secondary source was read, not the wording. Read the law before you rely on it.",
  unchecked: "From general knowledge. Read the law before you rely on it.",
};

export const STAGE_WORDS: Readonly<Record<RuleOut["stage"], string>> = {
  single: "One notification",
  initial: "First of several",
  intermediate: "In between",
  final: "Final",
};

export const CALENDAR_NAMES: Readonly<Record<NonNullable<RuleOut["calendar"]>, string>> = {
  "us-federal": "Federal holidays of the United States do not count",
  "us-vermont": "Holidays of Vermont do not count",
  "br-national": "National holidays of Brazil do not count",
  "co-national": "National holidays of Colombia do not count",
  "ec-national": "National holidays of Ecuador do not count",
};

/** ", from 2018-05-25 (date unchecked)"; empty where no date is known. */
export function effectiveWords(
  rule: Pick<RuleOut, "effective_from" | "effective_to" | "effective_checked">,
): string {
  const { effective_from: from, effective_to: to } = rule;
  if (from === null && to === null) return "";
  const checked = {
    text: "",
    secondary: " (date from a secondary source)",
    unchecked: " (date unchecked)",
  };
  return `${from ? `, from ${from}` : ""}${to ? `, until ${to}` : ""}${checked[rule.effective_checked]}`;
}
