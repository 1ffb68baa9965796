/** From a presented key, token or cookie to the caller. */
import { lookUp } from "../db/client";
import { statement } from "../db/statement";
import { Refusal } from "../errors";
import { authenticateToken } from "./authenticate-client";
import type { Caller } from "./caller";
import { cached } from "./credential-cache";
import { isKeyForm } from "./key-format";
import {
  type CredentialRow,
  type KnownCredential,
  knownCredential,
  noteUse,
  refusedBearer,
  requireLive,
} from "./known-credential";
import { fingerprint } from "./secrets";
import { sessionIdOf } from "./session-cookie";
import { liveSession } from "./sessions";
import { isTokenForm } from "./tokens";

const KEY = statement<CredentialRow>(
  "key by its hash",
  `SELECT k.*, ARRAY(SELECT below.id FROM lookup_subtree(k.org_id) below)::text[] AS org_ids
   FROM lookup_credential($1) k WHERE k.kind = 'key'`,
);

const knownKey = cached("key", async (hashHex: string): Promise<KnownCredential | null> => {
  const [row] = await lookUp(KEY, [Buffer.from(hashHex, "hex")]);
  return row ? knownCredential(row) : null;
});

/**
 * The caller behind what stands after "Bearer": an API key or an access token.
 *
 * @throws Refusal unauthenticated, credential_expired, credential_revoked
 */
export async function authenticateBearer(presented: string, now: Date): Promise<Caller> {
  return isTokenForm(presented)
    ? authenticateToken(presented, now)
    : authenticateKey(presented, now);
}

/**
 * The caller behind an API key.
 *
 * Form and checksum are judged before any look-up; a look-up is kept for five seconds.
 *
 * @throws Refusal unauthenticated, credential_expired, credential_revoked
 */
export async function authenticateKey(presented: string, now: Date): Promise<Caller> {
  const known = isKeyForm(presented) ? await knownKey(hexOf(presented), now) : null;
  if (!known) {
    throw refusedBearer(
      "unauthenticated",
      "No key of this installation reads like the one presented.",
      "Check that it was copied whole, or make another at /dashboard/api-keys.",
    );
  }
  requireLive(known, "key", now);
  noteUse(known.caller, now);
  return known.caller;
}

function hexOf(presented: string): string {
  return Buffer.from(fingerprint(presented)).toString("hex");
}

/**
 * The caller behind a signed-in browser's cookie; null where there is none or its session has ended.
 *
 * @throws Refusal insufficient_scope for an account that is a member nowhere
 */
export async function authenticateSession(
  headers: Pick<Headers, "get">,
  now: Date,
): Promise<Caller | null> {
  const sessionId = await sessionIdOf(headers);
  const session = sessionId ? await liveSession(sessionId, now) : null;
  if (!session) return null;
  if (session.homeOrgId === null) {
    throw new Refusal(
      "insufficient_scope",
      "This account is a member of no organisation. Ask an owner for an invitation.",
    );
  }
  return {
    actor: { type: "user", id: session.userId, name: session.name },
    grants: session.grants,
    credentialId: session.id,
    homeOrgId: session.homeOrgId,
    kind: "session",
  };
}
