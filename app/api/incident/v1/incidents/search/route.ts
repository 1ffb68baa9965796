import { route } from "@/lib/api/kit/route";
import { searchRegisterIncidents } from "@/lib/api/register/incidents";

/** Search incidents. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(searchRegisterIncidents);
