import { getGrcIncident, updateGrcIncident } from "@/lib/api/grc/incidents";
import { route } from "@/lib/api/kit/route";

/** Read one incident at the GRC door, change it. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  getGrcIncident,
  updateGrcIncident,
);
