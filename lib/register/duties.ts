/**
 * The duties of an incident, as they follow from its facts, filings and decisions: which stand, since when,
 * until when. Nothing is written here; see save-duties.ts.
 */
import type { DutyRow } from "../db/rows";
import { assess, type Verdict } from "../law/assess";
import type { Facts } from "../law/facts";
import type { Rule } from "../law/rule";
import { type Case, caseOf } from "./duty-clock";
import { filedOf } from "./filed";
import { isOpen, type WholeIncident } from "./incident";
import { frozenRule, type Law, latestRule } from "./law";
import { newDuty, restated, superseded } from "./restate";

/** Art. 33's one row: which authority it was, filings say. */
const ART33_RECIPIENT = "supervisory authority";

export interface Plan {
  verdicts: Verdict[];
  /** All duties as they should stand. */
  duties: DutyRow[];
}

/**
 * Plans the duties.
 *
 * @param assessed whether somebody had the facts assessed: then a duty of which it cannot be told whether
 *   it exists stands as "to decide". A bare declaration starts only what applies for certain.
 */
export function planDuties(
  incident: WholeIncident,
  law: Law,
  now: Date,
  { assessed }: { assessed: boolean },
): Plan {
  const it = caseOf(incident, law, now);
  const { facts } = it;
  const verdicts = assess(law.rules, facts, {
    settings: law.settings,
    filed: filedOf(incident),
    now,
  });
  const duties = allRestated(it);
  for (const verdict of verdicts) {
    if (!stands(verdict, assessed)) continue;
    for (const recipient of recipientsOf(verdict.rule, facts)) {
      const held = duties.some(
        (duty) => duty.ruleId === verdict.rule.id && duty.recipient === recipient,
      );
      if (!held) duties.push(newDuty(verdict.rule, recipient, it, verdict));
    }
  }
  return { verdicts, duties: supersededByNames(duties, law, facts) };
}

/** Duties wait for each other: what one becomes may settle the next. No chain of the law is longer than this. */
const LONGEST_CHAIN = 3;

function allRestated(it: Case): DutyRow[] {
  let duties = it.incident.duties;
  for (let pass = 0; pass < LONGEST_CHAIN; pass++) {
    const now = { ...it, incident: { ...it.incident, duties } };
    const next = duties.map((duty) => restated(duty, now));
    const settled = next.every(({ state }, at) => state === duties[at]?.state);
    duties = next;
    if (settled) break;
  }
  return duties;
}

/** A verdict that gives a duty. What only the organisation's profile could tell is asked for there, once. */
function stands(verdict: Verdict, assessed: boolean): boolean {
  if (verdict.outcome === "applies") return true;
  if (verdict.outcome !== "cannot_tell" || !assessed) return false;
  if (verdict.binds) return true;
  if (verdict.touches !== true) return false;
  return !verdict.missing.some(({ fact }) => fact.startsWith("organisation."));
}

/** One duty for each controller where a processor has several; else the rule's own recipient. */
function recipientsOf(rule: Rule, facts: Facts): readonly string[] {
  if (rule.id === "eu-gdpr-art33") return [ART33_RECIPIENT];
  if (rule.recipient.kind === "controller" && facts.controllers.length > 0)
    return facts.controllers;
  return [rule.recipient.name];
}

/** A notice for each controller that is named, or one for all while none is: never both, and none for who is gone. */
function supersededByNames(duties: DutyRow[], law: Law, { controllers }: Facts): DutyRow[] {
  return duties.map((duty) => {
    const rule = frozenRule(law, duty) ?? latestRule(law, duty.ruleId);
    if (rule?.recipient.kind !== "controller" || !rule.applies || !isOpen(duty)) return duty;
    const isGeneral = duty.recipient === rule.recipient.name;
    if (controllers.length === 0) {
      return isGeneral ? duty : superseded(duty, "This controller is not named any more.");
    }
    if (controllers.includes(duty.recipient)) return duty;
    return superseded(
      duty,
      isGeneral
        ? "Each controller now has a duty of its own."
        : "This controller is not named any more.",
    );
  });
}
