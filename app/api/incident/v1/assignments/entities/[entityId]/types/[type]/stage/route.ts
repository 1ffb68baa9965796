import { route } from "@/lib/api/kit/route";
import { moveRegisterStageByType } from "@/lib/api/register/incidents";

/** Move an incident to a stage of a workflow. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(moveRegisterStageByType);
