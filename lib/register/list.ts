/** Listing incidents: keyset pages over one index for each sort, flat however many there are. */
import { type Ctx, requireScope, requireScopeIn } from "../context";
import { Prisma } from "../db/rows";
import { type Tx, transact } from "../db/transaction";
import { isUuid } from "../ids";
import type { IncidentFilter, ListQuery } from "../schema/incident";
import { broken, readCursor, writeCursor } from "./cursor";
import type { IncidentRecord } from "./incident";
import { severityIn } from "./severity";
import { subtreeOf } from "./subtree";

/** Totals are exact up to here. */
export const TOTAL_CAP = 10_000;

export interface IncidentList {
  incidents: IncidentRecord[];
  total: number;
  totalIsCapped: boolean;
  nextCursor: string | null;
}

/** One sort: its expression, its direction, and how a row's place in it is written. */
interface Sort {
  key: Prisma.Sql;
  down: boolean;
  cast: Prisma.Sql;
}

const INSTANT = Prisma.sql`::timestamptz`;
// The expressions are those of the indexes incident_by_awareness, incident_by_deadline and so on.
const SORTS: Record<IncidentFilter["sort"], Sort> = {
  "-discovered_at": {
    key: Prisma.sql`(coalesce(i.discovered_at, 'infinity'::timestamptz))`,
    down: true,
    cast: INSTANT,
  },
  deadline_at: {
    key: Prisma.sql`(coalesce(i.deadline_at, '-infinity'::timestamptz))`,
    down: false,
    cast: INSTANT,
  },
  "-updated_at": { key: Prisma.sql`i.updated_at`, down: true, cast: INSTANT },
  number: {
    key: Prisma.sql`(i.year::bigint * 10000000000 + i.seq)`,
    down: false,
    cast: Prisma.sql`::bigint`,
  },
};

/**
 * One page of an organisation's incidents, or of it and those below.
 *
 * @throws Refusal not_found (organisation), insufficient_scope, invalid_request (cursor)
 */
export async function list(ctx: Ctx, query: ListQuery): Promise<IncidentList> {
  requireScope(ctx, "incidents:read");
  return transact(ctx, async (tx) => {
    requireScopeIn(ctx, query.orgId, "incidents:read");
    const orgs = query.subtree
      ? await subtreeOf(tx, ctx, query.orgId, "incidents:read")
      : [query.orgId];
    const where = conditions(ctx, orgs, query);
    const { ids, nextCursor } = await page(tx, where, query);
    const [incidents, counted] = [await load(tx, ids), await count(tx, orgs, where, query)];
    return {
      incidents,
      total: Math.min(counted, TOTAL_CAP),
      totalIsCapped: counted > TOTAL_CAP,
      nextCursor,
    };
  });
}

function conditions(ctx: Ctx, orgs: string[], query: IncidentFilter): Prisma.Sql {
  // One organisation as an equation lets the sort's index give the rows in order.
  const [only] = orgs;
  const all = [
    orgs.length === 1
      ? Prisma.sql`i.org_id = ${only}::uuid`
      : Prisma.sql`i.org_id = ANY (${orgs}::uuid[])`,
  ];
  const overdue = Prisma.sql`(i.art33_open AND i.deadline_at IS NOT NULL AND i.deadline_at < ${ctx.now})`;
  if (query.overdue !== undefined) all.push(query.overdue ? overdue : Prisma.sql`NOT ${overdue}`);
  if (query.status) all.push(Prisma.sql`i.status = ${query.status}::incident_status`);
  if (query.severity) all.push(Prisma.sql`i.severity = ${severityIn(query.severity)}::severity`);
  if (query.breach_kind) all.push(Prisma.sql`i.breach_kind = ${query.breach_kind}::breach_kind`);
  if (query.discovered_from) all.push(Prisma.sql`i.discovered_at >= ${query.discovered_from}`);
  if (query.discovered_to) all.push(Prisma.sql`i.discovered_at <= ${query.discovered_to}`);
  if (query.updated_since) all.push(Prisma.sql`i.updated_at >= ${query.updated_since}`);
  if (query.q !== undefined) {
    all.push(Prisma.sql`i.id IN (SELECT search_incidents(${orgs}::uuid[], ${query.q}))`);
  }
  return Prisma.join(all, " AND ");
}

async function page(tx: Tx, where: Prisma.Sql, query: ListQuery) {
  const { key, down, cast } = SORTS[query.sort];
  const direction = down ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const after = query.cursor === undefined ? Prisma.empty : afterCursor(query, query.cursor);
  const rows = await tx.$queryRaw<{ id: string; place: string }[]>`
    SELECT i.id, ${key}::text AS place FROM incident i
    WHERE ${where} ${after}
    ORDER BY ${key} ${direction}, i.id ${direction}
    LIMIT ${query.limit + 1}`;
  const shown = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return {
    ids: shown.map(({ id }) => id),
    nextCursor: last ? writeCursor(query.sort, [last.place, last.id]) : null,
  };

  function afterCursor(asked: ListQuery, cursor: string): Prisma.Sql {
    const [place = "", id = ""] = readCursor(cursor, asked.sort, 2);
    const sound =
      asked.sort === "number" ? /^\d{1,18}$/ : /^(-?infinity|\d{4,6}-\d\d-\d\d [\d:.]+[+-][\d:]+)$/;
    if (!isUuid(id) || !sound.test(place)) throw broken();
    const than = down ? Prisma.sql`<` : Prisma.sql`>`;
    return Prisma.sql`AND (${key}, i.id) ${than} (${place}${cast}, ${id}::uuid)`;
  }
}

/** The incidents of these ids, in this order. */
async function load(tx: Tx, ids: string[]): Promise<IncidentRecord[]> {
  if (ids.length === 0) return [];
  const rows = await tx.incident.findMany({
    where: { id: { in: ids } },
    include: { duties: { orderBy: { id: "asc" } } },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

async function count(tx: Tx, orgs: string[], where: Prisma.Sql, query: ListQuery): Promise<number> {
  if (isWhole(query)) {
    // Incidents are never deleted and their numbers have no gaps, so the counters know how many there are.
    const counters = await tx.incidentCounter.aggregate({
      where: { orgId: { in: orgs } },
      _sum: { last: true },
    });
    return counters._sum.last ?? 0;
  }
  const [row] = await tx.$queryRaw<{ n: bigint }[]>`
    SELECT count(*) AS n FROM (SELECT 1 FROM incident i WHERE ${where} LIMIT ${TOTAL_CAP + 1}) AS counted`;
  return Number(row?.n ?? 0);
}

/** Whether nothing is filtered away. */
function isWhole(query: ListQuery): boolean {
  const {
    orgId: _org,
    subtree: _below,
    sort: _sort,
    limit: _limit,
    cursor: _cursor,
    ...filters
  } = query;
  return Object.values(filters).every((value) => value === undefined);
}
