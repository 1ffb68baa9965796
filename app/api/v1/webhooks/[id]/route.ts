import { route } from "@/lib/api/kit/route";
import { changeWebhookEndpoint, getWebhookEndpoint } from "@/lib/api/webhooks";

/** Read a webhook, change it. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  getWebhookEndpoint,
  changeWebhookEndpoint,
);
