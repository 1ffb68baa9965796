import { route } from "@/lib/api/kit/route";
import { patchComment } from "@/lib/api/privacy/collaboration";

/** The words of one's own comment. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(patchComment);
