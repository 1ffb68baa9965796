import { route } from "@/lib/api/kit/route";
import { assessIncidentSeverity, getSeverity } from "@/lib/api/privacy/severity";

/** The severity after ENISA's method: read every version, add one. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  getSeverity,
  assessIncidentSeverity,
);
