/** A file is withdrawn: marked, with the reason. It is never deleted. */
import { type Ctx, requireScope, requireScopeIn } from "../../context";
import type { EvidenceRow } from "../../db/rows";
import { transact } from "../../db/transaction";
import { Refusal } from "../../errors";
import { record } from "../../ledger/record";
import type { Withdraw } from "../../schema/evidence";
import { findEvidence, told } from "./rows";

/**
 * Withdraws a file. The very same again changes nothing.
 *
 * @throws Refusal not_found, insufficient_scope, conflict (withdrawn for another reason)
 */
export async function withdrawEvidence(
  ctx: Ctx,
  incidentId: string,
  id: string,
  { reason }: Withdraw,
): Promise<EvidenceRow> {
  requireScope(ctx, "incidents:write");
  return transact(ctx, async (tx) => {
    const before = await findEvidence(tx, incidentId, id);
    requireScopeIn(ctx, before.orgId, "incidents:write");
    const mark = {
      withdrawnAt: ctx.now,
      withdrawnByName: ctx.actor.name,
      withdrawnReason: reason,
    };
    const { count } = await tx.evidence.updateMany({
      where: { id, withdrawnAt: null },
      data: mark,
    });
    if (count === 0) {
      const held = await findEvidence(tx, incidentId, id);
      if (held.withdrawnReason === reason) return held;
      throw alreadyWithdrawn(held);
    }
    const after = { ...before, ...mark };
    await record(tx, ctx, {
      orgId: before.orgId,
      action: "evidence.withdrawn",
      subject: { type: "incident", id: incidentId },
      before: told(before),
      after: told(after),
    });
    return after;
  });
}

function alreadyWithdrawn({ name, withdrawnByName }: EvidenceRow): Refusal {
  return new Refusal("conflict", `${name} was withdrawn by ${withdrawnByName}.`, {
    faults: [
      {
        pointer: "/reason",
        detail: "Its reason is on record and stays.",
        fix: "Read the list of files again.",
      },
    ],
  });
}
