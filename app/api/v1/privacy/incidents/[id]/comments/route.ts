import { route } from "@/lib/api/kit/route";
import { listComments, postComment } from "@/lib/api/privacy/collaboration";

/** Comments on an incident. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(listComments, postComment);
