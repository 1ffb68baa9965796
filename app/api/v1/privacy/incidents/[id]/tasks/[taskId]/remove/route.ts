import { route } from "@/lib/api/kit/route";
import { removeOneTask } from "@/lib/api/privacy/collaboration";

/** Take a task off the list. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(removeOneTask);
