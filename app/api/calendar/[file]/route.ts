import { getCalendar } from "@/lib/api/calendar";
import { route } from "@/lib/api/kit/route";

/** A person's calendar of running duties. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(getCalendar);
