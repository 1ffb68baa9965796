import { rotateApiKey } from "@/lib/api/keys";
import { route } from "@/lib/api/kit/route";

/** A key's successor. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(rotateApiKey);
