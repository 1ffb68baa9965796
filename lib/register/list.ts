/** Listing incidents: keyset pages over one index for each sort, flat however many there are. */
import { type Ctx, requireScope, requireScopeIn } from "../context";
import { Prisma } from "../db/rows";
import { statement } from "../db/statement";
import { look, type Tx } from "../db/transaction";
import { isUuid } from "../ids";
import type { IncidentFilter, ListQuery } from "../schema/incident";
import { readInstant } from "../schema/instant";
import { attributeConditions } from "./attribute-filter";
import { broken, readCursor, writeCursor } from "./cursor";
import type { ListedIncident } from "./incident";
import { readListed } from "./incident-rows";
import { countAll } from "./list-count";
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
  return look(ctx, async (tx) => {
    requireScopeIn(ctx, query.orgId, "incidents:read");
    const orgs = query.subtree
      ? await subtreeOf(tx, ctx, query.orgId, "incidents:read")
      : [query.orgId];
    const own = await attributeConditions(tx, orgs, query.attribute ?? []);
    const where = conditions(ctx, orgs, query, own);
    const [{ ids, nextCursor }, counted] = await Promise.all([
      page(tx, where, query),
      count(tx, orgs, where, query),
    ]);
    return {
      incidents: await readListed(tx, ids),
      total: Math.min(counted, TOTAL_CAP),
      totalIsCapped: counted > TOTAL_CAP,
      nextCursor,
    };
  });
}

async function page(tx: Tx, where: Prisma.Sql, query: Asked<ListQuery>) {
  const { order, place } = SORTS[query.sort];
  const after = query.cursor === undefined ? Prisma.empty : afterCursor(query.sort, query.cursor);
  const { text, values } = Prisma.sql`
    SELECT i.id, ${place} AS place FROM incident i
    WHERE ${where} ${after}
    ORDER BY ${order}
    LIMIT ${query.limit + 1}`;
  // Without filters one plan serves all values; with them PostgreSQL plans for those that are asked for.
  const isPlain = isWhole(query) && !query.deletedToo && !query.subtree;
  const name = isPlain ? `list by ${query.sort}${query.cursor === undefined ? "" : ", on"}` : "";
  const rows = await tx.rows(statement<{ id: string; place: string }>(name, text), values);
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

async function count(
  tx: Tx,
  orgs: string[],
  where: Prisma.Sql,
  query: Asked<ListQuery>,
): Promise<number> {
  if (isWhole(query)) return countAll(tx, orgs, query);
  const [row] = await tx.$queryRaw<{ n: bigint }[]>`
    SELECT count(*) AS n FROM (SELECT 1 FROM incident i WHERE ${where} LIMIT ${TOTAL_CAP + 1}) AS counted`;
  return Number(row?.n ?? 0);
}
