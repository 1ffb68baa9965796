import { route } from "@/lib/api/kit/route";
import { addOrganisationStage, listOrganisationStages } from "@/lib/api/register/fields";

/** The stages of an organisation's workflow. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  listOrganisationStages,
  addOrganisationStage,
);
