/** The bytes of a file kept with an incident. */

import { route } from "@/lib/api/kit/route";
import { downloadEvidence } from "@/lib/api/privacy/evidence";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(downloadEvidence);
