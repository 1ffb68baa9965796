/** A duty's clock: computed from the facts, kept as it was computed, moved by an authority's grant alone. */
import type { DecisionRow, DutyRow } from "../db/rows";
import { lateByMs } from "../law/clock";
import type { ComputedClock } from "../law/clocks/clock";
import { computeClock } from "../law/clocks/compute";
import type { Facts } from "../law/facts";
import { type Rule, startOf } from "../law/rule";
import { ruleAt } from "../law/rules";
import { factsNow, highRiskFoundAt } from "./facts-now";
import { submissions } from "./filed";
import type { WholeIncident } from "./incident";
import { type Law, latestRule } from "./law";
import { plain } from "./plain-json";

/** What the plan for an incident's duties is made from. */
export interface Case {
  incident: WholeIncident;
  facts: Facts;
  law: Law;
  now: Date;
  filings: ReadonlyMap<string, { first: Date; latest: Date }>;
}

/** The case of an incident as it stands. */
export function caseOf(incident: WholeIncident, law: Law, now: Date): Case {
  return {
    incident,
    law,
    now,
    facts: factsNow(incident, law.profile),
    filings: submissions(incident),
  };
}

export function clockOf(duty: DutyRow, rule: Rule, it: Case): ComputedClock {
  return computeClock({
    rule,
    facts: it.facts,
    filings: it.filings,
    highRiskFoundAt: highRiskFoundAt(it.incident),
    statedStart: statedStart(rule, appliedBy(duty, it.incident)),
    cap: rule.cap === undefined ? undefined : capOf(duty, rule.cap, it.law),
    tzEdition: process.versions.tz ?? "unknown",
  });
}

/** The rule that bounds this one, in the version under which the clock began. */
function capOf({ inputs }: DutyRow, id: string, law: Law): Rule | undefined {
  const held =
    typeof inputs === "object" && inputs !== null && !Array.isArray(inputs) ? inputs : {};
  const frozen = typeof held.cap_version === "string" ? ruleAt(id, Number(held.cap_version)) : null;
  return frozen ?? latestRule(law, id);
}

/** When the period began, as the decision says; one that has persons told begins with the decision itself. */
function statedStart(rule: Rule, applied: DecisionRow | undefined): Date | null {
  if (!applied) return null;
  return applied.startsAt ?? ("found" in startOf(rule) ? applied.decidedAt : null);
}

/** Inputs that are no fact of the incident: editions, and the noticing that a DPDP event alone stated. */
const NO_FACT = /_edition$|^noticed_at$/;

export function frozen(duty: DutyRow, clock: ComputedClock): boolean {
  return duty.state === clock.state && hasSameFacts(duty, clock);
}

function hasSameFacts(duty: DutyRow, clock: ComputedClock): boolean {
  const facts = (inputs: object) =>
    JSON.stringify(
      Object.entries(inputs)
        .filter(([name]) => !NO_FACT.test(name))
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  return (
    typeof duty.inputs === "object" &&
    duty.inputs !== null &&
    duty.computation.length > 0 &&
    facts(duty.inputs) === facts(clock.inputs)
  );
}

export function withClock(duty: DutyRow, clock: ComputedClock): DutyRow {
  return {
    ...duty,
    state: clock.state,
    startedAt: clock.startedAt,
    dueAt: clock.dueAt,
    computation: clock.computation,
    readings: plain(clock.readings),
    inputs: clock.inputs,
  };
}

/** The authority's own instant, where it gave more time: the clock's own stays in the computation. */
export function extended(duty: DutyRow, incident: WholeIncident): DutyRow {
  const grant = grantOn(duty, incident);
  if (!grant || duty.state !== "running" || duty.dueAt === null || duty.dueAt >= grant.to) {
    return duty;
  }
  return {
    ...duty,
    state: "authority_extended",
    dueAt: grant.to,
    computation: [...duty.computation, grant.line],
  };
}

/** The time that the authority gave last, if it gave any: no later decision takes it back. */
export function grantOn(duty: DutyRow, incident: WholeIncident): { to: Date; line: string } | null {
  const last = decisionsOn(duty, incident).findLast(({ outcome }) => outcome === "extended");
  if (!last?.extendedTo) return null;
  const to = last.extendedTo;
  return { to, line: `The authority gave time until ${to.toISOString()}: ${last.evidence ?? ""}` };
}

function decisionsOn(duty: DutyRow, incident: WholeIncident) {
  return incident.decisions.filter(({ dutyId }) => dutyId === duty.id);
}

/** The decision by which a person has the duty stand, whatever the conditions say. */
export function appliedBy(duty: DutyRow, incident: WholeIncident) {
  return decisionsOn(duty, incident)
    .filter(({ outcome }) => outcome !== "extended")
    .filter(
      ({ outcome }) => outcome === "applies" || outcome === "communicate" || outcome === "ordered",
    )
    .at(-1);
}

/**
 * A duty that a filing met, after its facts were corrected: the clock is computed anew, what was found at
 * the filing stays, and beside it stands what the corrected awareness makes of it.
 */
export function corrected(duty: DutyRow, rule: Rule, it: Case): DutyRow {
  const clock = clockOf(duty, rule, it);
  const now = extended(withClock(duty, clock), it.incident);
  const moved =
    now.dueAt?.getTime() !== duty.dueAt?.getTime() ||
    now.startedAt?.getTime() !== duty.startedAt?.getTime();
  if (!moved || !duty.settledAt) return duty;
  if (duty.sessionId !== null && hasSameFacts(duty, clock)) return duty;
  const late = lateByMs(duty.settledAt, now.dueAt);
  return {
    ...now,
    state: duty.state,
    correctedLateByMs: late === null ? null : BigInt(late),
    computation: [
      ...now.computation,
      `Computed anew on ${it.now.toISOString()} after a correction. What was found at the filing stands: ${verdictWords(duty.lateByMs)}`,
      `Under the corrected facts: ${verdictWords(late === null ? null : BigInt(late))}`,
    ],
  };
}

function verdictWords(late: bigint | null): string {
  if (late === null) return "no deadline stood.";
  return late === 0n ? "within the outer limit." : `late by ${late} ms.`;
}
