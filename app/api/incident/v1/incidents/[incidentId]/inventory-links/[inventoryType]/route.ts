import { route } from "@/lib/api/kit/route";
import { linkRegisterInventory } from "@/lib/api/register/incidents";

/** Link an incident to another inventory. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(linkRegisterInventory);
