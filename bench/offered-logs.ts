/** What the ledger, the logs of what was sent, and the list of tags offer. */
import { listMessages } from "../lib/alerts/mail/log";
import { listDeliveries } from "../lib/alerts/webhooks/deliveries";
import { readAudit } from "../lib/api/privacy/operations";
import type { Ctx } from "../lib/context";
import { tagsOf } from "../lib/register/collaboration/tags";
import { MESSAGE_STATES, type MessageState } from "../lib/schema/alerts";
import { auditQuerySchema } from "../lib/schema/audit";
import { DELIVERY_STATES, type DeliveryState } from "../lib/schema/webhooks";
import type { Home, Offered, Query } from "./offered";

const YEAR = { from: "2025-01-01T00:00:00Z", to: "2025-12-31T23:59:59Z" };
const PAGE = 50;
const TALLIED = "All tags are counted, an entry of an index for each that an incident bears.";

export function offeredByLogs(home: Home): Offered[] {
  const { orgId, sessionId, webhookId } = home;
  const audit = (name: string, query: Query): Offered => ({
    of: "readAudit",
    name,
    asks: ["orgId", ...Object.keys(query)],
    ask: (ctx) => readAudit(ctx, auditQuerySchema.parse({ orgId, ...query })),
  });
  return [
    audit("no filter", {}),
    audit("subject", { subject: sessionId }),
    audit("action, common", { action: "incident.updated" }),
    audit("action, rare", { action: "incident.deleted" }),
    audit("from, to", YEAR),
    audit("action, rare, from, to", { action: "incident.deleted", ...YEAR }),
    ...(webhookId ? [undefined, ...DELIVERY_STATES].map((state) => sent(webhookId, state)) : []),
    ...[undefined, ...MESSAGE_STATES].flatMap((state) => [
      told(home, state),
      { ...told(home, state, true), name: `own${state ? `, state ${state}` : ""}` },
    ]),
    {
      of: "listTags",
      name: "all",
      asks: ["orgId"],
      why: TALLIED,
      ask: (ctx) => tagsOf(ctx, orgId),
    },
  ];
}

function sent(webhookId: string, state?: DeliveryState): Offered {
  return {
    of: "listWebhookDeliveries",
    name: state ? `state ${state}` : "no filter",
    asks: state ? ["state"] : [],
    ask: (ctx) => listDeliveries(ctx, webhookId, { state, limit: PAGE }),
  };
}

function told({ orgId, ownerId }: Home, state?: MessageState, own = false): Offered {
  // Who does not read the ledger sees what was sent to themselves.
  const asOne = (ctx: Ctx): Ctx => ({
    ...ctx,
    actor: { type: "user", id: ownerId, name: "bench" },
    grants: new Map([[orgId, new Set(["incidents:read"] as const)]]),
  });
  return {
    of: "page of messages",
    name: state ? `state ${state}` : "no filter",
    asks: state ? ["state"] : [],
    ask: (ctx) => listMessages(own ? asOne(ctx) : ctx, { orgIds: [orgId], state, limit: PAGE }),
  };
}
