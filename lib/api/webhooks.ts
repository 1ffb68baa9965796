/** Webhooks over the API, for those that hold keys:manage. */
import { z } from "zod";
import { listDeliveries, resendDelivery, sendTest } from "../alerts/webhooks/deliveries";
import {
  changeWebhook,
  createWebhook,
  getWebhook,
  listWebhooks,
  removeWebhook,
  rotateWebhookSecret,
} from "../alerts/webhooks/endpoints";
import { pageSize } from "../schema/page-size";
import { text, uuid } from "../schema/text";
import {
  changeWebhookSchema,
  createWebhookSchema,
  DELIVERY_STATES,
  deliveryPageSchema,
  deliverySchema,
  newWebhookSchema,
  rotateWebhookSchema,
  webhookSchema,
} from "../schema/webhooks";
import { endpoint } from "./kit/endpoint";

const PATH = "/api/v1/webhooks";

export const listWebhookEndpoints = endpoint({
  method: "GET",
  path: PATH,
  id: "listWebhooks",
  summary: "List the webhooks, with how they fare",
  scope: "keys:manage",
  query: z.strictObject({ orgId: uuid.optional() }),
  responses: {
    200: {
      description: "In the order in which they were made.",
      schema: z.object({ webhooks: z.array(webhookSchema) }),
    },
  },
  refusals: ["not_found"],
  async handler({ ctx, query }) {
    return { status: 200, body: { webhooks: await listWebhooks(ctx, query.orgId) } };
  },
});

export const createWebhookEndpoint = endpoint({
  method: "POST",
  path: PATH,
  id: "createWebhook",
  summary: "Make a webhook",
  description:
    "It is told of what is recorded from now on. Messages are signed after Standard Webhooks; the secret is in this answer alone.",
  scope: "keys:manage",
  body: createWebhookSchema,
  secret: true,
  responses: { 201: { description: "The webhook and its secret.", schema: newWebhookSchema } },
  refusals: ["not_found", "conflict"],
  async handler({ ctx, body }) {
    return { status: 201, body: await createWebhook(ctx, body) };
  },
});

export const getWebhookEndpoint = endpoint({
  method: "GET",
  path: `${PATH}/{id}`,
  id: "getWebhook",
  summary: "Read a webhook",
  scope: "keys:manage",
  responses: { 200: { description: "The webhook.", schema: webhookSchema } },
  refusals: ["not_found"],
  async handler({ ctx, params }) {
    return { status: 200, body: await getWebhook(ctx, params.id ?? "") };
  },
});

export const changeWebhookEndpoint = endpoint({
  method: "PATCH",
  path: `${PATH}/{id}`,
  id: "changeWebhook",
  summary: "Change a webhook, pause it or let it go on",
  description: "Another address, or going on, sends at once what waits.",
  scope: "keys:manage",
  body: changeWebhookSchema,
  responses: { 200: { description: "The webhook as it now stands.", schema: webhookSchema } },
  refusals: ["not_found"],
  async handler({ ctx, params, body }) {
    return { status: 200, body: await changeWebhook(ctx, params.id ?? "", body) };
  },
});

export const rotateWebhook = endpoint({
  method: "POST",
  path: `${PATH}/{id}/rotate`,
  id: "rotateWebhookSecret",
  summary: "Give a webhook a new secret; the old one signs beside it for a while",
  scope: "keys:manage",
  body: rotateWebhookSchema,
  secret: true,
  responses: { 201: { description: "The new secret, this once.", schema: newWebhookSchema } },
  refusals: ["not_found", "conflict"],
  async handler({ ctx, params, body }) {
    return { status: 201, body: await rotateWebhookSecret(ctx, params.id ?? "", body) };
  },
});

export const removeWebhookEndpoint = endpoint({
  method: "POST",
  path: `${PATH}/{id}/remove`,
  id: "removeWebhook",
  summary: "Remove a webhook for good; what waits is not sent",
  scope: "keys:manage",
  responses: {
    200: { description: "It is removed.", schema: z.object({ removed: z.literal(true) }) },
  },
  refusals: ["not_found"],
  async handler({ ctx, params }) {
    await removeWebhook(ctx, params.id ?? "");
    return { status: 200, body: { removed: true } };
  },
});

export const testWebhook = endpoint({
  method: "POST",
  path: `${PATH}/{id}/test`,
  id: "testWebhook",
  summary: "Send a test event, once",
  scope: "keys:manage",
  responses: { 202: { description: "It is sent within seconds.", schema: deliverySchema } },
  refusals: ["not_found", "conflict"],
  async handler({ ctx, params }) {
    return { status: 202, body: await sendTest(ctx, params.id ?? "") };
  },
});

export const listWebhookDeliveries = endpoint({
  method: "GET",
  path: `${PATH}/{id}/deliveries`,
  id: "listWebhookDeliveries",
  summary: "List a webhook's deliveries, the newest first",
  description: "Settled ones are kept for 90 days.",
  scope: "keys:manage",
  query: z.strictObject({
    state: z.enum(DELIVERY_STATES).optional(),
    limit: pageSize,
    cursor: text(500).optional(),
  }),
  responses: { 200: { description: "One page.", schema: deliveryPageSchema } },
  refusals: ["not_found"],
  async handler({ ctx, params, query }) {
    return { status: 200, body: await listDeliveries(ctx, params.id ?? "", query) };
  },
});

export const resendWebhookDelivery = endpoint({
  method: "POST",
  path: `${PATH}/{id}/deliveries/{deliveryId}/resend`,
  id: "resendWebhookDelivery",
  summary: "Send a delivery again: the same id and body, a new round of attempts",
  scope: "keys:manage",
  responses: { 202: { description: "It is sent within seconds.", schema: deliverySchema } },
  refusals: ["not_found"],
  async handler({ ctx, params }) {
    const sent = await resendDelivery(ctx, params.id ?? "", params.deliveryId ?? "");
    return { status: 202, body: sent };
  },
});
