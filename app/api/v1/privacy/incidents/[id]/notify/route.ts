import { route } from "@/lib/api/kit/route";
import { notifyAuthority } from "@/lib/api/privacy/acts";

/** Record that an authority was notified. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(notifyAuthority);
