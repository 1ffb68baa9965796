import { getReady } from "@/lib/api/health";
import { route } from "@/lib/api/kit/route";

/** Whether it is ready for traffic. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(getReady);
