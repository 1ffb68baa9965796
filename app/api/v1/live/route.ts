import { route } from "@/lib/api/kit/route";
import { getLive } from "@/lib/api/live";

/** What changes, as it changes. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(getLive);
