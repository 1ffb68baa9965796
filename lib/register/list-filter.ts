/** What a list is narrowed to, as conditions on an incident `i`. */
import type { Ctx } from "../context";
import { Prisma } from "../db/rows";
import type { IncidentFilter } from "../schema/incident";
import { NOBODY, OWN, UNRESOLVED, UNSAID } from "../schema/incident-values";
import { overdueSince } from "./art33";
import { oneOf } from "./one-of";
import { isTold } from "./spans";

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

/** On the incident's own columns. */
function columnConditions(ctx: Ctx, query: IncidentFilter): Prisma.Sql[] {
  const all: Prisma.Sql[] = [];
  const overdue = Prisma.sql`(i.art33_open AND ${FOUND} < ${overdueSince(ctx.now)})`;
  if (query.overdue !== undefined) all.push(query.overdue ? overdue : Prisma.sql`NOT ${overdue}`);
  if (query.status) all.push(STATUS[query.status]);
  if (query.severity) all.push(SEVERITY[query.severity]);
  if (query.breach_kind) all.push(BREACH_KIND[query.breach_kind]);
  if (query.type !== undefined) all.push(Prisma.sql`i.type_name = ${query.type}`);
  if (query.drill !== undefined)
    all.push(query.drill ? Prisma.sql`i.drill` : Prisma.sql`NOT i.drill`);
  if (query.owner) all.push(ownerIs(ctx, query.owner));
  if (query.source) all.push(Prisma.sql`i.source_type = ${query.source}`);
  if (query.awareness === UNSAID) all.push(Prisma.sql`${FOUND} = 'infinity'`);
  else if (query.awareness) all.push(Prisma.sql`${FOUND} < 'infinity'`);
  if (query.discovered_from) {
    all.push(Prisma.sql`${FOUND} >= ${query.discovered_from} AND i.discovered_at IS NOT NULL`);
  }
  if (query.discovered_to) all.push(Prisma.sql`${FOUND} <= ${query.discovered_to}`);
  if (query.updated_since) all.push(Prisma.sql`i.updated_at >= ${query.updated_since}`);
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
function rowConditions(orgs: string[], query: IncidentFilter): Prisma.Sql[] {
  const tagged = (query.tag ?? []).map(
    (tag) =>
      Prisma.sql`i.id IN (SELECT g.incident_id FROM incident_tag g WHERE ${oneOf("g.org_id", orgs)} AND g.tag = ${tag})`,
  );
  return [
    ...tagged,
    ...(query.span === "to_notify" ? [isTold("to_notify")] : []),
    ...(query.span === "to_aware"
      ? [
          Prisma.sql`EXISTS (SELECT 1 FROM incident_times t WHERE t.incident_id = i.id AND ${isTold("to_aware")})`,
        ]
      : []),
  ];
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
