import { route } from "@/lib/api/kit/route";
import { patchView } from "@/lib/api/views";

/** One saved view. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(patchView);
