import { addToSentReport } from "@/lib/api/intake/report";
import { route } from "@/lib/api/kit/route";

/** Where a reporter sends what they add. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(addToSentReport);
