/** Access tokens: a JWT (RFC 9068) that names its client and what it may do, for an hour. */
import { randomUUID } from "node:crypto";
import { decodeProtectedHeader, errors, jwtVerify, SignJWT } from "jose";
import { z } from "zod";
import { env } from "../env";
import {
  type CredentialScope,
  isIncidentScope,
  TOKEN_SECONDS,
  type TokenAnswer,
} from "../schema/oauth";
import { uuid } from "../schema/text";
import { covers, knownCredentialScopes } from "./grants";
import { type KnownCredential, refusedBearer } from "./known-credential";
import { oauthRefusal } from "./oauth-refusal";
import { SIGNING_ALGORITHM, type SigningKey, verifyingKey } from "./signing-keys";

const TYPE = "at+jwt";
const LONGEST = 4_096;
/** Three parts in base64url; a key has no points in it. */
const FORM = /^[\w-]+\.[\w-]+\.[\w-]*$/;

const claimsSchema = z.object({ sub: uuid, scope: z.string() });

/** Whether `presented` could be a token rather than a key. */
export function isTokenForm(presented: string): boolean {
  return presented.length <= LONGEST && FORM.test(presented);
}

/**
 * A token of a client with all of its scopes, or those that were asked for.
 *
 * @param asked scopes divided by blanks; nothing means all
 * @throws Refusal invalid_request, in OAuth's words invalid_scope, for more than the client holds
 */
export async function issueToken(
  client: KnownCredential,
  { kid, privateKey }: SigningKey,
  asked: string,
  now: Date,
): Promise<TokenAnswer> {
  const scopes = chosen(knownCredentialScopes(client.scopes), asked);
  const issuedAt = Math.floor(now.getTime() / 1_000);
  const endsAt = client.expiresAt ? Math.floor(client.expiresAt.getTime() / 1_000) : Infinity;
  const expiresAt = Math.min(issuedAt + TOKEN_SECONDS, endsAt);
  const scope = scopes.join(" ");
  const id = client.caller.credentialId;
  const token = await new SignJWT({ scope, client_id: id, org: client.caller.homeOrgId })
    .setProtectedHeader({ alg: SIGNING_ALGORITHM, typ: TYPE, kid })
    .setIssuer(issuer())
    .setAudience(issuer())
    .setSubject(id)
    .setIssuedAt(issuedAt)
    .setExpirationTime(expiresAt)
    .setJti(randomUUID())
    .sign(privateKey);
  return {
    access_token: token,
    token_type: "Bearer",
    expires_in: expiresAt - issuedAt,
    scope,
    "ot-scopes": scopes.filter(isIncidentScope).join(" "),
  };
}

/**
 * What a token says, once its signature, kind and time are found right. The client is for the caller to ask.
 *
 * @throws Refusal unauthenticated, credential_expired
 */
export async function readToken(
  presented: string,
  now: Date,
): Promise<{ clientId: string; scopes: string[] }> {
  const key = isTokenForm(presented) ? await verifyingKey(kidOf(presented), now) : null;
  if (!key) throw refusedToken();
  try {
    const { payload } = await jwtVerify(presented, key, {
      algorithms: [SIGNING_ALGORITHM],
      typ: TYPE,
      issuer: issuer(),
      audience: issuer(),
      currentDate: now,
      requiredClaims: ["exp", "sub", "scope"],
    });
    const { sub, scope } = claimsSchema.parse(payload);
    return { clientId: sub, scopes: scope.split(" ") };
  } catch (cause) {
    if (cause instanceof errors.JWTExpired) {
      throw refusedBearer(
        "credential_expired",
        "This access token has expired.",
        "Get another at /api/access/v1/oauth/token.",
      );
    }
    if (cause instanceof errors.JOSEError || cause instanceof z.ZodError) throw refusedToken();
    throw cause;
  }
}

/** Who signs, and for whom: this installation, under its public address where it has one. */
function issuer(): string {
  return env().TOCSIN_URL ?? "urn:tocsin";
}

function kidOf(presented: string): unknown {
  try {
    return decodeProtectedHeader(presented).kid;
  } catch {
    return undefined;
  }
}

function chosen(held: CredentialScope[], asked: string): CredentialScope[] {
  const said = new Set(asked.split(" ").filter(Boolean));
  if (said.size === 0) return held;
  const known = knownCredentialScopes([...said]);
  const beyond = [...said].filter(
    (scope) => !known.some((one) => one === scope && covers(held, one)),
  );
  if (beyond.length === 0) return known;
  throw oauthRefusal("invalid_scope", "invalid_request", "The client does not hold every scope.", {
    faults: beyond.slice(0, 20).map((scope) => ({
      pointer: "/scope",
      detail: `The client does not hold ${scope}.`,
      fix: `Ask for some of: ${held.join(" ")}; or leave the field out for all of them.`,
    })),
  });
}

function refusedToken() {
  return refusedBearer(
    "unauthenticated",
    "This access token was not signed by this installation, or was changed.",
    "Get one at /api/access/v1/oauth/token with a client of this installation.",
  );
}
