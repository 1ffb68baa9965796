/** A person's word on a request's timer that stands to decide: whether its rule applies. */
import { type Ctx, requireScope, requireScopeIn } from "../../context";
import type { DutyRow } from "../../db/rows";
import { transact } from "../../db/transaction";
import { notFound, Refusal } from "../../errors";
import { isUuid } from "../../ids";
import { record } from "../../ledger/record";
import type { TimerDecision } from "../../schema/dpdp";
import { timerOf } from "../incident-rows";
import { saveDuties } from "../save-duties";
import { runningSince } from "./requests";
import { kindOf } from "./timers";

/**
 * Has the timer run from the receipt, or closes it. Who decided, when and why stands in the ledger; the reasons
 * with the timer. The timers of an incident are decided there.
 *
 * @throws Refusal not_found, insufficient_scope, conflict (it does not stand to decide)
 */
export async function decideTimer(ctx: Ctx, id: string, said: TimerDecision): Promise<DutyRow> {
  requireScope(ctx, "incidents:notify");
  if (!isUuid(id)) throw notFound();
  return transact(ctx, async (tx) => {
    // The session's row orders decisions and events: an answer must not overwrite what is decided now.
    await tx.$queryRaw`
      SELECT 1 FROM dpdp_session s
      JOIN duty d ON d.org_id = s.org_id AND d.session_id = s.session_id
      WHERE d.id = ${id}::uuid AND d.incident_id IS NULL FOR UPDATE OF s`;
    const before = await timerOf(tx, id);
    if (!before) throw notFound();
    requireScopeIn(ctx, before.orgId, "incidents:notify");
    if (before.state !== "to_decide") throw decidedAlready(before);
    const by = `${ctx.actor.name} decided ${ctx.now.toISOString()}: ${said.reasons}`;
    const decided: DutyRow = {
      ...before,
      ...(said.outcome === "applies" ? runningSince(before) : { state: "not_required" as const }),
      reason: by,
      missing: [],
    };
    const [after = decided] = saveDuties(tx, [before], [decided], ctx.now);
    await record(tx, ctx, {
      orgId: before.orgId,
      action: "dpdp.timer_decided",
      subject: { type: "dpdp_session", id: before.sessionId ?? id },
      before: contents(before),
      after: { ...contents(after), outcome: said.outcome, reasons: said.reasons },
    });
    return after;
  });
}

function contents(timer: DutyRow) {
  return {
    timer_id: timer.id,
    kind: kindOf(timer),
    state: timer.state,
    started_at: timer.startedAt,
    due_at: timer.dueAt,
  };
}

function decidedAlready({ state }: DutyRow): Refusal {
  return new Refusal("conflict", `This timer does not stand to decide: it is ${state}.`, {
    faults: [
      {
        pointer: "/outcome",
        detail: `The timer is ${state}.`,
        fix: "Read it again. An answer to the request stops one that runs.",
      },
    ],
  });
}
