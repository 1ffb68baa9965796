import { route } from "@/lib/api/kit/route";
import { putOwner } from "@/lib/api/privacy/people";

/** The owner of an incident. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(putOwner);
