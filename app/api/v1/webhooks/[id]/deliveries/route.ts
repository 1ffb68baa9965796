import { route } from "@/lib/api/kit/route";
import { listWebhookDeliveries } from "@/lib/api/webhooks";

/** List a webhook's deliveries. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(listWebhookDeliveries);
