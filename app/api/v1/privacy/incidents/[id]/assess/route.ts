import { route } from "@/lib/api/kit/route";
import { assessRules } from "@/lib/api/privacy/duties";

/** Hold an incident against every rule. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(assessRules);
