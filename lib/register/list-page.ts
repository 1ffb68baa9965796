/**
 * Which incidents a page shows, and how many there are in all. Neither reads many more rows than it tells of:
 * docs/decisions/0011-a-list-reads-one-index.md.
 */
import { Prisma } from "../db/rows";
import { statement } from "../db/statement";
import type { Tx } from "../db/transaction";
import type { ListQuery } from "../schema/incident";
import { UNRESOLVED } from "../schema/incident-values";
import { writeCursor } from "./cursor";
import { count, countAll, TOTAL_CAP } from "./list-count";
import { type Asked, isWhole, type Streams } from "./list-filter";
import { afterCursor, SORTS } from "./list-sort";
import { type Source, searched } from "./list-source";
import { oneOf } from "./one-of";

/** More hits are not gathered: the list is read in its order, and each incident held against the filter. */
const MOST_HITS = 2 * TOTAL_CAP;

/** What is asked for. */
export interface Narrowed {
  orgs: string[];
  now: Date;
  /** The conditions on an incident `i`, organisations apart. */
  where: Prisma.Sql;
  query: Asked<ListQuery>;
  /** Set where few values together are all that is asked for, in the order of their index. */
  streams?: Streams | undefined;
  /** What is asked of own fields. */
  own: readonly Source[];
}

export interface Page {
  ids: string[];
  nextCursor: string | null;
  /** At most one more than the cap. */
  counted: number;
}

interface Placed {
  id: string;
  place: string;
}

/** @throws Refusal invalid_request (cursor) */
export async function readPage(tx: Tx, said: Narrowed): Promise<Page> {
  const [source, ...others] = [...searched(said.orgs, said.query), ...said.own];
  const asked = { ...said, where: joined(said.where, others) };
  if (source) return readFrom(tx, source, asked);
  const { query } = asked;
  if (isWhole(query) || comesInOrder(query)) {
    // Neither waits for the other.
    const [rows, counted] = await Promise.all([walk(tx, asked), count(tx, asked)]);
    return { ...shown(query, rows), counted };
  }
  if (asked.streams) {
    const [rows, counted] = await Promise.all([merge(tx, asked, asked.streams), count(tx, asked)]);
    return { ...shown(query, rows), counted };
  }
  const [counted, all] = await Promise.all([
    count(tx, asked),
    countAll(tx, asked.orgs, { deletedToo: true }),
  ]);
  const rows = isFew(counted, all, query.limit)
    ? (await gather(tx, asked)).rows
    : await walk(tx, asked);
  return { ...shown(query, rows), counted };
}

const joined = (where: Prisma.Sql, sources: readonly Source[]) =>
  Prisma.join([where, ...sources.map(({ holds }) => holds)], " AND ");

/** Gathers what the source leaves, unless that is very much. */
async function readFrom(tx: Tx, source: Source, asked: Narrowed): Promise<Page> {
  const { query } = asked;
  const few = await gather(tx, asked, source.hits(MOST_HITS));
  if (few.hits < MOST_HITS) return { ...shown(query, few.rows), counted: few.counted };
  // More than the cap are enough to know of; fewer, among very many hits, have to be counted all.
  const { counted } = few.counted > TOTAL_CAP ? few : await gather(tx, asked, source.hits(null));
  const held = { ...asked, where: joined(asked.where, [source]) };
  return { ...shown(query, await walk(tx, held)), counted };
}

/**
 * Whether so many of all are sooner fetched and sorted than found one by one in the order of a sort: that passes
 * all / counted others for each that it finds.
 */
export function isFew(counted: number, all: number, limit: number): boolean {
  return counted <= TOTAL_CAP && counted * counted < all * limit;
}

function shown(query: ListQuery, rows: readonly Placed[]): Pick<Page, "ids" | "nextCursor"> {
  const page = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  return {
    ids: page.map(({ id }) => id),
    nextCursor: last ? writeCursor(query.sort, [last.place, last.id]) : null,
  };
}

/** In the order of an index, from the cursor on; where there are several organisations, of each of them. */
function walk(tx: Tx, { orgs, where, query }: Narrowed): Promise<Placed[]> {
  const { order, place, columns } = SORTS[query.sort];
  const after = afterCursor(query.sort, query.cursor);
  const most = query.limit + 1;
  if (orgs.length === 1) {
    const { text, values } = Prisma.sql`
      SELECT i.id, ${place} AS place FROM incident i
      WHERE ${oneOf("i.org_id", orgs)} AND ${where} ${after}
      ORDER BY ${order}
      LIMIT ${most}`;
    // Without filters one plan serves all values; with them PostgreSQL plans for those that are asked for.
    const isPlain = isWhole(query) && !query.deletedToo;
    const name = isPlain ? `list by ${query.sort}${query.cursor === undefined ? "" : ", on"}` : "";
    return tx.rows(statement<Placed>(name, text), values);
  }
  return tx.$queryRaw<Placed[]>`
    SELECT i.id, ${place} AS place FROM unnest(${orgs}::uuid[]) AS o (id), LATERAL (
      SELECT ${columns} FROM incident i
      WHERE i.org_id = o.id AND ${where} ${after}
      ORDER BY ${order}
      LIMIT ${most}
    ) AS i
    ORDER BY ${order}
    LIMIT ${most}`;
}

/** Of each number as many as the page may need, merged. */
function merge(tx: Tx, { orgs, query }: Narrowed, streams: Streams): Promise<Placed[]> {
  const { order, place, columns } = SORTS[query.sort];
  const after = afterCursor(query.sort, query.cursor);
  const most = query.limit + 1;
  return tx.$queryRaw<Placed[]>`
    SELECT i.id, ${place} AS place
    FROM unnest(${orgs}::uuid[]) AS o (id), unnest(${streams.numbers}::smallint[]) AS n (traits), LATERAL (
      SELECT ${columns} FROM incident i
      WHERE i.org_id = o.id AND i.traits = n.traits AND ${streams.where} ${after}
      ORDER BY ${order}
      LIMIT ${most}
    ) AS i
    ORDER BY ${order}
    LIMIT ${most}`;
}

/**
 * All that fit, to one more than the cap, then in order: right as long as the cap holds them.
 *
 * @param hits the ids that they are among; all, where nothing is searched for
 */
async function gather(
  tx: Tx,
  { orgs, where, query }: Narrowed,
  hits?: Prisma.Sql,
): Promise<{ rows: Placed[]; counted: number; hits: number }> {
  const { order, place, columns } = SORTS[query.sort];
  const after = afterCursor(query.sort, query.cursor);
  const rows = await tx.$queryRaw<(Placed & { counted: number; hits: number })[]>`
    WITH hit AS MATERIALIZED (${hits ?? Prisma.sql`SELECT NULL::uuid AS id`}),
    few AS MATERIALIZED (
      SELECT ${columns} FROM incident i
      WHERE ${oneOf("i.org_id", orgs)} AND ${where}
        ${hits ? Prisma.sql`AND i.id = ANY (ARRAY(SELECT hit.id FROM hit))` : Prisma.empty}
      LIMIT ${TOTAL_CAP + 1}
    )
    SELECT counted.n AS counted, counted.hits, page.id, page.place
    FROM (SELECT (SELECT count(*)::int FROM few) AS n, (SELECT count(*)::int FROM hit) AS hits) AS counted
    LEFT JOIN (
      SELECT i.id, ${place} AS place, row_number() OVER (ORDER BY ${order}) AS at FROM few i
      WHERE true ${after}
      ORDER BY ${order}
      LIMIT ${query.limit + 1}
    ) AS page ON true
    ORDER BY page.at`;
  const { counted, hits: found } = rows[0] ?? { counted: 0, hits: 0 };
  return { rows: rows.filter(({ id }) => id !== null), counted, hits: found };
}

/** Filters whose indexes are in the order of awareness. */
const KEYED = [
  "overdue",
  "status",
  "severity",
  "breach_kind",
  "type",
  "owner",
  "source",
  "filed",
  "span",
] as const;
/** Filters that those have as a part of that order. */
const RANGES = ["discovered_from", "discovered_to", "awareness"] as const;
/** Filters that no index has in any order. */
const LOOSE = ["tag", "updated_since"] as const;

/** Whether one index gives what is asked for in the order that is asked for. */
function comesInOrder(query: ListQuery): boolean {
  const isAsked = (name: keyof ListQuery) => query[name] !== undefined;
  const keyed = KEYED.filter(isAsked).length + (query.drill ? 1 : 0);
  if (LOOSE.some(isAsked) || keyed > 1) return false;
  if (query.sort === "-discovered_at") return true;
  if (RANGES.some(isAsked)) return false;
  return keyed === 0 || query.status === UNRESOLVED;
}
