/** What a list is narrowed to, as conditions on an incident `i`. */
import type { Ctx } from "../context";
import { Prisma } from "../db/rows";
import type { IncidentFilter } from "../schema/incident";
import { NOBODY, OWN, UNRESOLVED, UNSAID } from "../schema/incident-values";
import { overdueSince } from "./art33";
import { oneOf } from "./one-of";
import { isTold } from "./spans";
import { numbersLeft, withoutTraits } from "./traits";

/** What a list is asked for, and whether the deleted ones are in it: only exports want them. */
export type Asked<Query> = Query & { deletedToo?: boolean };

/** As the indexes incident_by_… have it. Without awareness it stands above all. */
export const FOUND = Prisma.sql`(CASE WHEN i.discovered_at IS NULL THEN 'infinity'::timestamptz ELSE i.discovered_at END)`;

/** Everything but whose they are, and what list-source.ts tells: that is said where they are read. */
export function conditions(ctx: Ctx, orgs: string[], query: Asked<IncidentFilter>): Prisma.Sql {
  const all = [...columnConditions(ctx, query), ...rowConditions(orgs, query)];
  if (!query.deletedToo) all.push(Prisma.sql`i.deleted_at IS NULL`);
  return all.length === 0 ? Prisma.sql`true` : Prisma.join(all, " AND ");
}

/**
 * Words that are an enum's stand in the statement, not beside it: by them the planner knows which partial index
 * holds all that is asked for. Behind row-level security their comparison bounds no index itself.
 */
const STATUS: Record<NonNullable<IncidentFilter["status"]>, Prisma.Sql> = {
  draft: Prisma.sql`i.status = 'draft'`,
  open: Prisma.sql`i.status = 'open'`,
  notified: Prisma.sql`i.status = 'notified'`,
  resolved: Prisma.sql`i.status = 'resolved'`,
  [UNRESOLVED]: Prisma.sql`i.status <> 'resolved'`,
};
const FILED: Record<NonNullable<IncidentFilter["filed"]>, Prisma.Sql> = {
  in_time: Prisma.sql`i.met_in_time > 0`,
  late: Prisma.sql`i.met_late > 0`,
};
const SEVERITY: Record<NonNullable<IncidentFilter["severity"]>, Prisma.Sql> = {
  serious: Prisma.sql`i.severity = 'serious'`,
  "non-serious": Prisma.sql`i.severity = 'non_serious'`,
  [UNSAID]: Prisma.sql`i.severity IS NULL`,
};
const BREACH_KIND: Record<NonNullable<IncidentFilter["breach_kind"]>, Prisma.Sql> = {
  confidentiality: Prisma.sql`i.breach_kind = 'confidentiality'`,
  integrity: Prisma.sql`i.breach_kind = 'integrity'`,
  availability: Prisma.sql`i.breach_kind = 'availability'`,
  combined: Prisma.sql`i.breach_kind = 'combined'`,
  [UNSAID]: Prisma.sql`i.breach_kind IS NULL`,
};

/** Filters of few values together: the incidents of each of these numbers, each in the order of one index. */
export interface Streams {
  /** Those of lib/register/traits.ts. */
  numbers: readonly number[];
  /** What is asked for besides: nothing that those would be passed over for. */
  where: Prisma.Sql;
}

/** So many are looked up for one page. */
const MOST_STREAMS = 5_000;

/** What the page is merged of; none where something else is asked for. */
export function streamsOf(
  ctx: Ctx,
  orgs: string[],
  query: Asked<IncidentFilter>,
): Streams | undefined {
  const numbers = numbersLeft(query);
  if (!numbers || orgs.length * numbers.length > MOST_STREAMS) return undefined;
  const { type, owner, span, tag, updated_since: since, overdue, sort } = query;
  const others = [type, owner, span, tag, since, overdue || undefined];
  if (sort !== "-discovered_at" || others.some((said) => said !== undefined)) return undefined;
  return { numbers, where: conditions(ctx, orgs, withoutTraits(query)) };
}

/** On the incident's own columns. */
function columnConditions(ctx: Ctx, query: Asked<IncidentFilter>): Prisma.Sql[] {
  const all: Prisma.Sql[] = [];
  const overdue = Prisma.sql`(i.art33_open AND ${FOUND} < ${overdueSince(ctx.now)})`;
  if (query.overdue !== undefined) all.push(query.overdue ? overdue : Prisma.sql`NOT ${overdue}`);
  if (query.type !== undefined) all.push(Prisma.sql`i.type_name = ${query.type}`);
  if (query.owner) all.push(ownerIs(ctx, query.owner));
  if (query.span) all.push(isTold(query.span));
  all.push(...traitConditions(query));
  if (query.awareness === UNSAID) all.push(Prisma.sql`${FOUND} = 'infinity'`);
  else if (query.awareness) all.push(Prisma.sql`${FOUND} < 'infinity'`);
  if (query.discovered_from) {
    all.push(Prisma.sql`${FOUND} >= ${query.discovered_from} AND i.discovered_at IS NOT NULL`);
  }
  if (query.discovered_to) all.push(Prisma.sql`${FOUND} <= ${query.discovered_to}`);
  if (query.updated_since) all.push(Prisma.sql`i.updated_at >= ${query.updated_since}`);
  return all;
}

/** Of what has few values: one filter alone has an index of its own, several have their numbers. */
function traitConditions(query: Asked<IncidentFilter>): Prisma.Sql[] {
  const numbers = numbersLeft(query);
  if (numbers) return [Prisma.sql`i.traits = ANY (${numbers}::smallint[])`];
  const { status, severity, breach_kind: kind, source, filed, drill } = query;
  const all: Prisma.Sql[] = [];
  if (status) all.push(STATUS[status]);
  if (severity) all.push(SEVERITY[severity]);
  if (kind) all.push(BREACH_KIND[kind]);
  if (source) all.push(Prisma.sql`i.source_type = ${source}`);
  if (filed) all.push(FILED[filed]);
  if (drill !== undefined) all.push(drill ? Prisma.sql`i.drill` : Prisma.sql`NOT i.drill`);
  return all;
}

function ownerIs(ctx: Ctx, owner: string): Prisma.Sql {
  if (owner === NOBODY) return Prisma.sql`i.owner_id IS NULL`;
  if (owner !== OWN) return Prisma.sql`i.owner_id = ${owner}::uuid`;
  // A key or a job is nobody's colleague: nothing is its own.
  const { type, id } = ctx.actor;
  return type === "user" ? Prisma.sql`i.owner_id = ${id}::uuid` : Prisma.sql`false`;
}

/** On rows beside it. */
function rowConditions(orgs: string[], { tag = [] }: IncidentFilter): Prisma.Sql[] {
  return tag.map(
    (said) =>
      Prisma.sql`i.id IN (SELECT g.incident_id FROM incident_tag g WHERE ${oneOf("g.org_id", orgs)} AND g.tag = ${said})`,
  );
}

/** Whether nothing is filtered away. */
export function isWhole(
  query: Asked<IncidentFilter & { limit: number; cursor?: string }>,
): boolean {
  const {
    orgId: _org,
    subtree: _below,
    sort: _sort,
    limit: _limit,
    cursor: _cursor,
    deletedToo: _deleted,
    ...filters
  } = query;
  return Object.values(filters).every((value) => value === undefined);
}
