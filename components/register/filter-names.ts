/** The filters that the register offers. */
import type { Words } from "@/lib/i18n/words";
import {
  AWARENESS_FILTERS,
  BREACH_FILTERS,
  FILED_FILTERS,
  NOBODY,
  OWN,
  SEVERITY_FILTERS,
  SOURCES,
  SPANS,
  STATUS_FILTERS,
} from "@/lib/schema/incident-values";

/** In the order in which the menu has them; "found" is the range of days. */
export const OFFERED = [
  "status",
  "severity",
  "breach_kind",
  "found",
  "overdue",
  "owner",
  "tag",
  "type",
  "drill",
  "source",
  "filed",
  "span",
  "awareness",
] as const;
export type Offered = (typeof OFFERED)[number];

type Option = readonly [value: string, words: string];

const YES_NO = ["true", "false"] as const;
const OWNERS = [OWN, NOBODY] as const;

/** What those filters offer that are chosen from a list. The owner's come with the people besides. */
export function choicesIn(t: Words<"register">) {
  return {
    status: STATUS_FILTERS.map((one): Option => [one, t(`choice.status.${one}`)]),
    severity: SEVERITY_FILTERS.map((one): Option => [one, t(`choice.severity.${one}`)]),
    breach_kind: BREACH_FILTERS.map((one): Option => [one, t(`choice.breach_kind.${one}`)]),
    overdue: YES_NO.map((one): Option => [one, t(`choice.overdue.${one}`)]),
    owner: OWNERS.map((one): Option => [one, t(`choice.owner.${one}`)]),
    drill: YES_NO.map((one): Option => [one, t(`choice.drill.${one}`)]),
    source: SOURCES.map((one): Option => [one, t(`choice.source.${one}`)]),
    filed: FILED_FILTERS.map((one): Option => [one, t(`choice.filed.${one}`)]),
    span: SPANS.map((one): Option => [one, t(`choice.span.${one}`)]),
    awareness: AWARENESS_FILTERS.map((one): Option => [one, t(`choice.awareness.${one}`)]),
  };
}
type ChoiceName = keyof ReturnType<typeof choicesIn>;

/** Whether a filter is chosen from a list; the others are typed. */
export function isChoice(name: Exclude<Offered, "found" | "tag">): name is ChoiceName {
  return name !== "type";
}
