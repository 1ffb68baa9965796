/**
 * The figures of a year, counted over the incidents that the list shows under the same filters. Drills and deleted
 * incidents are in none of them.
 */
import { type Ctx, requireScope, requireScopeIn } from "../context";
import { Prisma } from "../db/rows";
import { type Tx, transact } from "../db/transaction";
import { BREACH_FILTERS, SEVERITY_FILTERS, SPANS, UNSAID } from "../schema/incident-values";
import type { Overview, OverviewQuery } from "../schema/overview";
import { instantsAt, toFields } from "../time";
import { TOTAL_CAP } from "./list-count";
import { FOUND } from "./list-filter";
import { oneOf } from "./one-of";
import { severityIn } from "./severity";
import { isTold, lengthMs, type Span } from "./spans";
import { subtreeOf } from "./subtree";

const MOST_TYPES = 20;

/**
 * Counts the year of an organisation, or of it and those below.
 *
 * @throws Refusal not_found (organisation), insufficient_scope
 */
export async function overview(ctx: Ctx, query: OverviewQuery): Promise<Overview> {
  requireScope(ctx, "incidents:read");
  return transact(ctx, async (tx) => {
    requireScopeIn(ctx, query.orgId, "incidents:read");
    const orgs = query.subtree
      ? await subtreeOf(tx, ctx, query.orgId, "incidents:read")
      : [query.orgId];
    const year = query.year ?? yearAt(ctx.now, query.zone);
    const starts = monthStarts(year, query.zone);
    const shown = Prisma.sql`${oneOf("i.org_id", orgs)} AND i.deleted_at IS NULL AND NOT i.drill`;
    const inYear = Prisma.sql`${shown} AND ${FOUND} >= ${starts.at(0)} AND ${FOUND} < ${starts.at(-1)}`;
    const { total, filed, severity, kinds, types, months } = await readCounts(tx, inYear, starts);
    return {
      orgId: query.orgId,
      year,
      zone: query.zone,
      ...spanOf(starts, 0, starts.length - 1),
      first_year: Math.min(year, await firstYear(tx, orgs, query.zone, ctx.now)),
      total,
      unaware: await countUnaware(tx, shown),
      severity: SEVERITY_FILTERS.map((value) => ({
        value,
        count: severity.get(value === UNSAID ? null : severityIn(value)) ?? 0,
      })),
      breach_kind: BREACH_FILTERS.map((value) => ({
        value,
        count: kinds.get(value === UNSAID ? null : value) ?? 0,
      })),
      type: types,
      months: starts.slice(0, -1).map((_, at) => ({
        ...spanOf(starts, at, at + 1),
        count: months.get(String(at + 1)) ?? 0,
      })),
      filed,
      spans: await readSpans(tx, inYear),
    };
  });
}

const yearAt = (at: Date, zone: string) => Number(toFields(at, zone).date.slice(0, 4));

/** The first instants of a year's twelve months and of the next year, on the wall of `zone`. */
function monthStarts(year: number, zone: string): Date[] {
  return Array.from({ length: 13 }, (_, month) => {
    const first = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
    // Where the clocks skip midnight, the month begins an hour later.
    const [at] = [...instantsAt(first, "00:00", zone), ...instantsAt(first, "01:00", zone)];
    return at ?? new Date(Date.UTC(year, month, 1));
  });
}

/** As the list's filters take it: both ends included. */
function spanOf(starts: readonly Date[], from: number, to: number): { from: string; to: string } {
  const [first = 0, end = 0] = [starts[from]?.getTime(), starts[to]?.getTime()];
  return { from: new Date(first).toISOString(), to: new Date(end - 1).toISOString() };
}

/**
 * The incidents of the year by each thing they are told apart by, and what was filed of them, in one reading of an
 * index.
 */
async function readCounts(tx: Tx, inYear: Prisma.Sql, starts: readonly Date[]) {
  const rows = await tx.$queryRaw<(Tally & { by: number; value: string | null; n: number })[]>`
    WITH y AS (
      SELECT i.severity, i.breach_kind AS kind, i.type_name AS type,
             width_bucket(i.discovered_at, ${starts}::timestamptz[]) AS month, count(*)::int AS n,
             sum(i.met_in_time)::int AS in_time, count(*) FILTER (WHERE i.met_in_time > 0)::int AS incidents_in_time,
             sum(i.met_late)::int AS late, count(*) FILTER (WHERE i.met_late > 0)::int AS incidents_late
      FROM incident i WHERE ${inYear} GROUP BY 1, 2, 3, 4
    )
    SELECT grouping(severity, kind, type, month) AS by,
           coalesce(severity::text, kind::text, type, month::text) AS value, coalesce(sum(n), 0)::int AS n,
           ${sums(["in_time", "late", "incidents_in_time", "incidents_late"])}
    FROM y GROUP BY GROUPING SETS ((), (severity), (kind), (type), (month))
    ORDER BY n DESC, value`;
  // In grouping(), a column that was not grouped by sets its bit, the last column the lowest.
  const of = (by: number) =>
    rows.filter((row) => row.by === by).map(({ value, n }) => ({ value, count: n }));
  const mapOf = (by: number) => new Map(of(by).map(({ value, count }) => [value, count]));
  const all = rows.find(({ by }) => by === 0b1111);
  return {
    total: all?.n ?? 0,
    filed: {
      in_time: all?.in_time ?? 0,
      late: all?.late ?? 0,
      incidents_in_time: all?.incidents_in_time ?? 0,
      incidents_late: all?.incidents_late ?? 0,
    },
    severity: mapOf(0b0111),
    kinds: mapOf(0b1011),
    types: of(0b1101)
      .slice(0, MOST_TYPES)
      .map(({ value, count }) => ({ value: value ?? "", count })),
    months: mapOf(0b1110),
  };
}

type Tally = Overview["filed"];

const sums = (names: (keyof Tally)[]) =>
  Prisma.raw(names.map((name) => `coalesce(sum(${name}), 0)::int AS ${name}`).join(", "));

/** How long each span took in the middle, and of how many incidents it is known, in one more reading of it. */
async function readSpans(tx: Tx, inYear: Prisma.Sql): Promise<Overview["spans"]> {
  const each = SPANS.map(
    (span) => Prisma.sql`
      count(*) FILTER (WHERE ${isTold(span)}) AS ${Prisma.raw(`${span}_known`)},
      percentile_cont(0.5) WITHIN GROUP (ORDER BY ${lengthMs(span)})
        FILTER (WHERE ${isTold(span)}) AS ${Prisma.raw(`${span}_median`)}`,
  );
  const [row] = await tx.$queryRaw<
    (Record<`${Span}_known`, bigint> & Record<`${Span}_median`, number | null>)[]
  >`SELECT ${Prisma.join(each)} FROM incident i WHERE ${inYear}`;
  return SPANS.map((span) => {
    const median = row?.[`${span}_median`] ?? null;
    return {
      span,
      known: Number(row?.[`${span}_known`] ?? 0),
      median_ms: median === null ? null : Math.round(median),
    };
  });
}

async function countUnaware(tx: Tx, shown: Prisma.Sql): Promise<number> {
  const [row] = await tx.$queryRaw<{ n: bigint }[]>`
    SELECT count(*) AS n FROM (
      SELECT 1 FROM incident i WHERE ${shown} AND ${FOUND} = 'infinity' LIMIT ${TOTAL_CAP}
    ) AS counted`;
  return Number(row?.n ?? 0);
}

/** The year of the earliest awareness: one end of an index, organisation by organisation. */
async function firstYear(
  tx: Tx,
  orgs: readonly string[],
  zone: string,
  now: Date,
): Promise<number> {
  const [row] = await tx.$queryRaw<{ first: Date | null }[]>`
    SELECT min(e.at) AS first
    FROM unnest(${orgs}::uuid[]) o(id), LATERAL (
      SELECT i.discovered_at AS at FROM incident i
      WHERE i.org_id = o.id AND i.deleted_at IS NULL AND NOT i.drill
      ORDER BY ${FOUND}, i.id LIMIT 1
    ) e`;
  return yearAt(row?.first ?? now, zone);
}
