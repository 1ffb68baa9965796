import { route } from "@/lib/api/kit/route";
import { putAssignees } from "@/lib/api/privacy/people";

/** Who works on an incident. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(putAssignees);
