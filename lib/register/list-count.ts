/** How many incidents a list has in all: known without counting, or counted to a cap. */
import { Prisma } from "../db/rows";
import { statement } from "../db/statement";
import type { Tx } from "../db/transaction";
import type { ListQuery } from "../schema/incident";
import { type Asked, isWhole } from "./list-filter";
import { oneOf } from "./one-of";

/** Totals are exact up to here. */
export const TOTAL_CAP = 10_000;

/** What is counted. */
interface Counted {
  orgs: string[];
  /** The conditions on an incident `i`, organisations apart. */
  where: Prisma.Sql;
  query: Asked<ListQuery>;
}

/** How many fit, to one more than the cap. */
export async function count(tx: Tx, { orgs, where, query }: Counted): Promise<number> {
  if (isWhole(query)) return countAll(tx, orgs, query);
  const tag = onlyTag(query);
  const fitting =
    tag === undefined
      ? Prisma.sql`SELECT FROM incident i WHERE ${oneOf("i.org_id", orgs)} AND ${where}`
      : // Few are deleted, and an index holds them alone.
        Prisma.sql`
          SELECT FROM incident_tag g
          WHERE ${oneOf("g.org_id", orgs)} AND g.tag = ${tag} AND NOT g.incident_id = ANY (ARRAY(
            SELECT i.id FROM incident i WHERE ${oneOf("i.org_id", orgs)} AND i.deleted_at IS NOT NULL))`;
  const [row] = await tx.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM (${fitting} LIMIT ${TOTAL_CAP + 1}) AS counted`;
  return row?.n ?? 0;
}

/** The one tag that is all that is asked for: its rows say how many bear it. */
function onlyTag({ tag = [], ...others }: Asked<ListQuery>): string | undefined {
  return tag.length === 1 && isWhole(others) && !others.deletedToo ? tag[0] : undefined;
}

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
