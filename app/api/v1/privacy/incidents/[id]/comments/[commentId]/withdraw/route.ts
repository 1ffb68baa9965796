import { route } from "@/lib/api/kit/route";
import { withdrawOneComment } from "@/lib/api/privacy/collaboration";

/** Withdraw a comment. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(withdrawOneComment);
