/** Reminders to webhooks and chats: each endpoint that asked for them gets each once, kept with the alert itself. */
import type { Tx } from "../../db/transaction";
import { publicAddress } from "../../env";
import { rulesOf } from "../../register/board";
import type { WebhookEvent, WebhookEventBody } from "../../schema/webhooks";
import type { Alert } from "../alert";
import type { Channel } from "../channels";
import { incidentEvent } from "./events";
import { targetsOf, writeDeliveries } from "./feed";

/** Kinds of alerts that are told outside. The others are for persons by name, or are told from the ledger. */
const TOLD: Partial<Record<Alert["kind"], WebhookEvent>> = {
  reminder: "duty.reminder",
  "duty.started": "duty.started",
};

export const webhookChannel: Channel = {
  name: "webhooks",
  async accept(tx, ctx, alerts) {
    const told = alerts.flatMap((alert) => {
      const type = TOLD[alert.kind];
      return type && alert.duty ? [{ alert, type, dutyId: alert.duty.id }] : [];
    });
    if (told.length === 0) return;
    const targets = await targetsOf(
      tx,
      told.map(({ alert }) => alert.orgId),
    );
    if (targets.length === 0) return;
    const bodies = await bodiesOf(tx, told);
    const deliveries = told.flatMap(({ alert, type }) => {
      const event = bodies.get(alert.id);
      const wanting = targets.filter(
        ({ event_org_id, events }) => event_org_id === alert.orgId && events.includes(type),
      );
      return wanting.flatMap((target) =>
        event
          ? [
              {
                endpointId: target.endpoint_id,
                orgId: target.org_id,
                source: `alert:${alert.id}`,
                event,
              },
            ]
          : [],
      );
    });
    // Endpoints of organisations above are written to as well: the transaction may not see those.
    await seeing(
      tx,
      deliveries.map(({ orgId }) => orgId),
      () => writeDeliveries(tx, deliveries, ctx.now),
    );
  },
};

async function bodiesOf(
  tx: Tx,
  told: readonly { alert: Alert; type: WebhookEvent; dutyId: string }[],
): Promise<Map<string, WebhookEventBody>> {
  const duties = await tx.duty.findMany({
    where: { id: { in: told.map(({ dutyId }) => dutyId) } },
    include: { incident: true },
  });
  const ruleOf = await rulesOf(tx, duties);
  const byId = new Map(duties.map((duty) => [duty.id, duty]));
  return new Map(
    told.flatMap(({ alert, type, dutyId }) => {
      const duty = byId.get(dutyId);
      if (!duty) return [];
      const event = incidentEvent({
        type,
        at: alert.at,
        orgId: alert.orgId,
        incident: duty.incident,
        duty: { row: duty, rule: ruleOf(duty) },
        link: publicAddress() + alert.path,
      });
      const { threshold, overdueDays } = alert;
      const reminder = threshold && { threshold, overdue_days: overdueDays };
      const body = reminder ? { ...event, data: { ...event.data, reminder } } : event;
      return [[alert.id, body] as const];
    }),
  );
}

/** Lets the transaction see these organisations for the length of `work`, then what it saw before. */
async function seeing(
  tx: Tx,
  orgs: readonly string[],
  work: () => Promise<unknown>,
): Promise<void> {
  const [before] = await tx.$queryRaw<{ orgs: string }[]>`
    SELECT coalesce(current_setting('tocsin.orgs', true), '') AS orgs`;
  const set = (said: string) => tx.$executeRaw`SELECT set_config('tocsin.orgs', ${said}, true)`;
  await set([...new Set(orgs)].join(","));
  await work();
  await set(before?.orgs ?? "");
}
