import { route } from "@/lib/api/kit/route";
import { listTags } from "@/lib/api/privacy/people";

/** The tags that an organisation uses. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(listTags);
