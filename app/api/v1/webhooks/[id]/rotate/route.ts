import { route } from "@/lib/api/kit/route";
import { rotateWebhook } from "@/lib/api/webhooks";

/** Give a webhook a new secret. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(rotateWebhook);
