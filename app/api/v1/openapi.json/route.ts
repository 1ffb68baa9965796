import { getOpenApi } from "@/lib/api/endpoints";
import { route } from "@/lib/api/kit/route";

/** The API's own description. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(getOpenApi);
