import { route } from "@/lib/api/kit/route";
import { getRegisterIncident, putRegisterIncident } from "@/lib/api/register/incidents";

/** Read an incident, update it. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  getRegisterIncident,
  putRegisterIncident,
);
