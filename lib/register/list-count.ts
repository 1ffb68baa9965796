/** How many incidents organisations have, without counting them. */
import type { Prisma } from "../db/rows";
import { statement } from "../db/statement";
import type { Tx } from "../db/transaction";
import { oneOf } from "./one-of";

/** No row ever goes and their numbers have no gaps, so the counters know. Those deleted have an index of their own. */
const COUNTERS = statement<{ all: number; deleted: number }>(
  "incidents in all",
  `SELECT (SELECT coalesce(sum(last), 0)::int FROM incident_counter WHERE org_id = ANY ($1::uuid[])) AS "all",
          (SELECT count(*)::int FROM incident
           WHERE org_id = ANY ($1::uuid[]) AND deleted_at IS NOT NULL) AS deleted`,
);

/**
 * How many incidents fit, to `most` of them, and how many there are in all, deleted ones too: what tells whether a page is
 * sooner gathered or found in the order of the list.
 */
export async function countFitting(
  tx: Tx,
  orgs: readonly string[],
  where: Prisma.Sql,
  most: number,
): Promise<{ counted: number; all: number }> {
  const [row] = await tx.$queryRaw<{ counted: number; all: number }[]>`
    SELECT (SELECT count(*)::int FROM (
              SELECT FROM incident i WHERE ${oneOf("i.org_id", orgs)} AND ${where} LIMIT ${most}) AS c) AS counted,
           (SELECT coalesce(sum(n.last), 0)::int FROM incident_counter n WHERE ${oneOf("n.org_id", orgs)}) AS "all"`;
  return row ?? { counted: 0, all: 0 };
}

/** All incidents of these organisations; the deleted ones only where they are asked for too. */
export async function countAll(
  tx: Tx,
  orgs: readonly string[],
  { deletedToo = false }: { deletedToo?: boolean },
): Promise<number> {
  const [{ all, deleted } = { all: 0, deleted: 0 }] = await tx.rows(COUNTERS, [orgs]);
  return deletedToo ? all : all - deleted;
}
