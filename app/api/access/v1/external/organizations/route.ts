import { getOrganizations } from "@/lib/api/access/organizations";
import { route } from "@/lib/api/kit/route";

/** The tree of organisations. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(getOrganizations);
