/** API keys over the API, for those that hold keys:manage. */
import { z } from "zod";
import { createKey, listKeys, revokeKey, rotateKey } from "../access/keys";
import { actorSchema } from "../schema/incident";
import { createKeySchema, KEY_STATES, rotateKeySchema } from "../schema/key";
import { scopeSchema } from "../schema/scopes";
import { uuid } from "../schema/text";
import { endpoint } from "./kit/endpoint";

const PATH = "/api/v1/keys";
const at = z.iso.datetime({ precision: 3 });

const keySchema = z.object({
  id: z.uuid(),
  orgId: z.uuid(),
  name: z.string(),
  prefix: z.string(),
  scopes: z.array(scopeSchema),
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
  plain: z.string().meta({ description: "The key itself. It is shown this once." }),
  key: keySchema,
});

export const listApiKeys = endpoint({
  method: "GET",
  path: PATH,
  id: "listKeys",
  summary: "List the API keys, revoked and expired ones too",
  scope: "keys:manage",
  query: z.strictObject({ orgId: uuid.optional() }),
  responses: {
    200: { description: "The keys, newest first.", schema: z.object({ keys: z.array(keySchema) }) },
  },
  async handler({ ctx, query }) {
    return { status: 200, body: { keys: await listKeys(ctx, query.orgId) } };
  },
});

export const createApiKey = endpoint({
  method: "POST",
  path: PATH,
  id: "createKey",
  summary: "Make an API key",
  scope: "keys:manage",
  body: createKeySchema,
  secret: true,
  responses: { 201: { description: "The key, this once.", schema: newKeySchema } },
  refusals: ["not_found"],
  async handler({ ctx, body }) {
    return { status: 201, body: await createKey(ctx, body) };
  },
});

export const rotateApiKey = endpoint({
  method: "POST",
  path: `${PATH}/{id}/rotate`,
  id: "rotateKey",
  summary: "Make a successor; the old key works on for the overlap",
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
  summary: "Revoke a key; it stays listed",
  scope: "keys:manage",
  responses: { 200: { description: "The key as it now stands.", schema: keySchema } },
  refusals: ["not_found"],
  async handler({ ctx, params }) {
    return { status: 200, body: await revokeKey(ctx, params.id ?? "") };
  },
});
