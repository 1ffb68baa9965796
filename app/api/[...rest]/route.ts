import { unknownPath } from "@/lib/api/kit/route";

/** Every API path that no other route takes. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = unknownPath();
