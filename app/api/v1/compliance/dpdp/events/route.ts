import { listDpdpEvents } from "@/lib/api/dpdp/endpoints";
import { route } from "@/lib/api/kit/route";

/** The DPDP events. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(listDpdpEvents);
