/** Listing incidents: keyset pages over one index for each sort, flat however many there are. */
import { type Ctx, requireScope, requireScopeIn } from "../context";
import { Prisma } from "../db/rows";
import { type Tx, transact } from "../db/transaction";
import { isUuid } from "../ids";
import type { IncidentFilter, ListQuery } from "../schema/incident";
import { readInstant } from "../schema/instant";
import { attributeConditions } from "./attribute-filter";
import { broken, readCursor, writeCursor } from "./cursor";
import { type ListedIncident, PERSON } from "./incident";
import { type Asked, conditions, FOUND, isWhole } from "./list-filter";
import { subtreeOf } from "./subtree";

/** Totals are exact up to here. */
export const TOTAL_CAP = 10_000;

export interface IncidentList {
  incidents: ListedIncident[];
  total: number;
  totalIsCapped: boolean;
  nextCursor: string | null;
}

/**
 * One sort. Under row-level security PostgreSQL uses an expression in an index condition only where it is
 * leakproof; CASE is, COALESCE is not. The expressions are those of the indexes incident_by_….
 */
interface Sort {
  order: Prisma.Sql;
  /** A row's place, as text for the cursor. */
  place: Prisma.Sql;
  /** Whether a cursor's text can be a place at all: what cannot is refused before the database sees it. */
  fits(place: string): boolean;
  /** What comes after a place. */
  after(place: string, id: string): Prisma.Sql;
}

const DUE = Prisma.sql`(CASE WHEN i.deadline_at IS NULL THEN '-infinity'::timestamptz ELSE i.deadline_at END)`;

/** An instant as RFC 3339, whatever the database's own zone and style are. */
function written(column: Prisma.Sql, absent: string): Prisma.Sql {
  return Prisma.sql`coalesce(to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), ${absent})`;
}

const isInstant = (place: string) => "instant" in readInstant(place);

const SORTS: Record<IncidentFilter["sort"], Sort> = {
  "-discovered_at": {
    order: Prisma.sql`${FOUND} DESC, i.id DESC`,
    place: written(Prisma.sql`i.discovered_at`, "infinity"),
    fits: (place) => place === "infinity" || isInstant(place),
    after: (place, id) => Prisma.sql`(${FOUND}, i.id) < (${place}::timestamptz, ${id}::uuid)`,
  },
  deadline_at: {
    order: Prisma.sql`${DUE}, i.id`,
    place: written(Prisma.sql`i.deadline_at`, "-infinity"),
    fits: (place) => place === "-infinity" || isInstant(place),
    after: (place, id) => Prisma.sql`(${DUE}, i.id) > (${place}::timestamptz, ${id}::uuid)`,
  },
  "-updated_at": {
    order: Prisma.sql`i.updated_at DESC, i.id DESC`,
    place: written(Prisma.sql`i.updated_at`, ""),
    fits: isInstant,
    after: (place, id) => Prisma.sql`(i.updated_at, i.id) < (${place}::timestamptz, ${id}::uuid)`,
  },
  number: {
    order: Prisma.sql`i.year, i.seq, i.id`,
    place: Prisma.sql`i.year || '-' || i.seq`,
    fits: (place) => /^\d{4}-\d{1,9}$/.test(place),
    after(place, id) {
      const [year, seq] = place.split("-");
      return Prisma.sql`(i.year, i.seq, i.id) > (${year}::int, ${seq}::int, ${id}::uuid)`;
    },
  },
};

/**
 * One page of an organisation's incidents, or of it and those below. Deleted ones are hidden, at every door.
 *
 * @throws Refusal not_found (organisation), insufficient_scope, invalid_request (cursor, attribute)
 */
export async function list(ctx: Ctx, query: Asked<ListQuery>): Promise<IncidentList> {
  requireScope(ctx, "incidents:read");
  return transact(ctx, async (tx) => {
    requireScopeIn(ctx, query.orgId, "incidents:read");
    const orgs = query.subtree
      ? await subtreeOf(tx, ctx, query.orgId, "incidents:read")
      : [query.orgId];
    const own = await attributeConditions(tx, orgs, query.attribute ?? []);
    const where = conditions(ctx, orgs, query, own);
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

async function page(tx: Tx, where: Prisma.Sql, query: ListQuery) {
  const { order, place } = SORTS[query.sort];
  const after = query.cursor === undefined ? Prisma.empty : afterCursor(query.sort, query.cursor);
  const rows = await tx.$queryRaw<{ id: string; place: string }[]>`
    SELECT i.id, ${place} AS place FROM incident i
    WHERE ${where} ${after}
    ORDER BY ${order}
    LIMIT ${query.limit + 1}`;
  const shown = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return {
    ids: shown.map(({ id }) => id),
    nextCursor: last ? writeCursor(query.sort, [last.place, last.id]) : null,
  };
}

function afterCursor(name: IncidentFilter["sort"], cursor: string): Prisma.Sql {
  const sort = SORTS[name];
  const [place = "", id = ""] = readCursor(cursor, name, 2);
  if (!isUuid(id) || !sort.fits(place)) throw broken();
  return Prisma.sql`AND ${sort.after(place, id)}`;
}

/** The incidents of these ids, in this order. */
async function load(tx: Tx, ids: string[]): Promise<ListedIncident[]> {
  if (ids.length === 0) return [];
  const rows = await tx.incident.findMany({
    where: { id: { in: ids } },
    include: { owner: PERSON, duties: { orderBy: { id: "asc" } } },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

async function count(
  tx: Tx,
  orgs: string[],
  where: Prisma.Sql,
  query: Asked<ListQuery>,
): Promise<number> {
  if (isWhole(query)) {
    // No row ever goes and their numbers have no gaps, so the counters know how many there are.
    const counters = await tx.incidentCounter.aggregate({
      where: { orgId: { in: orgs } },
      _sum: { last: true },
    });
    const all = counters._sum.last ?? 0;
    return query.deletedToo ? all : all - (await countDeleted(tx, orgs));
  }
  const [row] = await tx.$queryRaw<{ n: bigint }[]>`
    SELECT count(*) AS n FROM (SELECT 1 FROM incident i WHERE ${where} LIMIT ${TOTAL_CAP + 1}) AS counted`;
  return Number(row?.n ?? 0);
}

/** There are few, and an index holds them alone. */
function countDeleted(tx: Tx, orgs: string[]): Promise<number> {
  return tx.incident.count({ where: { orgId: { in: orgs }, deletedAt: { not: null } } });
}
