import { route } from "@/lib/api/kit/route";
import { removeWebhookEndpoint } from "@/lib/api/webhooks";

/** Remove a webhook. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(removeWebhookEndpoint);
