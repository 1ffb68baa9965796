/** A person's decision on a duty: with reasons, date, and the facts then known. Nothing is erased by it. */
import { type Ctx, requireScope } from "../context";
import type { DecisionRow, DutyRow } from "../db/rows";
import { type Tx, transact } from "../db/transaction";
import { newId } from "../ids";
import { record } from "../ledger/record";
import type { Decide } from "../schema/incident";
import { dutiesDecided } from "./duties-decided";
import { given, requireNotBefore } from "./faults";
import { changedBy, isOpen, type WholeIncident } from "./incident";
import { frozenBy, type Law, lockWithLaw } from "./law";
import { resync } from "./resync";
import { saveChanged } from "./save-incident";
import { saveDecisions } from "./save-rows";
import { snapshot } from "./snapshot";

/**
 * Records a decision and what it makes of the duty. A duty that a filing has settled stays so; deciding
 * again adds a decision and erases none. The very same again writes nothing.
 *
 * Decides the Art. 33 duty unless another is named; "not a breach" without one decides all that are open.
 *
 * @throws Refusal not_found, insufficient_scope, version_mismatch, conflict, facts_contradict, facts_missing,
 *   invalid_request
 */
export async function decide(
  ctx: Ctx,
  id: string,
  input: Decide,
  ifVersion?: number,
): Promise<WholeIncident> {
  requireScope(ctx, "incidents:notify");
  return transact(ctx, async (tx) => {
    const { before, law } = await lockWithLaw(tx, ctx, id, "incidents:notify", ifVersion);
    const decidedAt = input.decided_at ?? ctx.now;
    requireNotBefore(before.discoveredAt, decidedAt, "decided_at", "It was decided");
    const { decided, added } = dutiesDecided(before, input, law, ctx.now);
    if (!added && decided.every((duty) => saysAgain(before, duty, input))) return before;
    const decisions = decided.map((duty) => decisionRow(ctx, before, duty, input, decidedAt));
    const standing = added ? [...before.duties, added] : before.duties;
    const changed: WholeIncident = {
      ...before,
      duties: standing.map((duty) =>
        decided.some(({ id: its }) => its === duty.id) ? decidedBy(duty, input, decidedAt) : duty,
      ),
      decisions: [...before.decisions, ...decisions],
      ...changedBy(before, ctx),
    };
    return writeDecisions(tx, ctx, { before, changed, decisions, input, law, decidedAt });
  });
}

/** Whether the last decision on the duty says the very same: a call that was sent twice. */
function saysAgain(before: WholeIncident, duty: DutyRow, input: Decide): boolean {
  const last = before.decisions.filter(({ dutyId }) => dutyId === duty.id).at(-1);
  const same = (said: Date | undefined, held: Date | null) =>
    (said?.getTime() ?? null) === (held?.getTime() ?? null);
  return (
    last !== undefined &&
    last.outcome === input.outcome &&
    last.reasons === input.reasons &&
    last.evidence === given(input.evidence) &&
    same(input.starts_at, last.startsAt) &&
    same(input.extended_to, last.extendedTo) &&
    (input.decided_at === undefined || same(input.decided_at, last.decidedAt))
  );
}

async function writeDecisions(
  tx: Tx,
  ctx: Ctx,
  made: {
    before: WholeIncident;
    changed: WholeIncident;
    decisions: DecisionRow[];
    input: Decide;
    law: Law;
    decidedAt: Date;
  },
): Promise<WholeIncident> {
  const { before, changed, decisions, input, law, decidedAt } = made;
  const known = { ...law, frozen: frozenBy(law, changed.duties) };
  const after = resync(tx, ctx, before, changed, known, { assessed: false });
  saveDecisions(tx, decisions);
  saveChanged(tx, before, after);
  await record(tx, ctx, {
    orgId: before.orgId,
    action: "incident.decided",
    subject: { type: "incident", id: before.id },
    before: snapshot(before),
    after: {
      ...snapshot(after),
      decision: {
        outcome: input.outcome,
        reasons: input.reasons,
        decided_at: decidedAt,
        clocks: decisions.map(({ dutyId }) => dutyId),
        starts_at: input.starts_at,
        extended_to: input.extended_to,
        evidence: given(input.evidence) ?? undefined,
      },
    },
  });
  return after;
}

function decisionRow(
  ctx: Ctx,
  before: WholeIncident,
  duty: DutyRow,
  input: Decide,
  decidedAt: Date,
): DecisionRow {
  return {
    id: newId(ctx.now),
    orgId: before.orgId,
    incidentId: before.id,
    dutyId: duty.id,
    outcome: input.outcome,
    reasons: input.reasons,
    decidedAt,
    recordedAt: ctx.now,
    decidedByType: ctx.actor.type,
    decidedById: ctx.actor.id,
    decidedByName: ctx.actor.name,
    facts: factsKnown(before),
    evidence: given(input.evidence),
    extendedTo: input.extended_to ?? null,
    startsAt: input.starts_at ?? null,
  };
}

/** What the decision itself makes of a duty; clocks that it starts are computed afterwards. */
function decidedBy(duty: DutyRow, { outcome }: Decide, decidedAt: Date): DutyRow {
  if (duty.state === "met" || duty.state === "met_late") return duty;
  switch (outcome) {
    case "not_a_breach":
      return { ...duty, state: "not_a_breach", settledAt: decidedAt };
    case "not_required":
    case "exempt_34_3_a":
    case "exempt_34_3_b":
    case "exempt_34_3_c":
      return { ...duty, state: "not_required", settledAt: decidedAt };
    case "applies":
    case "communicate":
    case "ordered":
      return isOpen(duty) ? duty : { ...duty, state: "to_decide", settledAt: null };
    case "extended":
      return duty;
  }
}

/** The facts as they stood, in JSON, for whoever asks later what was known. */
function factsKnown(incident: WholeIncident) {
  return JSON.parse(JSON.stringify(snapshot(incident)));
}
