import { route } from "@/lib/api/kit/route";
import { changeOrganisationRule } from "@/lib/api/organisations/rules";

/** A further version of an own rule. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(changeOrganisationRule);
