/** OAuth2 client credentials (RFC 6749 § 4.4): scopes, the token request, its answer. */
import { z } from "zod";
import { type Permission, SCOPES, type Scope } from "./scopes";
import { text } from "./text";

/** The scopes that clients of the incident register door know. */
export const INCIDENT_SCOPES = ["INCIDENT", "INCIDENT_READ", "INCIDENT_CREATE"] as const;
export type IncidentScope = (typeof INCIDENT_SCOPES)[number];

/** All that a client can be given. A key holds the first ones alone. */
export const CREDENTIAL_SCOPES = [...SCOPES, ...INCIDENT_SCOPES] as const;
export const credentialScopeSchema = z.enum(CREDENTIAL_SCOPES);
export type CredentialScope = z.infer<typeof credentialScopeSchema>;

const OF_INCIDENT_SCOPE: Readonly<Record<IncidentScope, readonly Permission[]>> = {
  INCIDENT: ["incidents:read", "incidents:write", "incidents:notify"],
  INCIDENT_READ: ["incidents:read"],
  INCIDENT_CREATE: ["incidents:create"],
};

export function isIncidentScope(scope: CredentialScope): scope is IncidentScope {
  return scope in OF_INCIDENT_SCOPE;
}

/** What a scope lets its holder do, in the words of permissions. */
export function permissionsOf(scope: CredentialScope): readonly Permission[] {
  return isIncidentScope(scope) ? OF_INCIDENT_SCOPE[scope] : [scope];
}

/** The scopes that a key can hold; those of clients alone are left out. */
export function keyScopes(scopes: readonly CredentialScope[]): Scope[] {
  return scopes.flatMap((scope) => (isIncidentScope(scope) ? [] : [scope]));
}

/** How long an access token works, in seconds. */
export const TOKEN_SECONDS = 3_600;
export const GRANT_TYPE = "client_credentials";

const said = text(1_000);

export const tokenRequestSchema = z
  .strictObject({
    grant_type: said.meta({ description: `${GRANT_TYPE}; there is no other.` }),
    client_id: said.optional().meta({ description: "Here, or in Authorization: Basic." }),
    client_secret: said.optional().meta({ description: "Here, or in Authorization: Basic." }),
    scope: said.optional().meta({
      description: "Some of the client's scopes, divided by blanks. All of them unless said.",
    }),
  })
  .meta({
    examples: [
      {
        grant_type: GRANT_TYPE,
        client_id: "01890a5d-ac96-774b-bcce-b302099a8057",
        client_secret: "toc_client_…",
      },
    ],
  });

export const tokenAnswerSchema = z.object({
  access_token: z.string().meta({ description: "Send it as Authorization: Bearer." }),
  token_type: z.literal("Bearer"),
  expires_in: z.int().meta({ description: "Seconds." }),
  scope: z.string().meta({ description: "All scopes of the token, divided by blanks." }),
  "ot-scopes": z.string().meta({
    description: `Those of them that are of this door: ${INCIDENT_SCOPES.join(", ")}.`,
  }),
});
export type TokenAnswer = z.infer<typeof tokenAnswerSchema>;

/** RFC 6749 § 5.2, and for what that section has no word the ones of § 4.1.2.1. */
export const OAUTH_ERRORS = [
  "invalid_request",
  "invalid_client",
  "unsupported_grant_type",
  "invalid_scope",
  "temporarily_unavailable",
  "server_error",
] as const;
export type OAuthError = (typeof OAUTH_ERRORS)[number];
