/** What the filings of an incident say to its other duties: what was submitted, and what is still owed. */
import type { DutyRow } from "../db/rows";
import type { Filed } from "../law/evaluate";
import type { WholeIncident } from "./incident";

/** Submissions by rule: when the first and the latest went out. A withdrawal submits nothing. */
export function submissions({ duties, filings }: WholeIncident) {
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

const UNSENT: ReadonlySet<DutyRow["state"]> = new Set([
  "not_required",
  "not_a_breach",
  "superseded",
]);

/** Why a duty that waits for another's filing will never see it; null while it may. */
export function settledWithoutFiling(ruleId: string, incident: WholeIncident): string | null {
  const duties = incident.duties.filter((duty) => duty.ruleId === ruleId);
  const over = duties.every(({ state }) => UNSENT.has(state));
  return duties.length > 0 && over
    ? `It runs from what is sent under ${ruleId}, and nothing is to be sent there.`
    : null;
}
