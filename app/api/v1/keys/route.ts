import { createApiKey, listApiKeys } from "@/lib/api/keys";
import { route } from "@/lib/api/kit/route";

/** The API keys. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(listApiKeys, createApiKey);
