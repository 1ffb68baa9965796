import { route } from "@/lib/api/kit/route";
import { listDuties } from "@/lib/api/privacy/duties";

/** An incident's duties. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(listDuties);
