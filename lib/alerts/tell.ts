/** Making alerts: each once, by its key, and kept together with what every channel will send of it. */
import { randomUUID } from "node:crypto";
import type { Ctx } from "../context";
import type { AlertRow } from "../db/rows";
import type { Tx } from "../db/transaction";
import { newId } from "../ids";
import { type Alert, readAlerts } from "./alert";
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

/** Keeps those alerts that are new and offers them to the channels; those whose key is known are passed over. */
export async function tell(tx: Tx, ctx: Ctx, said: readonly NewAlert[]): Promise<Alert[]> {
  if (said.length === 0) return [];
  const made = await tx.alert.createManyAndReturn({
    data: said.map((alert) => ({ ...alert, id: newId(ctx.now), createdAt: ctx.now })),
    skipDuplicates: true,
    select: { id: true },
  });
  if (made.length === 0) return [];
  const alerts = await readAlerts(
    tx,
    made.map(({ id }) => id),
  );
  for (const channel of CHANNELS) await channel.accept(tx, ctx, alerts);
  return alerts;
}
