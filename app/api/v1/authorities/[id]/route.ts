import { getAuthority } from "@/lib/api/authorities";
import { route } from "@/lib/api/kit/route";

/** One supervisory authority. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(getAuthority);
