import { listDpdpTimers } from "@/lib/api/dpdp/endpoints";
import { route } from "@/lib/api/kit/route";

/** The DPDP timers. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(listDpdpTimers);
