/**
 * Which incidents a page shows, and how many there are in all. Neither reads many more rows than it tells of:
 * docs/decisions/0011-a-list-reads-one-index.md.
 */
import type { Prisma } from "../db/rows";
import type { Tx } from "../db/transaction";
import type { ListQuery } from "../schema/incident";
import { UNRESOLVED } from "../schema/incident-values";
import { writeCursor } from "./cursor";
import { count, countAll } from "./list-count";
import { type Asked, isWhole, type Streams } from "./list-filter";
import { afterCursor, SORTS } from "./list-sort";
import { type Source, searched } from "./list-source";
import { gather, isFew, joined, type Ordered, type Placed, readFrom, walk } from "./read-page";

/** What is asked for. */
export interface Narrowed {
  orgs: string[];
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

/** @throws Refusal invalid_request (cursor) */
export async function readPage(tx: Tx, said: Narrowed): Promise<Page> {
  const { query } = said;
  const ordered = orderedBy(query);
  const [source, ...others] = [...searched(said.orgs, query), ...said.own];
  const asked = { ...said, where: joined(said.where, others) };
  if (source) {
    const { rows, counted } = await readFrom(tx, source, asked, ordered);
    return { ...shown(query, rows), counted };
  }
  // Neither waits for the other.
  if (isWhole(query) || comesInOrder(query)) {
    const walking = walk(tx, asked, ordered, planOf(query));
    const [rows, counted] = await Promise.all([walking, count(tx, asked)]);
    return { ...shown(query, rows), counted };
  }
  if (asked.streams) {
    const merging = merge(tx, asked, asked.streams, ordered);
    const [rows, counted] = await Promise.all([merging, count(tx, asked)]);
    return { ...shown(query, rows), counted };
  }
  const [counted, all] = await Promise.all([
    count(tx, asked),
    countAll(tx, asked.orgs, { deletedToo: true }),
  ]);
  const rows = isFew(counted, all, ordered)
    ? (await gather(tx, asked, ordered)).rows
    : await walk(tx, asked, ordered);
  return { ...shown(query, rows), counted };
}

/** One row more than the page tells whether another follows. */
function orderedBy({ sort, cursor, limit }: ListQuery): Ordered {
  const { order, columns, place } = SORTS[sort];
  return { order, columns, place, after: afterCursor(sort, cursor), most: limit + 1 };
}

/** Without filters one plan serves all values; with them PostgreSQL plans for those that are asked for. */
function planOf(query: Asked<ListQuery>): string {
  if (!isWhole(query) || query.deletedToo) return "";
  return `list by ${query.sort}${query.cursor === undefined ? "" : ", on"}`;
}

function shown(query: ListQuery, rows: readonly Placed[]): Pick<Page, "ids" | "nextCursor"> {
  const page = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  return {
    ids: page.map(({ id }) => id),
    nextCursor: last ? writeCursor(query.sort, [last.place, last.id]) : null,
  };
}

/** Of each number as many as the page may need, merged. */
function merge(
  tx: Tx,
  { orgs }: Narrowed,
  streams: Streams,
  { order, columns, place, after, most }: Ordered,
): Promise<Placed[]> {
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
