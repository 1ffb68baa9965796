import { route } from "@/lib/api/kit/route";
import { testWebhook } from "@/lib/api/webhooks";

/** Send a test event. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(testWebhook);
