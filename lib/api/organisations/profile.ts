/** What an organisation is, as far as laws ask. */
import { getProfile, type ProfileRecord, putProfile } from "../../register/profile";
import { type ProfileOut, profileOutSchema, profileSchema } from "../../schema/profile";
import { type Answer, endpoint } from "../kit/endpoint";

const PATH = "/api/v1/organisations/{id}/profile";
const whole = {
  description: "The profile as it now stands.",
  schema: profileOutSchema,
  headers: { ETag: "The version, in quotes; send it back as If-Match." },
};

/** A profile in the API's names. */
export function profileOut({ profile, version, updatedAt }: ProfileRecord): ProfileOut {
  return { ...profile, version, updated_at: updatedAt?.toISOString() ?? null };
}

const answer = (held: ProfileRecord): Answer => ({
  status: 200,
  body: profileOut(held),
  headers: { ETag: `"${held.version}"` },
});

export const getOrganisationProfile = endpoint({
  method: "GET",
  path: PATH,
  id: "getOrganisationProfile",
  summary: "Read what an organisation is, as far as laws ask",
  scope: "incidents:read",
  responses: { 200: whole },
  refusals: ["not_found"],
  async handler({ ctx, params }) {
    return answer(await getProfile(ctx, params.id ?? ""));
  },
});

export const putOrganisationProfile = endpoint({
  method: "PUT",
  path: PATH,
  id: "putOrganisationProfile",
  summary: "Say what an organisation is; takes the place of what was said before",
  description: "null is unknown: nobody has said. An empty list of sectors says none of these.",
  scope: "incidents:notify",
  body: profileSchema,
  conditional: true,
  responses: { 200: whole },
  refusals: ["not_found", "version_mismatch"],
  async handler({ ctx, params, body, ifVersion }) {
    return answer(await putProfile(ctx, params.id ?? "", body, ifVersion));
  },
});
