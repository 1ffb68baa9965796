import { revokeApiKey } from "@/lib/api/keys";
import { route } from "@/lib/api/kit/route";

/** The end of a key. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(revokeApiKey);
