/** The timers of an organisation, newest first, with how many there are of each status. */
import { type Ctx, requireScope, requireScopeIn } from "../../context";
import { type DutyRow, Prisma } from "../../db/rows";
import { look, type Tx } from "../../db/transaction";
import { TIMER_STATUSES, type TimerStatus, type TimersQuery } from "../../schema/dpdp";
import { CLOCK, type ClockRow } from "../clock-row";
import { pageOf, placeIn } from "./list-events";
import { RULE_OF } from "./timers";

export type TimerSummary = Record<TimerStatus, number> & { is_capped?: true };

/** A timer as it is listed. */
export type TimerRow = ClockRow & Pick<DutyRow, "sessionId" | "incidentId" | "reason">;

const TIMER = Prisma.raw(
  `${CLOCK}, d.session_id AS "sessionId", d.incident_id AS "incidentId", d.reason`,
);

/** Beyond this nobody counts by eye, and a list of any length answers as fast. */
const MOST_COUNTED = 1000;

/**
 * One page of timers; the first comes with the summary.
 *
 * @throws Refusal not_found (organisation), insufficient_scope, invalid_request (cursor)
 */
export async function listTimers(
  ctx: Ctx,
  orgId: string,
  query: Omit<TimersQuery, "orgId">,
): Promise<{ timers: TimerRow[]; nextCursor: string | null; summary: TimerSummary | undefined }> {
  requireScope(ctx, "dpdp:read");
  requireScopeIn(ctx, orgId, "dpdp:read");
  const before = placeIn(query.cursor);
  return look(ctx, async (tx) => {
    const within = withinOf(orgId, query);
    const [rows, summary] = await Promise.all([
      tx.$queryRaw<TimerRow[]>`
        SELECT ${TIMER} FROM duty d WHERE ${within}
          ${before ? Prisma.sql`AND d.id < ${before}::uuid` : Prisma.empty}
          ${query.status ? Prisma.sql`AND ${isIn(query.status, ctx.now)}` : Prisma.empty}
        ORDER BY d.id DESC LIMIT ${query.limit + 1}`,
      before ? undefined : summed(tx, within, ctx.now),
    ]);
    const { shown, nextCursor } = pageOf(rows, query.limit);
    return { timers: shown, nextCursor, summary };
  });
}

function withinOf(orgId: string, { kind, sessionId }: Pick<TimersQuery, "kind" | "sessionId">) {
  const parts = [Prisma.sql`org_id = ${orgId}::uuid AND session_id IS NOT NULL`];
  if (sessionId) parts.push(Prisma.sql`session_id = ${sessionId}::uuid`);
  if (kind) parts.push(Prisma.sql`rule_id = ${RULE_OF[kind]}`);
  return Prisma.join(parts, " AND ");
}

/** The condition of a status, as statusOf() in timers.ts has it. */
function isIn(status: TimerStatus, now: Date): Prisma.Sql {
  const running = Prisma.sql`state IN ('running', 'authority_extended')`;
  switch (status) {
    case "running":
      return Prisma.sql`${running} AND NOT (binding AND due_at IS NOT NULL AND due_at < ${now})`;
    case "overdue":
      return Prisma.sql`${running} AND binding AND due_at < ${now}`;
    case "met":
      return Prisma.sql`state = 'met'`;
    case "met_late":
      return Prisma.sql`state = 'met_late'`;
    case "to_decide":
      return Prisma.sql`state = 'to_decide'`;
  }
}

async function summed(tx: Tx, within: Prisma.Sql, now: Date): Promise<TimerSummary> {
  const counts = TIMER_STATUSES.map(
    (status) => Prisma.sql`(SELECT count(*)::int FROM (
      SELECT 1 FROM duty d WHERE ${within} AND ${isIn(status, now)} LIMIT ${MOST_COUNTED + 1}) s)
      AS ${Prisma.raw(status)}`,
  );
  const [row] = await tx.$queryRaw<Record<TimerStatus, number>[]>`SELECT ${Prisma.join(counts)}`;
  const capped = TIMER_STATUSES.some((status) => (row?.[status] ?? 0) > MOST_COUNTED);
  const summary = { running: 0, met: 0, met_late: 0, overdue: 0, to_decide: 0 };
  for (const status of TIMER_STATUSES) {
    summary[status] = Math.min(row?.[status] ?? 0, MOST_COUNTED);
  }
  return capped ? { ...summary, is_capped: true } : summary;
}
