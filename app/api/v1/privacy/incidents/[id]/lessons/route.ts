import { route } from "@/lib/api/kit/route";
import { getLessons, putLessons } from "@/lib/api/privacy/people";

/** What was learned from an incident. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(getLessons, putLessons);
