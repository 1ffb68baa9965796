import { route } from "@/lib/api/kit/route";
import { exportIncidents } from "@/lib/api/privacy/incidents";

/** Export incidents as CSV. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(exportIncidents);
