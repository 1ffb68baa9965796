/** A person's decision that no notification is due, or that it was no breach. */
import { type Ctx, requireScope } from "../context";
import type { DutyRow } from "../db/rows";
import { transact } from "../db/transaction";
import { notFound, Refusal } from "../errors";
import { newId } from "../ids";
import { record } from "../ledger/record";
import type { Decide } from "../schema/incident";
import { art33Of } from "./art33";
import { requireNotBefore } from "./faults";
import { changedAt, isOpen, lockWhole, type WholeIncident } from "./incident";
import { snapshot } from "./snapshot";

/**
 * Records a decision with its reasons and the facts then known, and settles what it decides. A duty that a
 * filing has settled stays so; deciding again adds a decision and erases none.
 *
 * Decides the Art. 33 duty unless `duty_id` names another; "not a breach" without one decides all that
 * are open.
 *
 * @throws Refusal not_found, insufficient_scope, version_mismatch, facts_contradict
 */
export async function decide(
  ctx: Ctx,
  id: string,
  input: Decide,
  ifVersion?: number,
): Promise<WholeIncident> {
  requireScope(ctx, "incidents:notify");
  return transact(ctx, async (tx) => {
    const before = await lockWhole(tx, ctx, id, "incidents:notify", ifVersion);
    const decidedAt = input.decided_at ?? ctx.now;
    requireNotBefore(before.discoveredAt, decidedAt, "decided_at", "It was decided");
    const decided = dutiesDecided(before, input);
    const settled = decided.filter(isOpen).map((duty) => settledBy(duty, decidedAt, ctx.now));
    const decisions = decided.map((duty) => ({
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
    }));
    const duties = before.duties.map(
      (held) => settled.find(({ id: its }) => its === held.id) ?? held,
    );
    const after: WholeIncident = {
      ...before,
      duties,
      decisions: [...before.decisions, ...decisions],
      art33Open: isOpen(art33Of({ ...before, duties })),
      updatedAt: changedAt(before, ctx),
      version: before.version + 1,
    };
    for (const duty of settled) {
      const { state, settledAt, updatedAt } = duty;
      await tx.duty.update({ where: { id: duty.id }, data: { state, settledAt, updatedAt } });
    }
    await tx.decision.createMany({ data: decisions });
    await tx.incident.update({
      where: { id: before.id },
      data: { art33Open: after.art33Open, updatedAt: after.updatedAt, version: after.version },
    });
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
          clocks: decided.map((duty) => duty.id),
        },
      },
    });
    return after;
  });
}

function dutiesDecided(incident: WholeIncident, input: Decide): DutyRow[] {
  if (input.duty_id === undefined) {
    const open = incident.duties.filter(isOpen);
    return input.outcome === "not_a_breach" && open.length > 0 ? open : [art33Of(incident)];
  }
  const named = incident.duties.find((duty) => duty.id === input.duty_id);
  if (!named) throw notFound();
  if (named.state === "superseded") {
    throw new Refusal("conflict", "This clock was superseded. Decide the one that took its place.");
  }
  return [named];
}

function settledBy(duty: DutyRow, decidedAt: Date, now: Date): DutyRow {
  return { ...duty, state: "not_required", settledAt: decidedAt, updatedAt: now };
}

/** The facts as they stood, in JSON, for whoever asks later what was known. */
function factsKnown(incident: WholeIncident) {
  return JSON.parse(JSON.stringify(snapshot(incident)));
}
