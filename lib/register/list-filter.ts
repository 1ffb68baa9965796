/** What a list is narrowed to, as conditions on an incident `i`. */
import type { Ctx } from "../context";
import { Prisma } from "../db/rows";
import type { IncidentFilter } from "../schema/incident";
import { NOBODY, OWN, UNRESOLVED, UNSAID } from "../schema/incident-values";
import { overdueSince } from "./art33";
import { oneOf } from "./one-of";
import { severityIn } from "./severity";
import { isTold } from "./spans";

/** What a list is asked for, and whether the deleted ones are in it: only exports want them. */
export type Asked<Query> = Query & { deletedToo?: boolean };

/** As the indexes incident_by_… have it. Without awareness it stands above all. */
export const FOUND = Prisma.sql`(CASE WHEN i.discovered_at IS NULL THEN 'infinity'::timestamptz ELSE i.discovered_at END)`;

/** The ones met late are few, and an index holds them alone. */
const MET = {
  in_time: Prisma.sql`EXISTS (SELECT 1 FROM duty d WHERE d.incident_id = i.id AND d.state = 'met' AND d.binding)`,
  late: Prisma.sql`i.id IN (SELECT d.incident_id FROM duty d WHERE d.state = 'met_late' AND d.binding)`,
} as const;

/** @param own conditions on the organisation's own fields */
export function conditions(
  ctx: Ctx,
  orgs: string[],
  query: Asked<IncidentFilter>,
  own: readonly Prisma.Sql[],
): Prisma.Sql {
  const all = [
    oneOf("i.org_id", orgs),
    ...columnConditions(ctx, query),
    ...rowConditions(orgs, query),
  ];
  if (!query.deletedToo) all.push(Prisma.sql`i.deleted_at IS NULL`);
  if (query.q !== undefined) {
    all.push(Prisma.sql`i.id IN (SELECT search_incidents(${orgs}::uuid[], ${query.q}))`);
  }
  return Prisma.join([...all, ...own], " AND ");
}

/** On the incident's own columns. */
function columnConditions(ctx: Ctx, query: IncidentFilter): Prisma.Sql[] {
  const all: Prisma.Sql[] = [];
  const overdue = Prisma.sql`(i.art33_open AND ${FOUND} < ${overdueSince(ctx.now)})`;
  if (query.overdue !== undefined) all.push(query.overdue ? overdue : Prisma.sql`NOT ${overdue}`);
  if (query.status) all.push(...statusIs(query.status));
  if (query.severity === UNSAID) all.push(Prisma.sql`i.severity IS NULL`);
  else if (query.severity) {
    all.push(Prisma.sql`i.severity = ${severityIn(query.severity)}::severity`);
  }
  if (query.breach_kind === UNSAID) all.push(Prisma.sql`i.breach_kind IS NULL`);
  else if (query.breach_kind) {
    all.push(Prisma.sql`i.breach_kind = ${query.breach_kind}::breach_kind`);
  }
  if (query.type !== undefined) all.push(...typeIs(query.type));
  if (query.drill !== undefined)
    all.push(query.drill ? Prisma.sql`i.drill` : Prisma.sql`NOT i.drill`);
  if (query.owner) all.push(ownerIs(ctx, query.owner));
  if (query.source === "WEBFORM") all.push(Prisma.sql`i.source_type = 'WEBFORM'`);
  else if (query.source) all.push(Prisma.sql`i.source_type = ${query.source}`);
  if (query.awareness) {
    const unsaid = Prisma.sql`${FOUND} = 'infinity'`;
    all.push(query.awareness === UNSAID ? unsaid : Prisma.sql`NOT ${unsaid}`);
  }
  if (query.discovered_from) {
    all.push(Prisma.sql`${FOUND} >= ${query.discovered_from} AND i.discovered_at IS NOT NULL`);
  }
  if (query.discovered_to) all.push(Prisma.sql`${FOUND} <= ${query.discovered_to}`);
  if (query.updated_since) all.push(Prisma.sql`i.updated_at >= ${query.updated_since}`);
  return all;
}

/** A literal beside the question: by it the planner knows that the index of the unresolved holds the answer. */
function statusIs(status: NonNullable<IncidentFilter["status"]>): Prisma.Sql[] {
  const unresolved = Prisma.sql`i.status <> 'resolved'`;
  if (status === UNRESOLVED) return [unresolved];
  const is = Prisma.sql`i.status = ${status}::incident_status`;
  return status === "resolved" ? [is] : [unresolved, is];
}

/** As statusIs(): the index holds those whose type somebody named. */
function typeIs(type: string): Prisma.Sql[] {
  const is = Prisma.sql`i.type_name = ${type}`;
  return type === "Unknown" ? [is] : [is, Prisma.sql`i.type_name <> 'Unknown'`];
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
  const told = query.span && isTold(query.span);
  return [
    ...tagged,
    ...(query.filed ? [MET[query.filed]] : []),
    ...(told
      ? [
          query.span === "to_notify"
            ? told
            : Prisma.sql`EXISTS (SELECT 1 FROM incident_times t WHERE t.incident_id = i.id AND ${told})`,
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
