/** Making alerts: each once, by its key, and kept together with what every channel will send of it. */
import { randomUUID } from "node:crypto";
import type { Ctx } from "../context";
import { asJson } from "../db/as-json";
import type { AlertRow } from "../db/rows";
import { statement } from "../db/statement";
import type { Tx } from "../db/transaction";
import { newId } from "../ids";
import { type Alert, alertsOf } from "./alert";
import { CHANNELS } from "./channels";

export type NewAlert = Pick<AlertRow, "orgId" | "key"> & {
  kind: Alert["kind"];
} & Partial<
    Pick<
      AlertRow,
      "incidentId" | "dutyId" | "dueAt" | "threshold" | "overdueDays" | "personIds" | "byName"
    >
  >;

/** The alerts' own actor. It sees the organisations that its transaction names and may do nothing in any of them. */
export function alertsCtx(now: Date): Ctx {
  return {
    actor: { type: "system", id: "alerts", name: "alerts" },
    now,
    requestId: randomUUID(),
    grants: new Map(),
  };
}

function rowOf(alert: NewAlert, now: Date): AlertRow {
  return {
    incidentId: null,
    dutyId: null,
    dueAt: null,
    threshold: null,
    overdueDays: 0,
    personIds: [],
    byName: null,
    ...alert,
    id: newId(now),
    createdAt: now,
  };
}

const MAKE = statement<{ id: string }>(
  "make alerts",
  `INSERT INTO alert SELECT * FROM json_populate_recordset(NULL::alert, $1)
   ON CONFLICT DO NOTHING RETURNING id`,
);

/** Keeps those alerts that are new and offers them to the channels; those whose key is known are passed over. */
export async function tell(tx: Tx, ctx: Ctx, said: readonly NewAlert[]): Promise<Alert[]> {
  if (said.length === 0) return [];
  const rows = said.map((alert) => rowOf(alert, ctx.now));
  const made = new Set((await tx.rows(MAKE, [asJson(rows)])).map(({ id }) => id));
  if (made.size === 0) return [];
  const alerts = await alertsOf(
    tx,
    rows.filter(({ id }) => made.has(id)),
  );
  for (const channel of CHANNELS) await channel.accept(tx, ctx, alerts);
  return alerts;
}
