import { route } from "@/lib/api/kit/route";
import { listLinks, postLink } from "@/lib/api/privacy/collaboration";

/** Links between incidents. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(listLinks, postLink);
