import { getAudit } from "@/lib/api/audit";
import { route } from "@/lib/api/kit/route";

/** The ledger. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(getAudit);
