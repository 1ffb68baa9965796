import { route } from "@/lib/api/kit/route";
import { fileUnderDuty, listFilings } from "@/lib/api/privacy/duties";

/** What was filed about an incident. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(listFilings, fileUnderDuty);
