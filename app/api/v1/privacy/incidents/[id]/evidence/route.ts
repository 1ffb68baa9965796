import { route } from "@/lib/api/kit/route";
import { listIncidentEvidence, uploadEvidence } from "@/lib/api/privacy/evidence";

/** Files kept with an incident. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  uploadEvidence,
  listIncidentEvidence,
);
