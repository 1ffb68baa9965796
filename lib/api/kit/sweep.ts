/** Throwing away what retries and rate limits no longer need. Kept answers hold personal data. */
import type { Ctx } from "../../context";
import { transact } from "../../db/transaction";
import { KEPT_MS } from "./idempotency";

/**
 * Deletes retry keys older than a day in the organisations that `ctx` sees, and buckets that have long been
 * full again. Gives how many keys went.
 */
export async function sweep(ctx: Ctx): Promise<number> {
  const stale = new Date(ctx.now.getTime() - KEPT_MS);
  return transact(ctx, async (tx) => {
    await tx.$executeRaw`DELETE FROM rate_bucket WHERE updated_at < ${stale}`;
    return tx.$executeRaw`DELETE FROM idempotency_key WHERE created_at < ${stale}`;
  });
}
