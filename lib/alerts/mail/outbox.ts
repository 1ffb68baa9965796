/** E-mail as a channel: who gets a message of an alert, and when it may reach them. */
import type { Ctx } from "../../context";
import { asJson } from "../../db/as-json";
import type { DeliveryRow } from "../../db/rows";
import { statement } from "../../db/statement";
import type { Tx } from "../../db/transaction";
import { newId } from "../../ids";
import type { AlertPreferences } from "../../schema/alerts";
import type { Alert } from "../alert";
import type { Channel } from "../channels";
import { hearers, membersOf } from "../people";
import { preferencesOf } from "../preferences";
import { mayReachAt } from "../quiet-hours";

export const MAIL = "mail";

const WRITE = statement<never>(
  "write deliveries",
  `INSERT INTO delivery SELECT * FROM json_populate_recordset(NULL::delivery, $1)
   ON CONFLICT DO NOTHING`,
);

export const mailChannel: Channel = { name: MAIL, accept };

async function accept(tx: Tx, ctx: Ctx, alerts: readonly Alert[]): Promise<void> {
  const members = await membersOf(
    tx,
    alerts.map(({ orgId }) => orgId),
  );
  const heard = alerts.map((alert) => ({ alert, people: hearers(alert, members(alert.orgId)) }));
  const wants = await preferencesOf(
    tx,
    heard.flatMap(({ people }) => people.map(({ userId }) => userId)),
  );
  const data = heard.flatMap(({ alert, people }) =>
    people
      .filter(({ userId }) => isWanted(alert, wants(userId)))
      .map(({ userId, level }): DeliveryRow => {
        const due = alert.kind === "task.due" ? alert.taskDueAt : alert.dueAt;
        const nextAttemptAt = mayReachAt(ctx.now, wants(userId).quiet, due);
        return {
          id: newId(ctx.now),
          attempts: 0,
          lastError: null,
          settledAt: null,
          orgId: alert.orgId,
          alertId: alert.id,
          channel: MAIL,
          userId,
          level,
          state: "pending",
          nextAttemptAt,
          held: nextAttemptAt > ctx.now,
          createdAt: ctx.now,
        };
      }),
  );
  if (data.length > 0) tx.later(WRITE, [asJson(data)]);
}

function isWanted({ kind, threshold }: Alert, { mail, thresholds, events }: AlertPreferences) {
  if (!mail) return false;
  return kind === "reminder"
    ? threshold !== null && thresholds.includes(threshold)
    : events.includes(kind);
}
