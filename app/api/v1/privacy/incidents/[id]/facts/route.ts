import { route } from "@/lib/api/kit/route";
import { getFacts, stateIncidentFacts } from "@/lib/api/privacy/duties";

/** An incident's facts: read, state, correct. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(getFacts, stateIncidentFacts);
