/** What assessing an incident anew would change of its duties, and which verdicts a page sends along. */
import type { Assessment, Duty, VerdictOut } from "@/lib/schema/duties";

/** What a page needs of a verdict: computations stay with the duties. */
export type VerdictLine = Pick<
  VerdictOut,
  | "rule_id"
  | "citation"
  | "act"
  | "jurisdiction"
  | "outcome"
  | "reason"
  | "missing"
  | "touches"
  | "state"
  | "due_at"
>;

/** The verdicts without what a page does not show: 200 of them go to the browser. */
export function verdictLines({ verdicts }: Pick<Assessment, "verdicts">): VerdictLine[] {
  return verdicts.map((verdict) => ({
    rule_id: verdict.rule_id,
    citation: verdict.citation,
    act: verdict.act,
    jurisdiction: verdict.jurisdiction,
    outcome: verdict.outcome,
    reason: verdict.reason,
    missing: verdict.missing,
    touches: verdict.touches,
    state: verdict.state,
    due_at: verdict.due_at,
  }));
}

export interface Change {
  verdict: VerdictLine;
  /** The state that the duty has now; null where there is none yet. */
  from: Duty["state"] | null;
  dueFrom: string | null;
}

/** Duties that would begin, change their state or move, if the incident were assessed now. */
export function changesOf(verdicts: readonly VerdictLine[], duties: readonly Duty[]): Change[] {
  return verdicts.flatMap((verdict) => {
    if (verdict.state === null) return [];
    const duty = duties.find(({ rule_id }) => rule_id === verdict.rule_id);
    const same = duty?.state === verdict.state && duty.due_at === verdict.due_at;
    return same ? [] : [{ verdict, from: duty?.state ?? null, dueFrom: duty?.due_at ?? null }];
  });
}

/** Rules on which a person decides and whose place the incident touches, while no duty stands for them. */
export function personDecides(
  verdicts: readonly VerdictLine[],
  duties: readonly Duty[],
): VerdictLine[] {
  const standing = new Set(duties.map(({ rule_id }) => rule_id));
  return verdicts.filter(
    ({ outcome, touches, rule_id }) =>
      outcome === "person_decides" && touches === true && !standing.has(rule_id),
  );
}

export interface VerdictGroup {
  outcome: VerdictLine["outcome"];
  verdicts: VerdictLine[];
}

/** All verdicts by what they say, those that apply first. */
export function byOutcome(verdicts: readonly VerdictLine[]): VerdictGroup[] {
  const order = ["applies", "cannot_tell", "person_decides", "does_not_apply"] as const;
  return order
    .map((outcome) => ({
      outcome,
      verdicts: verdicts.filter((verdict) => verdict.outcome === outcome),
    }))
    .filter(({ verdicts: held }) => held.length > 0);
}

/** Rules by the place whose law they are, in the order of the rules. */
export function byJurisdiction(rules: readonly VerdictLine[]) {
  const places = [...new Set(rules.map(({ jurisdiction }) => jurisdiction))];
  return places.map((jurisdiction) => ({
    jurisdiction,
    rules: rules.filter((rule) => rule.jurisdiction === jurisdiction),
  }));
}
