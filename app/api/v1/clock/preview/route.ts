import { route } from "@/lib/api/kit/route";
import { previewClocks } from "@/lib/api/privacy/duties";

/** What the rules would make of facts that are on no record. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(previewClocks);
