import { sendReport } from "@/lib/api/intake/report";
import { route } from "@/lib/api/kit/route";

/** Where the report form sends what was filled in. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(sendReport);
