import { getReportChallenge } from "@/lib/api/intake/report";
import { route } from "@/lib/api/kit/route";

/** A challenge for the proof of work. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(getReportChallenge);
