/** What people were told long ago. The ledger keeps what happened; this is the post book alone. */
import type { Ctx } from "../context";
import { transact } from "../db/transaction";
import { DAY_MS } from "../time";

/** Messages are kept so long after they were sent, given up or no longer needed. */
const KEPT_MS = 90 * DAY_MS;

/**
 * Deletes messages that were settled long ago, and alerts that no message hangs on, in the organisations that `ctx`
 * sees. What waits to be sent stays, however old; so does every alert of a duty that still runs: its key is what
 * keeps a reminder from being made twice.
 */
export async function pruneMessages(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.now.getTime() - KEPT_MS);
  await transact(ctx, async (tx) => {
    await tx.delivery.deleteMany({
      where: { state: { not: "pending" }, settledAt: { lt: before } },
    });
    await tx.$executeRaw`
      DELETE FROM alert a WHERE a.created_at < ${before}
        AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.alert_id = a.id)
        AND NOT EXISTS (SELECT 1 FROM duty_watch w WHERE w.duty_id = a.duty_id)`;
  });
}
