import { route } from "@/lib/api/kit/route";
import { createRegisterIncident } from "@/lib/api/register/incidents";

/** Create an incident. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(createRegisterIncident);
