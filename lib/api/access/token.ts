/** The token endpoint: OAuth2 client credentials (RFC 6749 § 4.4) for clients made at /dashboard/api-keys. */
import { z } from "zod";
import { authenticateClient, refusedClient } from "../../access/authenticate-client";
import type { Caller } from "../../access/caller";
import type { KnownCredential } from "../../access/known-credential";
import { oauthRefusal, oauthWordOf } from "../../access/oauth-refusal";
import { type SigningKey, signingKey } from "../../access/signing-keys";
import { issueToken } from "../../access/tokens";
import type { Refusal } from "../../errors";
import {
  GRANT_TYPE,
  OAUTH_ERRORS,
  tokenAnswerSchema,
  tokenRequestSchema,
} from "../../schema/oauth";
import { problemSchema } from "../../schema/problem";
import { endpoint } from "../kit/endpoint";
import type { Incoming } from "../kit/incoming";

export const TOKEN_PATH = "/api/access/v1/oauth/token";

/** RFC 6749 § 5.2 lays down `error` as a word; it wins here over the envelope of the other doors. */
const refused = {
  schema: problemSchema.extend({ error: z.enum(OAUTH_ERRORS), error_description: z.string() }),
  words: (refusal: Refusal) => ({
    error: oauthWordOf(refusal),
    error_description: printable(refusal.message),
  }),
};

export const getAccessToken = endpoint({
  method: "POST",
  path: TOKEN_PATH,
  id: "getAccessToken",
  summary: "Get an access token for an OAuth2 client",
  description:
    "client_id and client_secret stand in the form or in Authorization: Basic. The token is accepted wherever an API key is.",
  scope: null,
  form: clientOf,
  body: tokenRequestSchema,
  secret: true,
  responses: {
    200: {
      description: "The token, this once.",
      schema: tokenAnswerSchema,
      headers: { Pragma: "no-cache." },
    },
  },
  refused,
  async handler({ ctx, request, body }) {
    if (body.grant_type !== GRANT_TYPE) throw otherGrant(body.grant_type);
    const held = atHand.get(request);
    if (!held) throw new Error("A token is asked for, and nobody was authenticated.");
    return {
      status: 200,
      headers: { Pragma: "no-cache" },
      body: await issueToken(held.client, held.key, body.scope ?? "", ctx.now),
    };
  },
});

/**
 * The client of each token request under way, and the key that signs. Looked up within the transaction of a retry,
 * they would need a second connection, and there is none where each has such a transaction.
 */
const atHand = new WeakMap<Incoming, { client: KnownCredential; key: SigningKey }>();

async function clientOf(
  request: Incoming,
  fields: Readonly<Record<string, string>>,
  now: Date,
): Promise<Caller> {
  const client = await namedClient(request, fields, now);
  atHand.set(request, { client, key: await signingKey(now) });
  return client.caller;
}

/** The client that a token request names, in one of the two ways. */
async function namedClient(
  request: Incoming,
  fields: Readonly<Record<string, string>>,
  now: Date,
): Promise<KnownCredential> {
  const header = request.headers.get("authorization");
  if (header === null) {
    const { client_id: id, client_secret: secret } = fields;
    if (id === undefined || secret === undefined) throw noClient();
    return authenticateClient({ id, secret }, now);
  }
  const said = basicOf(header);
  if (!said) throw noClient();
  if (fields.client_secret !== undefined) throw twoWays("/client_secret");
  if (fields.client_id !== undefined && fields.client_id !== said.id) throw twoWays("/client_id");
  return authenticateClient(said, now);
}

/** RFC 6749 § 2.3.1: id and secret are form-encoded before they are joined. Ours have nothing to encode. */
function basicOf(header: string): { id: string; secret: string } | null {
  const encoded = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(header)?.[1];
  if (encoded === undefined) return null;
  const said = Buffer.from(encoded, "base64").toString("utf8");
  const at = said.indexOf(":");
  return at < 0 ? null : { id: said.slice(0, at), secret: said.slice(at + 1) };
}

function noClient(): Refusal {
  return refusedClient(
    "unauthenticated",
    "The request names no client.",
    "Send client_id and client_secret in the form, or both as Authorization: Basic.",
  );
}

function twoWays(pointer: string): Refusal {
  return oauthRefusal(
    "invalid_request",
    "invalid_request",
    "The client presents itself in two ways.",
    {
      faults: [
        {
          pointer,
          detail: "It stands in the form beside Authorization: Basic.",
          fix: "Use one way.",
        },
      ],
    },
  );
}

function otherGrant(said: string): Refusal {
  return oauthRefusal(
    "unsupported_grant_type",
    "invalid_request",
    `grant_type must be ${GRANT_TYPE}.`,
    {
      faults: [
        {
          pointer: "/grant_type",
          detail: `There is no grant ${said.slice(0, 100)} here.`,
          fix: `Send ${GRANT_TYPE}.`,
        },
      ],
    },
  );
}

/** The characters that RFC 6749 § 5.2 allows; others become a question mark. */
function printable(text: string): string {
  return text.replace(/[^\x20\x21\x23-\x5b\x5d-\x7e]/g, "?");
}
