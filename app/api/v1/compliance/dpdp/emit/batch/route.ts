import { emitDpdpBatch } from "@/lib/api/dpdp/endpoints";
import { route } from "@/lib/api/kit/route";

/** Record many DPDP events. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(emitDpdpBatch);
