import { statement } from "../db/statement";
import type { Tx } from "../db/transaction";

const NEXT = statement<{ last: number }>(
  "next number",
  `INSERT INTO incident_counter (org_id, year, last) VALUES ($1, $2, 1)
   ON CONFLICT (org_id, year) DO UPDATE SET last = incident_counter.last + 1
   RETURNING last`,
);

/**
 * Takes the next number of an organisation's year (of recording, in UTC). The counter's row stays locked
 * until the transaction ends, so numbers follow commits, and one that is rolled back leaves no gap.
 */
export async function takeNumber(tx: Tx, orgId: string, now: Date) {
  const year = now.getUTCFullYear();
  const [row] = await tx.rows(NEXT, [orgId, year]);
  if (!row) throw new Error("The counter gave no number.");
  return { year, seq: row.last };
}
