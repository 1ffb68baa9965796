import { route } from "@/lib/api/kit/route";
import { getViews, postView } from "@/lib/api/views";

/** Saved views of the register. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(getViews, postView);
