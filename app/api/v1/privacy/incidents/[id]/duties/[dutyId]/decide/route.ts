import { route } from "@/lib/api/kit/route";
import { decideOneDuty } from "@/lib/api/privacy/duties";

/** Decide a duty. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(decideOneDuty);
