/** Duties, facts and assessments in the privacy door's names. */
import type { DutyRow, FactRow } from "../../db/rows";
import { missingOfArt33 } from "../../law/art33-content";
import type { Verdict } from "../../law/assess";
import { contradictions } from "../../law/facts";
import { type Rule, shortCitation } from "../../law/rule";
import type { Assessed } from "../../register/assess";
import { factsNow, standing, statedOf } from "../../register/facts-now";
import type { WholeIncident } from "../../register/incident";
import { frozenRule, type Law } from "../../register/law";
import type { Assessment, Duty, VerdictOut } from "../../schema/duties";
import { dutySchema } from "../../schema/duties";
import type { FactOut, FactsOut } from "../../schema/facts";
import { clockOut, decisionOut, filingOut } from "./resource";

const readings = dutySchema.shape.readings;
const missing = dutySchema.shape.missing;

/** A duty with why it stands, what was sent under it, and what was decided. */
export function dutyOut(duty: DutyRow, incident: WholeIncident, law: Law): Duty {
  const rule = frozenRule(law, duty);
  return {
    ...clockOut(duty),
    citation: rule ? shortCitation(rule) : duty.ruleId,
    act: rule?.act ?? `Tell ${duty.recipient}`,
    recipient_kind: rule?.recipient.kind ?? "other",
    reason: duty.reason,
    missing: missing.catch([]).parse(duty.missing),
    readings: readings.catch([]).parse(duty.readings),
    order: rule ? orderOf(rule, duty, incident) : [],
    decisions: incident.decisions.filter(({ dutyId }) => dutyId === duty.id).map(decisionOut),
    filings: incident.filings.filter(({ dutyId }) => dutyId === duty.id).map(filingOut),
  };
}

/** What must come before this act; said as broken where it came after. */
function orderOf(rule: Rule, duty: DutyRow, incident: WholeIncident): string[] {
  return rule.notBefore.map(({ rule: first, words }) => {
    const others = incident.duties.filter(({ ruleId }) => ruleId === first);
    const broken =
      duty.settledAt !== null &&
      (duty.state === "met" || duty.state === "met_late") &&
      others.some(({ settledAt, state }) =>
        settledAt === null || !(state === "met" || state === "met_late")
          ? state !== "not_required" && state !== "superseded" && state !== "not_a_breach"
          : settledAt > (duty.settledAt ?? settledAt),
      );
    return broken ? `Out of order: ${words}` : words;
  });
}

/** Every rule's verdict, those that apply first; with the clock as it stands or would stand. */
export function assessmentOut(it: Assessed, dryRun: boolean): Assessment {
  const order = { applies: 0, cannot_tell: 1, person_decides: 2, does_not_apply: 3 } as const;
  const verdicts = it.verdicts.map((verdict) =>
    verdictOut(
      verdict,
      it.duties.find(({ ruleId }) => ruleId === verdict.rule.id),
    ),
  );
  return {
    verdicts: verdicts.sort((a, b) => order[a.outcome] - order[b.outcome]),
    contradictions: it.contradictions.map(({ facts, sentence }) => ({
      facts: [...facts],
      sentence,
    })),
    dry_run: dryRun,
  };
}

function verdictOut(verdict: Verdict, duty: DutyRow | undefined): VerdictOut {
  const { rule } = verdict;
  const clock = duty ? clockOut(duty) : null;
  return {
    rule_id: rule.id,
    rule_version: rule.version,
    citation: shortCitation(rule),
    act: rule.act,
    jurisdiction: rule.jurisdiction,
    recipient_kind: rule.recipient.kind,
    recipient: rule.recipient.name,
    period: rule.period,
    checked: rule.checked,
    outcome: verdict.outcome,
    reason: verdict.reason,
    missing: verdict.missing.map(({ fact, question }) => ({ fact, question })),
    touches: verdict.touches,
    binding: verdict.binding,
    binding_from: verdict.bindingFrom,
    state: clock?.state ?? null,
    started_at: clock?.started_at ?? null,
    due_at: clock?.due_at ?? null,
    computation: clock?.computation ?? [],
    readings: duty ? readings.catch([]).parse(duty.readings) : [],
  };
}

/** The facts as they stand, what contradicts, what Art. 33(3) still asks for, and all that was ever stated. */
export function factsOut(incident: WholeIncident, law: Law, now: Date): FactsOut {
  const stands = standing(incident.facts);
  const facts = factsNow(incident, law.profile);
  const standingNow: [string, unknown][] = [...stands].flatMap(([kind, row]) => {
    const value = valueOut(row);
    return value === null ? [] : [[kind, value]];
  });
  return {
    now: Object.fromEntries(standingNow),
    contradictions: contradictions(facts, now).map(({ facts: names, sentence }) => ({
      facts: [...names],
      sentence,
    })),
    missing: missingOfArt33({
      nature: incident.breachKind !== null || statedOf(stands, "nature") !== null,
      personCategories: facts.personCategories,
      persons: facts.persons,
      dataCategories: facts.dataCategories,
      records: facts.records,
      contact: statedOf(stands, "contact") ?? law.profile.contact,
      consequences: statedOf(stands, "consequences"),
      measuresTaken: statedOf(stands, "measures_taken") ?? incident.correctiveActions.join("\n"),
      measuresProposed: statedOf(stands, "measures_proposed"),
    }),
    history: incident.facts.map(factOut),
  };
}

const valueOut = ({ value, content }: FactRow): unknown => value?.toISOString() ?? content;

function factOut(row: FactRow): FactOut {
  return {
    id: row.id,
    fact: row.kind,
    value: valueOut(row),
    estimated: row.estimated,
    typed: row.typed,
    zone: row.zone,
    reason: row.reason,
    delay_reasons: row.delayReasons,
    moved_after_deadline: row.movedAfterDue,
    recorded_at: row.recordedAt.toISOString(),
    recorded_by: { type: row.recordedByType, id: row.recordedById, name: row.recordedByName },
  };
}
