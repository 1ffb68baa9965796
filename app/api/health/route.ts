import { getHealth } from "@/lib/api/health";
import { route } from "@/lib/api/kit/route";

/** Whether the process serves. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(getHealth);
