import { route } from "@/lib/api/kit/route";
import { addOrganisationField, listOrganisationFields } from "@/lib/api/register/fields";

/** An organisation's own fields. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  listOrganisationFields,
  addOrganisationField,
);
