import { route } from "@/lib/api/kit/route";
import { patchTask } from "@/lib/api/privacy/collaboration";

/** Change a task, or say that it is done. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(patchTask);
