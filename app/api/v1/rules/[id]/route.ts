import { route } from "@/lib/api/kit/route";
import { getRuleById } from "@/lib/api/rules";

/** One rule of law. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(getRuleById);
