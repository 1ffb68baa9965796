/** From a client's secret, or from an access token that it bought, to the caller. */
import { prisma } from "../db/client";
import type { ErrorCode, Refusal } from "../errors";
import { isUuid } from "../ids";
import type { Caller } from "./caller";
import { cached } from "./credential-cache";
import { grantsOfToken } from "./grants";
import { isClientSecretForm } from "./key-format";
import {
  type CredentialRow,
  type KnownCredential,
  knownCredential,
  noteUse,
  refusedBearer,
  requireLive,
} from "./known-credential";
import { oauthRefusal } from "./oauth-refusal";
import { fingerprint } from "./secrets";
import { readToken } from "./tokens";

/** A client by its id, as it was within the last five seconds; null where there is none. */
const knownClient = cached("client", async (id: string): Promise<KnownCredential | null> => {
  const [row] = await prisma().$queryRaw<CredentialRow[]>`
    SELECT c.*, ARRAY(SELECT below.id FROM lookup_subtree(c.org_id) below)::text[] AS org_ids
    FROM lookup_client(${id}::uuid) c`;
  return row ? knownCredential(row) : null;
});

/**
 * The caller behind an access token: what the token was given, as far as its client still holds it.
 *
 * @throws Refusal unauthenticated, credential_expired (the token or its client), credential_revoked
 */
export async function authenticateToken(presented: string, now: Date): Promise<Caller> {
  const { clientId, scopes } = await readToken(presented, now);
  const client = await knownClient(clientId, now);
  if (!client) {
    throw refusedBearer(
      "unauthenticated",
      "The client of this token is not known here.",
      "Make a client at /dashboard/api-keys, and get a token with its secret.",
    );
  }
  requireLive(client, "client", now);
  noteUse(client.caller, now);
  return {
    ...client.caller,
    grants: grantsOfToken(client.orgIds, client.scopes, scopes),
  };
}

/**
 * The client behind its id and secret. Looked up anew each time: a revoked one gets no token.
 *
 * @throws Refusal unauthenticated, credential_expired, credential_revoked, in OAuth's words invalid_client
 */
export async function authenticateClient(
  said: { id: string; secret: string },
  now: Date,
): Promise<KnownCredential> {
  const row =
    isUuid(said.id) && isClientSecretForm(said.secret) ? await clientWith(said.secret) : null;
  if (row?.id !== said.id.toLowerCase()) {
    throw refusedClient(
      "unauthenticated",
      "The client's id and secret do not fit each other, or neither is of this installation.",
      "Check both; a secret is shown once, and can be replaced at /dashboard/api-keys.",
    );
  }
  const client = knownCredential(row);
  requireLive(client, "client", now, refusedClient);
  noteUse(client.caller, now);
  return client;
}

/** RFC 6749 § 5.2: invalid_client, with the scheme that a client may present itself in. */
export function refusedClient(code: ErrorCode, detail: string, fix: string): Refusal {
  return oauthRefusal("invalid_client", code, detail, {
    headers: { "WWW-Authenticate": 'Basic realm="tocsin", charset="UTF-8"' },
    faults: [{ pointer: "/client_secret", detail, fix }],
  });
}

async function clientWith(secret: string): Promise<CredentialRow | undefined> {
  const [row] = await prisma().$queryRaw<CredentialRow[]>`
    SELECT c.*, ARRAY(SELECT below.id FROM lookup_subtree(c.org_id) below)::text[] AS org_ids
    FROM lookup_credential(${fingerprint(secret)}) c WHERE c.kind = 'client'`;
  return row;
}
