/** The events of an organisation, newest first. */
import { type Ctx, requireScope, requireScopeIn } from "../../context";
import type { DpdpEventRow } from "../../db/rows";
import { transact } from "../../db/transaction";
import { idsOf, isUuid } from "../../ids";
import type { EventsQuery } from "../../schema/dpdp";
import { broken, readCursor, writeCursor } from "../cursor";

/** The place in a list that is sorted by id alone. */
export const SORT = "-id";

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
  const rows = await transact(ctx, (tx) =>
    tx.dpdpEvent.findMany({
      where: {
        orgId,
        id: {
          lt: before,
          gte: query.from && idsOf(query.from).first,
          lte: query.to && idsOf(query.to).last,
        },
        sessionId: query.sessionId,
        eventType: query.eventType,
      },
      orderBy: { id: "desc" },
      take: query.limit + 1,
    }),
  );
  const { shown, nextCursor } = pageOf(rows, query.limit);
  return { events: shown, nextCursor };
}
