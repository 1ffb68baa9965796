import { route } from "@/lib/api/kit/route";
import { declareIncident, listPrivacyIncidents } from "@/lib/api/privacy/incidents";

/** Declare an incident, list them. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  declareIncident,
  listPrivacyIncidents,
);
