/** One duty under the facts as they now stand. */
import type { DutyRow } from "../db/rows";
import { newId } from "../ids";
import { judgeFacts, type Verdict } from "../law/assess";
import type { ComputedClock } from "../law/clocks/clock";
import { type Rule, startOf } from "../law/rule";
import {
  appliedBy,
  type Case,
  clockOf,
  corrected,
  extended,
  frozen,
  grantOn,
  withClock,
} from "./duty-clock";
import { filedOf, settledWithoutFiling } from "./filed";
import { frozenRule } from "./law";
import { plain } from "./plain-json";

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
export function restated(duty: DutyRow, it: Case): DutyRow {
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

export function superseded(duty: DutyRow, reason: string): DutyRow {
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
