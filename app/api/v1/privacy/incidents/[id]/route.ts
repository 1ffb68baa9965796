import { route } from "@/lib/api/kit/route";
import { getIncident, updateIncident } from "@/lib/api/privacy/incidents";

/** Read one incident, change it. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(getIncident, updateIncident);
