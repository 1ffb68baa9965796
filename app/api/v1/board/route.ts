import { getBoard } from "@/lib/api/board";
import { route } from "@/lib/api/kit/route";

/** Every duty that is still open. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(getBoard);
