/** Somebody was told of a breach: it stops the timer of that recipient, and no other. */
import type { DutyRow } from "../../db/rows";
import { Refusal } from "../../errors";
import type { SaidEvent } from "../../schema/dpdp";
import { filingRow, repeats, type SaidFiling, toldAll } from "../filing";
import { isOpen, lockWhole } from "../incident";
import { readLaw } from "../law";
import { recordFiling } from "../record-filing";
import type { Desk, Emitted } from "./desk";
import { breachTimers, namesOf, RULE_OF } from "./timers";

/**
 * Records the filing under the recipient's timer. Late without reasons is kept, and shown as late: a system
 * reports what was done.
 *
 * @throws Refusal facts_contradict
 */
export async function notified(
  desk: Desk,
  said: SaidEvent,
  event: Emitted["event"],
): Promise<Emitted> {
  const { tx, ctx, orgId } = desk;
  requireCounts(said);
  const incidentId = desk.sessions.get(said.sessionId)?.incidentId ?? null;
  if (incidentId === null) {
    const consequence = "No breach of this session is on record. Nothing was stopped.";
    return { event: { ...event, consequence }, timers: [], created: [] };
  }
  const before = await lockWhole(tx, ctx, incidentId, "dpdp:write");
  const timers = breachTimers(before.duties);
  const open = timers.filter(isOpen);
  const kept = (why: string): Emitted => ({
    event: { ...event, incidentId, consequence: `${why} ${openWords(open)}` },
    timers: open,
    created: [],
  });
  const { recipient } = said.known;
  if (!recipient) return kept("No recipient was named, so nothing was stopped.");
  const duty = timers.find(({ ruleId }) => ruleId === RULE_OF[recipient]);
  if (!duty || duty.state === "superseded") {
    return kept(`There is no timer for ${recipient}, so nothing was stopped.`);
  }
  const { told, affected } = said.known;
  if (recipient === "data_principals" && (told == null || affected == null)) {
    return kept("How many were told, of how many affected, was not said, so nothing was stopped.");
  }
  const filed = filedBy(said, duty, ctx.now);
  const own = before.filings.filter(({ dutyId }) => dutyId === duty.id);
  if (own.some((filing) => repeats(filed, filing))) {
    return kept("This was on record before. Nothing was left to stop.");
  }
  requireAfterStart(duty, filed.filed_at ?? ctx.now);
  const law = await readLaw(tx, orgId, before.duties);
  const filing = filingRow(
    before,
    duty,
    filed,
    ctx,
    own.find(({ kind }) => kind !== "withdrawal"),
  );
  const after = await recordFiling(tx, ctx, before, duty, filing, law);
  const consequence = toldAll(filing)
    ? isOpen(duty)
      ? null
      : "This timer had stopped before. The notification is kept as a follow-up."
    : `${filing.personsTold} of ${filing.personsAffected} affected were told. The timer runs on until all are.`;
  return {
    event: { ...event, incidentId, consequence },
    timers: after.duties.filter(({ id }) => id === duty.id),
    created: [],
  };
}

/** The filing as the event tells it. Its own instant counts; without one, the event's arrival. */
function filedBy({ known }: SaidEvent, duty: DutyRow, now: Date): SaidFiling {
  return {
    recipient: duty.recipient,
    filed_at: known.notified_at ?? now,
    channel: known.channel ?? "api",
    reference: known.reference ?? undefined,
    delay_reasons: known.delay_reasons ?? undefined,
    persons_told: known.told ?? undefined,
    persons_affected: known.affected ?? undefined,
  };
}

function openWords(open: readonly DutyRow[]): string {
  return open.length === 0 ? "No timer of the breach is open." : `Open: ${namesOf(open)}.`;
}

function requireCounts({ known: { told, affected } }: SaidEvent): void {
  if (told == null || affected == null || told <= affected) return;
  throw contradicts(
    "/payload/told",
    `${told} were told, but only ${affected} are affected.`,
    "Check told and affected.",
  );
}

function requireAfterStart(duty: DutyRow, at: Date): void {
  if (!duty.startedAt || at >= duty.startedAt) return;
  throw contradicts(
    "/payload/notified_at",
    `${at.toISOString()} lies before the timer began, ${duty.startedAt.toISOString()}.`,
    "Check the time. Correct the incident's facts first, with a reason, where those are wrong.",
  );
}

function contradicts(pointer: string, detail: string, fix: string): Refusal {
  return new Refusal("facts_contradict", detail, { faults: [{ pointer, detail, fix }] });
}
