/** What the delivery log no longer keeps, and what was held too long to be of use. */
import type { Ctx } from "../../context";
import { transact } from "../../db/transaction";
import { DAY_MS } from "../../time";

/** Settled deliveries are kept so long. */
const KEPT_MS = 90 * DAY_MS;
/** What a paused endpoint was not told within this time it is not told at all; the log says so. */
const HELD_MS = 30 * DAY_MS;

/** Deletes and ends them in the organisations that `ctx` sees. */
export async function pruneDeliveries(ctx: Ctx): Promise<void> {
  const before = (ms: number) => new Date(ctx.now.getTime() - ms);
  await transact(ctx, async (tx) => {
    await tx.webhookDelivery.updateMany({
      where: { state: "pending", createdAt: { lt: before(HELD_MS) } },
      data: { state: "dead", lastFault: "held_too_long", settledAt: ctx.now },
    });
    await tx.webhookDelivery.deleteMany({
      where: { state: { not: "pending" }, createdAt: { lt: before(KEPT_MS) } },
    });
  });
}
