import { route } from "@/lib/api/kit/route";
import { resendWebhookDelivery } from "@/lib/api/webhooks";

/** Send a delivery again. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(resendWebhookDelivery);
