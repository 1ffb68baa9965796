import { route } from "@/lib/api/kit/route";
import { changeOrganisationField } from "@/lib/api/register/fields";

/** Change or archive a field. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(changeOrganisationField);
