import { route } from "@/lib/api/kit/route";
import { getOrganisationProfile, putOrganisationProfile } from "@/lib/api/organisations/profile";

/** What an organisation is. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  getOrganisationProfile,
  putOrganisationProfile,
);
