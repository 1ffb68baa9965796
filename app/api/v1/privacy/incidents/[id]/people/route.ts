import { route } from "@/lib/api/kit/route";
import { getPeople } from "@/lib/api/privacy/people";

/** Who sees to an incident, and who could. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(getPeople);
