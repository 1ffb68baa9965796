import { route } from "@/lib/api/kit/route";
import { putTags } from "@/lib/api/privacy/people";

/** An incident's tags. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(putTags);
