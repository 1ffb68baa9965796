import { route } from "@/lib/api/kit/route";
import { downloadEvidence } from "@/lib/api/privacy/evidence";

/** The bytes of a file kept with an incident. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(downloadEvidence);
