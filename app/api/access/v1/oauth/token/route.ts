import { getAccessToken } from "@/lib/api/access/token";
import { route } from "@/lib/api/kit/route";

/** Tokens for OAuth2 clients. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(getAccessToken);
