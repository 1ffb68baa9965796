import { emitDpdpEvent } from "@/lib/api/dpdp/endpoints";
import { route } from "@/lib/api/kit/route";

/** Record a DPDP event. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(emitDpdpEvent);
