import { route } from "@/lib/api/kit/route";
import { addOrganisationRule, listOrganisationRules } from "@/lib/api/organisations/rules";

/** The rules of an organisation's own. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  addOrganisationRule,
  listOrganisationRules,
);
