import { createGrcIncident, listGrcIncidents } from "@/lib/api/grc/incidents";
import { route } from "@/lib/api/kit/route";

/** Create an incident at the GRC door, list them. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  createGrcIncident,
  listGrcIncidents,
);
