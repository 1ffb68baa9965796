import { route } from "@/lib/api/kit/route";
import { listRules } from "@/lib/api/rules";

/** The law library. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(listRules);
