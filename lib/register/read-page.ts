/**
 * Reading a page of incidents that fit: found one by one in the order of an index, or all gathered and sorted, whichever
 * reads less. docs/decisions/0011-a-list-reads-one-index.md.
 */
import { Prisma } from "../db/rows";
import { type Statement, statement } from "../db/statement";
import type { Tx } from "../db/transaction";
import { countAll, countFitting, TOTAL_CAP } from "./list-count";
import type { Source } from "./list-source";
import { oneOf } from "./one-of";

/** More hits are not gathered: the list is read in its order, and each incident held against the filter. */
const MOST_HITS = 2 * TOTAL_CAP;

/** What is asked for of the incidents `i` of these organisations. */
export interface Fitting {
  orgs: readonly string[];
  /** The conditions, organisations apart. */
  where: Prisma.Sql;
  /** What bounds an index besides, where few are gathered; it would draw PostgreSQL away from one that has the order. */
  bounds?: Prisma.Sql;
}

/** In which order, and which part of it. */
export interface Ordered {
  order: Prisma.Sql;
  /** What it orders by: no more, so that an index alone may give it. */
  columns: Prisma.Sql;
  /** A row's place, as text for the cursor. */
  place: Prisma.Sql;
  /** `AND …` for what comes after a cursor, or nothing. */
  after: Prisma.Sql;
  most: number;
  /** So many are passed over. */
  skip?: number;
}

export interface Placed {
  id: string;
  place: string;
}

export interface Read {
  rows: Placed[];
  /** How many fit in all, at most one more than the cap. */
  counted: number;
}

/** Where nothing is filtered away but what is deleted: the number is known without counting. */
export async function readWhole(tx: Tx, fitting: Fitting, ordered: Ordered): Promise<Read> {
  const walking = walk(tx, fitting, ordered);
  const [rows, counted] = await Promise.all([walking, countAll(tx, fitting.orgs, {})]);
  return { rows, counted };
}

/** Where filters are told elsewhere than on the incident it begins there; else the number of those that fit decides. */
export async function readFitting(
  tx: Tx,
  said: Fitting,
  sources: readonly Source[],
  ordered: Ordered,
): Promise<Read> {
  const [source, ...others] = sources;
  const fitting = { ...said, where: joined(said.where, others) };
  if (source) return readFrom(tx, source, fitting, ordered);
  const { where, bounds } = fitting;
  const few = bounds ? { ...fitting, where: Prisma.sql`${where} AND ${bounds}` } : fitting;
  const { counted, all } = await countFitting(tx, few.orgs, few.where, TOTAL_CAP + 1);
  if (counted === 0) return { rows: [], counted };
  const { rows } = isFew(counted, all, ordered)
    ? await gather(tx, few, ordered)
    : { rows: await walk(tx, fitting, ordered) };
  return { rows, counted };
}

/** Conditions together with those that sources stand for. */
export const joined = (where: Prisma.Sql, sources: readonly Source[]) =>
  Prisma.join([where, ...sources.map(({ holds }) => holds)], " AND ");

/** Gathers what the source leaves, unless that is very much. */
export async function readFrom(
  tx: Tx,
  source: Source,
  fitting: Fitting,
  ordered: Ordered,
): Promise<Read> {
  const few = await gather(tx, fitting, ordered, source.hits(MOST_HITS));
  if (few.hits < MOST_HITS) return few;
  // More than the cap are enough to know of; fewer, among very many hits, have to be counted all.
  const { counted } =
    few.counted > TOTAL_CAP ? few : await gather(tx, fitting, ordered, source.hits(null));
  const held = { ...fitting, where: joined(fitting.where, [source]) };
  return { rows: await walk(tx, held, ordered), counted };
}

/**
 * Whether so many of all are sooner fetched and sorted than found one by one in the order of a sort: that passes
 * all / counted others for each that it finds.
 */
export function isFew(
  counted: number,
  all: number,
  { most, skip = 0 }: Pick<Ordered, "most" | "skip">,
): boolean {
  return counted <= TOTAL_CAP && counted * counted < all * (most + skip);
}

const passing = (skip: number) => (skip === 0 ? Prisma.empty : Prisma.sql`OFFSET ${skip}`);

/**
 * In the order of an index; where there are several organisations, of each of them.
 *
 * @param name under which PostgreSQL keeps the plan of a single organisation's, where one serves all values
 */
export function walk(
  tx: Tx,
  { orgs, where }: Fitting,
  { order, place, columns, after, most, skip = 0 }: Ordered,
  name = "",
): Promise<Placed[]> {
  if (orgs.length === 1) {
    const { text, values } = Prisma.sql`
      SELECT i.id, ${place} AS place FROM incident i
      WHERE ${oneOf("i.org_id", orgs)} AND ${where} ${after}
      ORDER BY ${order}
      LIMIT ${most} ${passing(skip)}`;
    const walked: Statement<Placed> = statement(name, text);
    return tx.rows(walked, values);
  }
  return tx.$queryRaw<Placed[]>`
    SELECT i.id, ${place} AS place FROM unnest(${orgs}::uuid[]) AS o (id), LATERAL (
      SELECT ${columns} FROM incident i
      WHERE i.org_id = o.id AND ${where} ${after}
      ORDER BY ${order}
      LIMIT ${most + skip}
    ) AS i
    ORDER BY ${order}
    LIMIT ${most} ${passing(skip)}`;
}

/**
 * All that fit, to one more than the cap, then in order: right as long as the cap holds them.
 *
 * @param hits the ids that they are among; all, where nothing is searched for
 */
export async function gather(
  tx: Tx,
  { orgs, where }: Fitting,
  { order, place, columns, after, most, skip = 0 }: Ordered,
  hits?: Prisma.Sql,
): Promise<Read & { hits: number }> {
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
      LIMIT ${most} ${passing(skip)}
    ) AS page ON true
    ORDER BY page.at`;
  const { counted, hits: found } = rows[0] ?? { counted: 0, hits: 0 };
  return { rows: rows.filter(({ id }) => id !== null), counted, hits: found };
}
