import { route } from "@/lib/api/kit/route";
import { listTasks, postTask } from "@/lib/api/privacy/collaboration";

/** Corrective actions as tasks. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(listTasks, postTask);
