import { route } from "@/lib/api/kit/route";
import { createWebhookEndpoint, listWebhookEndpoints } from "@/lib/api/webhooks";

/** List webhooks, make one. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  listWebhookEndpoints,
  createWebhookEndpoint,
);
