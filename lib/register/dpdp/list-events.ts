/** The events of an organisation, newest first. */
import { type Ctx, requireScope, requireScopeIn } from "../../context";
import { type DpdpEventRow, Prisma } from "../../db/rows";
import { columns } from "../../db/statement";
import { look } from "../../db/transaction";
import { idsOf, isUuid } from "../../ids";
import type { EventsQuery } from "../../schema/dpdp";
import { broken, readCursor, writeCursor } from "../cursor";

/** The place in a list that is sorted by id alone. */
export const SORT = "-id";

const EVENT = Prisma.raw(
  columns<DpdpEventRow>(
    {
      id: true,
      orgId: true,
      sessionId: true,
      eventType: true,
      payload: true,
      consequence: true,
      incidentId: true,
      recordedAt: true,
      recordedByType: true,
      recordedById: true,
      recordedByName: true,
    },
    "e",
  ),
);

/** The id after which a page begins. Throws Refusal invalid_request. */
export function placeIn(cursor: string): string {
  const [id = ""] = readCursor(cursor, SORT, 1);
  if (!isUuid(id)) throw broken();
  return id;
}

/** The rows of a page of at most `limit`, and the cursor of the next. */
function pageOf<Row extends { id: string }>(rows: readonly Row[], limit: number) {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { shown, nextCursor: last ? writeCursor(SORT, [last.id]) : null };
}

/**
 * One page of events. Their ids are of the instant at which they were recorded, so that an index that is sorted by
 * them also knows their time.
 *
 * @throws Refusal not_found (organisation), insufficient_scope, invalid_request (cursor)
 */
export async function listEvents(
  ctx: Ctx,
  orgId: string,
  query: Omit<EventsQuery, "orgId">,
): Promise<{ events: DpdpEventRow[]; nextCursor: string | null }> {
  requireScope(ctx, "dpdp:read");
  requireScopeIn(ctx, orgId, "dpdp:read");
  const before = query.cursor === undefined ? undefined : placeIn(query.cursor);
  const { sessionId, eventType, from, to, limit } = query;
  const conditions = [Prisma.sql`e.org_id = ${orgId}::uuid`];
  if (before) conditions.push(Prisma.sql`e.id < ${before}::uuid`);
  if (from) conditions.push(Prisma.sql`e.id >= ${idsOf(from).first}::uuid`);
  if (to) conditions.push(Prisma.sql`e.id <= ${idsOf(to).last}::uuid`);
  if (sessionId) conditions.push(Prisma.sql`e.session_id = ${sessionId}::uuid`);
  if (eventType) conditions.push(Prisma.sql`e.event_type = ${eventType}`);
  const rows = await look(
    ctx,
    (tx) => tx.$queryRaw<DpdpEventRow[]>`
      SELECT ${EVENT} FROM dpdp_event e WHERE ${Prisma.join(conditions, " AND ")}
      ORDER BY e.id DESC LIMIT ${limit + 1}`,
  );
  const { shown, nextCursor } = pageOf(rows, limit);
  return { events: shown, nextCursor };
}
