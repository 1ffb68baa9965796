import { unknownPath } from "@/lib/api/kit/route";

/** The address above all API paths is none itself: [...rest] does not take it. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = unknownPath();
