import { route } from "@/lib/api/kit/route";
import { moveRegisterStage } from "@/lib/api/register/incidents";

/** Move an incident to a stage. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(moveRegisterStage);
