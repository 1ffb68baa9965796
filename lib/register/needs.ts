/** What waits for one person: duties that press, tasks, and reports that nobody has taken up. */
import { type Ctx, requireScope, requireScopeIn } from "../context";
import { Prisma } from "../db/rows";
import { type Tx, transact } from "../db/transaction";
import { type OpenDuty, openDuties, PLACE } from "./board";
import { incidentNumber } from "./incident";
import { oneOf } from "./one-of";
import { subtreeOf } from "./subtree";

const DAY_MS = 86_400_000;
/** More than anyone does next. */
const MOST = 20;

export interface OpenTask {
  id: string;
  title: string;
  /** YYYY-MM-DD, null where nobody has said one. */
  dueOn: string | null;
  incident: { id: string; number: string; title: string | null };
}

export interface Needs {
  /** Overdue, due within a day, or to decide: of incidents that are the caller's or nobody's. */
  duties: OpenDuty[];
  /** The caller's own, the first due first. */
  tasks: OpenTask[];
  /** Drafts that came through the intake form, the latest first. */
  drafts: { id: string; number: string; title: string | null; createdAt: Date }[];
}

/**
 * Reads what waits for the caller in an organisation and those below.
 *
 * @throws Refusal not_found (organisation), insufficient_scope
 */
export async function readNeeds(ctx: Ctx, orgId: string): Promise<Needs> {
  requireScope(ctx, "incidents:read");
  return transact(ctx, async (tx) => {
    requireScopeIn(ctx, orgId, "incidents:read");
    const orgs = await subtreeOf(tx, ctx, orgId, "incidents:read");
    return {
      duties: await pressingDuties(tx, ctx, orgs),
      tasks: ctx.actor.type === "user" ? await ownTasks(tx, ctx.actor.id, orgs) : [],
      drafts: await draftsFromForms(tx, orgs),
    };
  });
}

async function pressingDuties(tx: Tx, ctx: Ctx, orgs: string[]): Promise<OpenDuty[]> {
  const soon = new Date(ctx.now.getTime() + DAY_MS);
  const own =
    ctx.actor.type === "user"
      ? Prisma.sql`(i.owner_id IS NULL OR i.owner_id = ${ctx.actor.id}::uuid)`
      : Prisma.sql`i.owner_id IS NULL`;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT d.id FROM duty d JOIN incident i ON i.id = d.incident_id
    WHERE ${oneOf("d.org_id", orgs)} AND d.state IN ('to_decide', 'waiting', 'running', 'authority_extended')
      AND ${PLACE} < ${soon} AND i.deleted_at IS NULL AND ${own}
    ORDER BY ${PLACE}, d.id LIMIT ${MOST}`;
  return openDuties(
    tx,
    rows.map(({ id }) => id),
  );
}

async function ownTasks(tx: Tx, userId: string, orgs: string[]): Promise<OpenTask[]> {
  const rows = await tx.task.findMany({
    where: { orgId: { in: orgs }, ownerId: userId, doneAt: null, removedAt: null },
    orderBy: [{ dueOn: { sort: "asc", nulls: "last" } }, { id: "asc" }],
    take: MOST,
    include: {
      incident: { select: { id: true, year: true, seq: true, title: true } },
    },
  });
  return rows.map(({ id, title, dueOn, incident }) => ({
    id,
    title,
    dueOn: dueOn?.toISOString().slice(0, 10) ?? null,
    incident: { id: incident.id, number: incidentNumber(incident), title: incident.title },
  }));
}

async function draftsFromForms(tx: Tx, orgs: string[]): Promise<Needs["drafts"]> {
  const rows = await tx.$queryRaw<
    { id: string; year: number; seq: number; title: string | null; createdAt: Date }[]
  >`
    SELECT i.id, i.year, i.seq, i.title, i.created_at AS "createdAt" FROM incident i
    WHERE ${oneOf("i.org_id", orgs)} AND i.source_type = 'WEBFORM' AND i.status = 'draft'
      AND i.deleted_at IS NULL
    ORDER BY i.created_at DESC, i.id DESC LIMIT ${MOST}`;
  return rows.map((row) => ({
    id: row.id,
    number: incidentNumber(row),
    title: row.title,
    createdAt: row.createdAt,
  }));
}
