import { route } from "@/lib/api/kit/route";
import { withdrawIncidentEvidence } from "@/lib/api/privacy/evidence";

/** Withdraw a file kept with an incident. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(withdrawIncidentEvidence);
