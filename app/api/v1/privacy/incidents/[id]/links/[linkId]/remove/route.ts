import { route } from "@/lib/api/kit/route";
import { removeLink } from "@/lib/api/privacy/collaboration";

/** Take a link back. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(removeLink);
