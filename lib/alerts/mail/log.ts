/** What was sent to whom, and what was not: a person sees their own messages, who reads the ledger those of everybody. */
import { z } from "zod";
import { type Ctx, orgsWith } from "../../context";
import { type DeliveryRow, Prisma } from "../../db/rows";
import { type Tx, transact } from "../../db/transaction";
import { isUuid } from "../../ids";
import { broken, readCursor, writeCursor } from "../../register/cursor";
import {
  MESSAGE_STATES,
  type MessagePage,
  type MessageState,
  type SentMessage,
} from "../../schema/alerts";
import { type Alert, readAlerts } from "../alert";

const SORT = "message";

const states = z.enum(MESSAGE_STATES);

interface Asked {
  /** Whose incidents the messages are about. */
  orgIds: readonly string[];
  state?: MessageState | undefined;
  limit: number;
  cursor?: string | undefined;
}

/**
 * One page of messages, the newest first.
 *
 * @throws Refusal invalid_request (cursor)
 */
export async function listMessages(
  ctx: Ctx,
  { orgIds, state, limit, cursor }: Asked,
): Promise<MessagePage> {
  const [before] = cursor === undefined ? [] : readCursor(cursor, SORT, 1);
  if (before !== undefined && !isUuid(before)) throw broken();
  const audited = new Set(orgsWith(ctx, "audit:read").filter((org) => orgIds.includes(org)));
  const own = orgsWith(ctx, "incidents:read").filter((org) => orgIds.includes(org));
  const others = own.filter((org) => !audited.has(org));
  return transact(ctx, async (tx) => {
    const narrowed = Prisma.join(
      [
        Prisma.sql`true`,
        ...(state ? [Prisma.sql`d.state = ${state}`] : []),
        ...(before === undefined ? [] : [Prisma.sql`d.id < ${before}::uuid`]),
      ],
      " AND ",
    );
    const newest = (orgs: readonly string[], whose: Prisma.Sql) => Prisma.sql`
      SELECT d.id FROM unnest(${orgs}::uuid[]) AS o (id), LATERAL (
        SELECT d.id FROM delivery d WHERE d.org_id = o.id AND ${whose} AND ${narrowed}
        ORDER BY d.id DESC LIMIT ${limit + 1}
      ) AS d`;
    const ids = await tx.$queryRaw<{ id: string }[]>`
      SELECT d.id::text FROM (
        ${newest([...audited], Prisma.sql`true`)}
        UNION ALL
        ${newest(others, ctx.actor.type === "user" ? Prisma.sql`d.user_id = ${ctx.actor.id}::uuid` : Prisma.sql`false`)}
      ) AS d
      ORDER BY d.id DESC LIMIT ${limit + 1}`;
    const rows = await tx.delivery.findMany({
      where: { id: { in: ids.map(({ id }) => id) } },
      orderBy: { id: "desc" },
    });
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      messages: await named(tx, shown, audited),
      next_cursor: rows.length > limit && last ? writeCursor(SORT, [last.id]) : null,
    };
  });
}

async function named(
  tx: Tx,
  rows: readonly DeliveryRow[],
  audited: ReadonlySet<string>,
): Promise<SentMessage[]> {
  const alerts = await readAlerts(tx, [...new Set(rows.map(({ alertId }) => alertId))]);
  const alertOf = new Map(alerts.map((alert) => [alert.id, alert]));
  const people = await tx.user.findMany({
    where: { id: { in: [...new Set(rows.map(({ userId }) => userId))] } },
    select: { id: true, name: true },
  });
  const nameOf = new Map(people.map(({ id, name }) => [id, name]));
  return rows.flatMap((row) => {
    const alert = alertOf.get(row.alertId);
    if (!alert) return [];
    return [messageView(row, alert, nameOf.get(row.userId) ?? "", audited.has(row.orgId))];
  });
}

function messageView(row: DeliveryRow, alert: Alert, to: string, withError: boolean): SentMessage {
  const state = states.parse(row.state);
  return {
    id: row.id,
    kind: alert.kind,
    threshold: alert.threshold,
    incident: alert.incident && { number: alert.incident.number, drill: alert.incident.drill },
    citation: alert.duty?.citation ?? null,
    path: alert.path,
    to,
    state,
    attempts: row.attempts,
    created_at: row.createdAt.toISOString(),
    settled_at: row.settledAt?.toISOString() ?? null,
    next_attempt_at: state === "pending" ? row.nextAttemptAt.toISOString() : null,
    // What servers say names mailboxes and hosts.
    last_error: withError ? row.lastError : null,
  };
}
