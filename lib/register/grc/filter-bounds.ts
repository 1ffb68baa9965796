/**
 * What bounds an index for the filters of the GRC list: never fewer incidents than those that show what is asked for, and
 * few more. The conditions on what is shown hold besides.
 */
import { Prisma } from "../../db/rows";
import { type GrcListQuery, KEPT_INSTANTS } from "../../schema/grc";
import { oneOf } from "../one-of";

export const MINUTE_MS = 60_000;

/** Conditions on an incident `i`. */
export function bounds(orgs: string[], query: GrcListQuery): Prisma.Sql[] {
  return [...hashed(query), ...taken(query), ...saidHere(orgs, query), ...instants(orgs, query)];
}

/** Fields of which the database keeps a hash of what is shown: of whole texts as they are, of words in small letters. */
const TEXTS = [
  ["title", "title_as"],
  ["description", "description_as"],
  ["root_cause", "root_cause_as"],
] as const;
const WORDS = [
  ["category", "category_as"],
  ["severity", "severity_as"],
  ["status", "status_as"],
  ["source", "source_as"],
  ["source_type", "source_type_as"],
] as const;

function hashed(query: GrcListQuery): Prisma.Sql[] {
  const is = (column: string, hash: Prisma.Sql) =>
    Prisma.sql`${Prisma.raw(`i.${column}`)} = ${hash}`;
  const texts = TEXTS.flatMap(([name, column]) => {
    const said = query[name];
    return said === undefined ? [] : [is(column, Prisma.sql`hashtext(${said})`)];
  });
  const words = WORDS.flatMap(([name, column]) => {
    const said = query[name];
    return said === undefined ? [] : [is(column, Prisma.sql`hashtext(lower(${said}))`)];
  });
  return [...texts, ...words];
}

/** The times taken, which the database computes in whole milliseconds. */
function taken({ mttd_minutes: detect, mttr_minutes: respond }: GrcListQuery): Prisma.Sql[] {
  const all = [
    [Prisma.sql`i.mttd_ms`, detect],
    [Prisma.sql`i.mttr_ms`, respond],
  ] as const;
  return all.flatMap(([column, minutes]) => {
    if (minutes === undefined) return [];
    const ms = Math.round(minutes * MINUTE_MS);
    return [Number.isSafeInteger(ms) ? Prisma.sql`${column} = ${ms}::bigint` : Prisma.sql`false`];
  });
}

/** What can only have been said at this door, or is a number. */
function saidHere(orgs: string[], query: GrcListQuery): Prisma.Sql[] {
  const { owner_id: owner, financial_impact: impact, incident_number: number } = query;
  const all: Prisma.Sql[] = [];
  if (owner !== undefined) all.push(among(keptBy(orgs, "owner_id", Prisma.sql`${owner}`)));
  if (impact !== undefined) {
    all.push(among(keptBy(orgs, "financial_impact", Prisma.sql`${impact}::float8::text`)));
  }
  if (number !== undefined) {
    const [, year, seq] = /^INC-(\d{4})-(\d{4,9})$/.exec(number) ?? [];
    const own = Prisma.sql`SELECT n.id FROM incident n
      WHERE ${oneOf("n.org_id", orgs)} AND n.year = ${Number(year ?? 0)} AND n.seq = ${Number(seq ?? 0)}`;
    all.push(among(keptBy(orgs, "incident_number", Prisma.sql`${number}`), own));
  }
  return all;
}

/** Instants that were said at this door, or are the register's own. */
function instants(orgs: string[], query: GrcListQuery): Prisma.Sql[] {
  return KEPT_INSTANTS.flatMap((name) => {
    const at = query[name];
    if (at === undefined) return [];
    return [among(keptBy(orgs, name, Prisma.sql`${at.toISOString()}`), ...OWN[name](orgs, at))];
  });
}

const columnIs = (column: Prisma.Sql) => (orgs: string[], at: Date) => [
  Prisma.sql`SELECT n.id FROM incident n WHERE ${oneOf("n.org_id", orgs)} AND ${column} = ${at}`,
];

/** The register's own instants behind those that the door keeps. */
const OWN: Record<
  (typeof KEPT_INSTANTS)[number],
  (orgs: string[], at: Date) => readonly Prisma.Sql[]
> = {
  contained_at: () => [],
  closed_at: columnIs(Prisma.sql`n.resolution_date`),
  reported_to_regulators_at: columnIs(Prisma.sql`n.authority_notified_at`),
  customer_notified_at: columnIs(Prisma.sql`n.data_subjects_notified_at`),
  reported_at: (orgs, at) => [
    Prisma.sql`SELECT n.incident_id FROM fact n
      WHERE ${oneOf("n.org_id", orgs)} AND n.kind = 'reported_internally_at' AND n.value = ${at}`,
  ],
};

const among = (...ids: Prisma.Sql[]) => Prisma.sql`i.id IN (${Prisma.join(ids, " UNION ALL ")})`;

/** The incidents of which this was said at this door, in letters of either case. */
const keptBy = (orgs: string[], name: string, said: Prisma.Sql) => Prisma.sql`
  SELECT k.incident_id FROM incident_kept k
  WHERE ${oneOf("k.org_id", orgs)} AND k.name = ${name} AND k.held = kept_as(${said})`;
