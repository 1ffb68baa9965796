/**
 * The duties of an incident, as they follow from its facts, filings and decisions: which stand, since when,
 * until when. Nothing is written here; see save-duties.ts.
 */
import type { DecisionRow, DutyRow } from "../db/rows";
import { newId } from "../ids";
import { assess, judgeFacts, type Verdict } from "../law/assess";
import { lateByMs } from "../law/clock";
import type { ComputedClock } from "../law/clocks/clock";
import { computeClock } from "../law/clocks/compute";
import type { Filed } from "../law/evaluate";
import type { Facts } from "../law/facts";
import { type Rule, startOf } from "../law/rule";
import { ruleAt } from "../law/rules";
import { factsNow, highRiskFoundAt } from "./facts-now";
import { isOpen, type WholeIncident } from "./incident";
import { frozenRule, type Law, latestRule } from "./law";

/** Art. 33's one row: which authority it was, filings say. */
const ART33_RECIPIENT = "supervisory authority";

/** What the plan for an incident's duties is made from. */
interface Case {
  incident: WholeIncident;
  facts: Facts;
  law: Law;
  now: Date;
  filings: ReadonlyMap<string, { first: Date; latest: Date }>;
}

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
  const facts = factsNow(incident, law.profile);
  const filings = submissions(incident);
  const it: Case = { incident, facts, law, now, filings };
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
function stands({ outcome, binds, touches, missing }: Verdict, assessed: boolean): boolean {
  if (outcome === "applies") return true;
  if (outcome !== "cannot_tell" || !assessed) return false;
  const asksTheOrganisation = missing.some(({ fact }) => fact.startsWith("organisation."));
  return binds || (touches === true && !asksTheOrganisation);
}

/** One duty for each controller where a processor has several; else the rule's own recipient. */
function recipientsOf(rule: Rule, facts: Facts): readonly string[] {
  if (rule.id === "eu-gdpr-art33") return [ART33_RECIPIENT];
  if (rule.recipient.kind === "controller" && facts.controllers.length > 0)
    return facts.controllers;
  return [rule.recipient.name];
}

/**
 * A new duty, as the facts have it now.
 *
 * @param sessionId the DPDP session that began it: then the event itself says that the rule applies
 */
export function newDuty(
  rule: Rule,
  recipient: string,
  it: Case,
  verdict?: Verdict,
  sessionId: string | null = null,
): DutyRow {
  const blank: DutyRow = {
    id: newId(it.now),
    orgId: it.incident.orgId,
    incidentId: it.incident.id,
    sessionId,
    ruleId: rule.id,
    ruleVersion: rule.version,
    stage: rule.stage,
    recipient,
    state: "to_decide",
    startedAt: null,
    dueAt: null,
    settledAt: null,
    lateByMs: null,
    checked: rule.checked,
    inputs: {},
    computation: [],
    readings: [],
    reason: "",
    missing: [],
    binding: verdict?.binding ?? true,
    bindingFrom: verdict?.bindingFrom ? new Date(`${verdict.bindingFrom}T00:00:00Z`) : null,
    correctedLateByMs: null,
    createdAt: it.now,
    updatedAt: it.now,
  };
  return withFacts(blank, rule, it);
}

/** The duty under the facts as they now stand: by the version of the rule under which it began. */
function restated(duty: DutyRow, it: Case): DutyRow {
  const rule = frozenRule(it.law, duty);
  if (!rule) return duty;
  if (duty.state === "not_required" || duty.state === "not_a_breach")
    return decided(duty, rule, it);
  if (duty.state === "met" || duty.state === "met_late") return corrected(duty, rule, it);
  return withFacts(duty, rule, it);
}

/**
 * A duty that a person decided is not due: the decision stands, and its clock follows the facts. What is sent
 * all the same is late or in time by the awareness as it now stands.
 */
function decided(duty: DutyRow, rule: Rule, it: Case): DutyRow {
  const state = grantOn(duty, it.incident) ? "authority_extended" : "running";
  const open = withFacts({ ...duty, state }, rule, it);
  if (open.state !== "running" && open.state !== "authority_extended") return duty;
  return { ...open, state: duty.state, reason: duty.reason };
}

function withFacts(duty: DutyRow, rule: Rule, it: Case): DutyRow {
  const applied = appliedBy(duty, it.incident);
  const begun = duty.sessionId !== null;
  const judged = applied || begun ? null : judgeFacts(rule, it.facts, filedOf(it.incident));
  const reason = applied
    ? `A person decided that it applies: ${applied.reasons}`
    : (judged?.reason ?? "A DPDP event reported the breach.");
  if (judged?.outcome === "does_not_apply") return superseded(duty, reason);
  const start = startOf(rule);
  if ("filing" in start && it.filings.get(start.filing) === undefined) {
    const gone = settledWithoutFiling(start.filing, it.incident);
    if (gone && !applied) return superseded(duty, gone);
  }
  if (judged && judged.outcome !== "applies") return undecided(duty, rule, reason, judged.missing);
  const clock = clockOf(duty, rule, it);
  // Newer editions of calendars and time zones do not touch a clock whose facts are the same.
  const stated = frozen(duty, clock) ? duty : withClock(duty, clock);
  return { ...extended(stated, it.incident), reason: halted(clock) ?? reason, missing: [] };
}

/** Why a clock that applies does not run, for whoever reads the duty alone: the line that names both values. */
function halted({ state, computation }: ComputedClock): string | null {
  if (state !== "to_decide") return null;
  return computation.find((line) => /contradict/i.test(line)) ?? null;
}

/** Inputs that are no fact of the incident: editions, and the noticing that a DPDP event alone stated. */
const NO_FACT = /_edition$|^noticed_at$/;

function frozen(duty: DutyRow, clock: ComputedClock): boolean {
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

function withClock(duty: DutyRow, clock: ComputedClock): DutyRow {
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

/** Structured values as the JSON column takes them. */
function plain(value: unknown) {
  return JSON.parse(JSON.stringify(value));
}

function clockOf(duty: DutyRow, rule: Rule, it: Case): ComputedClock {
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

function superseded(duty: DutyRow, reason: string): DutyRow {
  return {
    ...duty,
    state: "superseded",
    startedAt: null,
    dueAt: null,
    reason,
    missing: [],
    readings: [],
    inputs: {},
    computation: [...head(duty), reason],
  };
}

function undecided(
  duty: DutyRow,
  rule: Rule,
  reason: string,
  missing: Verdict["missing"],
): DutyRow {
  return {
    ...duty,
    state: "to_decide",
    startedAt: null,
    dueAt: null,
    reason,
    missing: plain(missing),
    readings: [],
    inputs: {},
    computation: [
      `Rule ${rule.id}, version ${rule.version}: ${rule.citation}.`,
      reason,
      "So there is no deadline. Decide now: state what is missing, or decide whether it applies.",
    ],
  };
}

const head = ({ ruleId, ruleVersion }: DutyRow) => [`Rule ${ruleId}, version ${ruleVersion}.`];

/** The authority's own instant, where it gave more time: the clock's own stays in the computation. */
function extended(duty: DutyRow, incident: WholeIncident): DutyRow {
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
function grantOn(duty: DutyRow, incident: WholeIncident): { to: Date; line: string } | null {
  const last = decisionsOn(duty, incident).findLast(({ outcome }) => outcome === "extended");
  if (!last?.extendedTo) return null;
  const to = last.extendedTo;
  return { to, line: `The authority gave time until ${to.toISOString()}: ${last.evidence ?? ""}` };
}

function decisionsOn(duty: DutyRow, incident: WholeIncident) {
  return incident.decisions.filter(({ dutyId }) => dutyId === duty.id);
}

/** The decision by which a person has the duty stand, whatever the conditions say. */
function appliedBy(duty: DutyRow, incident: WholeIncident) {
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
function corrected(duty: DutyRow, rule: Rule, it: Case): DutyRow {
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

const UNSENT: ReadonlySet<DutyRow["state"]> = new Set([
  "not_required",
  "not_a_breach",
  "superseded",
]);

/** Why a duty that waits for another's filing will never see it; null while it may. */
function settledWithoutFiling(ruleId: string, incident: WholeIncident): string | null {
  const duties = incident.duties.filter((duty) => duty.ruleId === ruleId);
  const over = duties.every(({ state }) => UNSENT.has(state));
  return duties.length > 0 && over
    ? `It runs from what is sent under ${ruleId}, and nothing is to be sent there.`
    : null;
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

/** Submissions by rule: when the first and the latest went out. A withdrawal submits nothing. */
function submissions({ duties, filings }: WholeIncident) {
  const ruleOf = new Map(duties.map(({ id, ruleId }) => [id, ruleId]));
  const found = new Map<string, { first: Date; latest: Date }>();
  for (const { dutyId, kind, filedAt } of filings) {
    const ruleId = dutyId && ruleOf.get(dutyId);
    if (!ruleId || kind === "withdrawal") continue;
    const held = found.get(ruleId);
    found.set(ruleId, {
      first: held && held.first < filedAt ? held.first : filedAt,
      latest: held && held.latest > filedAt ? held.latest : filedAt,
    });
  }
  return found;
}

/** Rules under which a first filing said that information was still missing, and none has completed it. */
export function filedOf({ duties, filings }: WholeIncident): Filed {
  const incomplete = new Set<string>();
  for (const { id, ruleId } of duties) {
    const own = filings.filter(({ dutyId, kind }) => dutyId === id && kind !== "withdrawal");
    // Each recipient has a part of its own to be sent.
    for (const { authority } of own.filter(({ complete }) => complete === false)) {
      const done = own.some((one) => one.authority === authority && one.complete === true);
      if (!done) incomplete.add(ruleId);
    }
  }
  return { incomplete };
}

/** The case that newDuty() needs, for a decision that a rule applies. */
export function caseOf(incident: WholeIncident, law: Law, now: Date): Case {
  return {
    incident,
    law,
    now,
    facts: factsNow(incident, law.profile),
    filings: submissions(incident),
  };
}
