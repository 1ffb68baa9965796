import { route } from "@/lib/api/kit/route";
import { decideDuty } from "@/lib/api/privacy/acts";

/** Decide that no notification is due. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(decideDuty);
