/** API keys and OAuth2 clients over the API, for those that hold keys:manage. */
import { z } from "zod";
import { createKey, listKeys, revokeKey, rotateKey } from "../access/keys";
import { actorSchema } from "../schema/incident";
import { createKeySchema, KEY_KINDS, KEY_STATES, rotateKeySchema } from "../schema/key";
import { credentialScopeSchema } from "../schema/oauth";
import { uuid } from "../schema/text";
import { endpoint } from "./kit/endpoint";

const PATH = "/api/v1/keys";
const at = z.iso.datetime({ precision: 3 });

const keySchema = z.object({
  id: z.uuid().meta({ description: "Of a client: its client_id." }),
  kind: z.enum(KEY_KINDS),
  orgId: z.uuid(),
  name: z.string(),
  prefix: z.string(),
  scopes: z.array(credentialScopeSchema),
  state: z.enum(KEY_STATES),
  createdAt: at,
  createdBy: actorSchema,
  lastUsedAt: at.nullable(),
  expiresAt: at.nullable(),
  revokedAt: at.nullable(),
  revokedByName: z.string().nullable(),
  rotatedFromId: z.uuid().nullable(),
});
const newKeySchema = z.object({
  plain: z
    .string()
    .meta({ description: "The key itself, or the client's secret. It is shown this once." }),
  key: keySchema,
});

export const listApiKeys = endpoint({
  method: "GET",
  path: PATH,
  id: "listKeys",
  summary: "List the API keys and OAuth2 clients, revoked and expired ones too",
  scope: "keys:manage",
  query: z.strictObject({ orgId: uuid.optional() }),
  responses: {
    200: {
      description: "The keys and clients, newest first.",
      schema: z.object({ keys: z.array(keySchema) }),
    },
  },
  async handler({ ctx, query }) {
    return { status: 200, body: { keys: await listKeys(ctx, query.orgId) } };
  },
});

export const createApiKey = endpoint({
  method: "POST",
  path: PATH,
  id: "createKey",
  summary: "Make an API key, or an OAuth2 client",
  scope: "keys:manage",
  body: createKeySchema,
  secret: true,
  responses: {
    201: { description: "The key or the client's secret, this once.", schema: newKeySchema },
  },
  refusals: ["not_found"],
  async handler({ ctx, body }) {
    return { status: 201, body: await createKey(ctx, body) };
  },
});

export const rotateApiKey = endpoint({
  method: "POST",
  path: `${PATH}/{id}/rotate`,
  id: "rotateKey",
  summary:
    "Make a key's successor, which the old one outlives by the overlap; or a client's new secret",
  scope: "keys:manage",
  body: rotateKeySchema,
  secret: true,
  responses: { 201: { description: "The successor, this once.", schema: newKeySchema } },
  refusals: ["not_found", "conflict"],
  async handler({ ctx, params, body }) {
    return { status: 201, body: await rotateKey(ctx, params.id ?? "", body) };
  },
});

export const revokeApiKey = endpoint({
  method: "POST",
  path: `${PATH}/{id}/revoke`,
  id: "revokeKey",
  summary: "Revoke a key or a client; it stays listed",
  scope: "keys:manage",
  responses: { 200: { description: "The key as it now stands.", schema: keySchema } },
  refusals: ["not_found"],
  async handler({ ctx, params }) {
    return { status: 200, body: await revokeKey(ctx, params.id ?? "") };
  },
});
