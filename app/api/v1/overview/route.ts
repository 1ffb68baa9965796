import { route } from "@/lib/api/kit/route";
import { getOverview } from "@/lib/api/overview";

/** The figures of a year. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(getOverview);
