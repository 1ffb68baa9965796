import { listAuthorities } from "@/lib/api/authorities";
import { route } from "@/lib/api/kit/route";

/** The directory of supervisory authorities. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(listAuthorities);
