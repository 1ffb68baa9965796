import { receiveIntake } from "@/lib/api/intake/webhook";
import { route } from "@/lib/api/kit/route";

/** The inbound webhook of other systems. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(receiveIntake);
