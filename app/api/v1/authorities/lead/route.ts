import { getLeadAuthority } from "@/lib/api/authorities";
import { route } from "@/lib/api/kit/route";

/** Whose lead a breach has. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(getLeadAuthority);
