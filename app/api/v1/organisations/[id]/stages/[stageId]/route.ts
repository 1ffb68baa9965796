import { route } from "@/lib/api/kit/route";
import { changeOrganisationStage } from "@/lib/api/register/fields";

/** Change, move or archive a stage. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(changeOrganisationStage);
