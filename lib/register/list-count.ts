/** How many incidents organisations have, without counting them. */
import { statement } from "../db/statement";
import type { Tx } from "../db/transaction";

/** No row ever goes and their numbers have no gaps, so the counters know. Those deleted have an index of their own. */
const COUNTERS = statement<{ all: number; deleted: number }>(
  "incidents in all",
  `SELECT (SELECT coalesce(sum(last), 0)::int FROM incident_counter WHERE org_id = ANY ($1::uuid[])) AS "all",
          (SELECT count(*)::int FROM incident
           WHERE org_id = ANY ($1::uuid[]) AND deleted_at IS NOT NULL) AS deleted`,
);

/** All incidents of these organisations; the deleted ones only where they are asked for too. */
export async function countAll(
  tx: Tx,
  orgs: readonly string[],
  { deletedToo = false }: { deletedToo?: boolean },
): Promise<number> {
  const [{ all, deleted } = { all: 0, deleted: 0 }] = await tx.rows(COUNTERS, [orgs]);
  return deletedToo ? all : all - deleted;
}
