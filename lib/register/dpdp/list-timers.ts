/** The timers of an organisation, newest first, with how many there are of each status. */
import { type Ctx, requireScope, requireScopeIn } from "../../context";
import { type DutyRow, Prisma } from "../../db/rows";
import { look, type Tx } from "../../db/transaction";
import { isUuid } from "../../ids";
import { TIMER_STATUSES, type TimerStatus, type TimersQuery } from "../../schema/dpdp";
import { readInstant } from "../../schema/instant";
import { CLOCK, type ClockRow } from "../clock-row";
import { broken, readCursor, writeCursor } from "../cursor";
import { placeIn, SORT } from "./list-events";
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
 * One page of timers, the newest first; those that are overdue by their end, the latest first. The first page comes
 * with the summary.
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
  const after = query.cursor === undefined ? Prisma.empty : afterCursor(query.status, query.cursor);
  const rules = query.kind ? [RULE_OF[query.kind]] : Object.values(RULE_OF);
  const order = query.status === "overdue" ? BY_END : NEWEST;
  return look(ctx, async (tx) => {
    const within = withinOf(orgId, query);
    const fits = query.status ? isIn(query.status, ctx.now) : Prisma.sql`true`;
    const [rows, summary] = await Promise.all([
      tx.$queryRaw<TimerRow[]>`
        SELECT ${TIMER} FROM duty d WHERE d.id = ANY (ARRAY(
          SELECT d.id FROM unnest(${rules}::text[]) AS r (id), LATERAL (
            SELECT d.id, d.due_at FROM duty d WHERE ${within} AND ${fits} ${after}
            ORDER BY ${order} LIMIT ${query.limit + 1}
          ) AS d
          ORDER BY ${order} LIMIT ${query.limit + 1}))
        ORDER BY ${order}`,
      query.cursor === undefined ? summed(tx, rules, within, ctx.now) : undefined,
    ]);
    const timers = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? timers.at(-1) : undefined;
    return { timers, nextCursor: last ? cursorOf(query.status, last) : null, summary };
  });
}

const NEWEST = Prisma.sql`d.id DESC`;
const BY_END = Prisma.sql`d.due_at DESC, d.id DESC`;
const END_SORT = "-due_at";

function cursorOf(status: TimerStatus | undefined, { id, dueAt }: TimerRow): string {
  return status === "overdue" && dueAt
    ? writeCursor(END_SORT, [dueAt.toISOString(), id])
    : writeCursor(SORT, [id]);
}

function afterCursor(status: TimerStatus | undefined, cursor: string): Prisma.Sql {
  if (status !== "overdue") return Prisma.sql`AND d.id < ${placeIn(cursor)}::uuid`;
  const [end = "", id = ""] = readCursor(cursor, END_SORT, 2);
  if (!isUuid(id) || !("instant" in readInstant(end))) throw broken();
  return Prisma.sql`AND (d.due_at, d.id) < (${end}::timestamptz, ${id}::uuid)`;
}

/** Of the rule `r`: each kind has its own place in every index, so that a rare one is found among many others. */
function withinOf(orgId: string, { sessionId }: Pick<TimersQuery, "sessionId">): Prisma.Sql {
  const all = Prisma.sql`d.org_id = ${orgId}::uuid AND d.session_id IS NOT NULL AND d.rule_id = r.id`;
  return sessionId ? Prisma.sql`${all} AND d.session_id = ${sessionId}::uuid` : all;
}

/** The condition of a status, as statusOf() in timers.ts has it. */
function isIn(status: TimerStatus, now: Date): Prisma.Sql {
  const running = Prisma.sql`d.state IN ('running', 'authority_extended')`;
  switch (status) {
    case "running":
      return Prisma.sql`${running} AND NOT (d.binding AND d.due_at IS NOT NULL AND d.due_at < ${now})`;
    case "overdue":
      return Prisma.sql`${running} AND d.binding AND d.due_at < ${now}`;
    case "met":
      return Prisma.sql`d.state = 'met'`;
    case "met_late":
      return Prisma.sql`d.state = 'met_late'`;
    case "to_decide":
      return Prisma.sql`d.state = 'to_decide'`;
  }
}

async function summed(
  tx: Tx,
  rules: readonly string[],
  within: Prisma.Sql,
  now: Date,
): Promise<TimerSummary> {
  const most = MOST_COUNTED + 1;
  const counts = TIMER_STATUSES.map(
    (status) => Prisma.sql`(
      SELECT count(*)::int FROM unnest(${rules}::text[]) AS r (id), LATERAL (
        SELECT 1 FROM duty d WHERE ${within} AND ${isIn(status, now)} LIMIT ${most}
      ) AS s) AS ${Prisma.raw(status)}`,
  );
  const [row] = await tx.$queryRaw<Record<TimerStatus, number>[]>`SELECT ${Prisma.join(counts)}`;
  const capped = TIMER_STATUSES.some((status) => (row?.[status] ?? 0) > MOST_COUNTED);
  const summary = { running: 0, met: 0, met_late: 0, overdue: 0, to_decide: 0 };
  for (const status of TIMER_STATUSES) {
    summary[status] = Math.min(row?.[status] ?? 0, MOST_COUNTED);
  }
  return capped ? { ...summary, is_capped: true } : summary;
}
