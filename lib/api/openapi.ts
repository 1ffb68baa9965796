/** The OpenAPI 3.1 document, made from the schemas that parse the requests. */
import { z } from "zod";
import { ERRORS, type ErrorCode } from "../errors";
import { problemSchema } from "../schema/problem";
import { SCOPES, scopeNameOf } from "../schema/scopes";
import { DOORS, doorOf } from "./doors";
import { FORM_TYPES } from "./kit/body";
import { type Endpoint, endpoint, isPublic, type ResponseSpec } from "./kit/endpoint";
import { PROBLEM_TYPE } from "./kit/problem";

type Json = Record<string, unknown>;

const TOKEN_PATH = "/api/access/v1/oauth/token";
/** What an OAuth2 client can be given. */
const OAUTH_SCOPES = {
  INCIDENT: "incidents:read, incidents:write and incidents:notify",
  INCIDENT_READ: "incidents:read",
  INCIDENT_CREATE: "Declare incidents, and nothing else",
  ...Object.fromEntries(SCOPES.map((scope) => [scope, "As on an API key"])),
};

/** What every endpoint may refuse. */
const ALWAYS: readonly ErrorCode[] = ["invalid_request", "body_too_large", "internal"];
const WITH_CREDENTIAL: readonly ErrorCode[] = [
  "unauthenticated",
  "credential_expired",
  "credential_revoked",
  "insufficient_scope",
  "not_found",
  "unavailable",
  "rate_limited",
  "too_many_failures",
];
const WITH_WRITE: readonly ErrorCode[] = [
  "cross_site_request",
  "idempotency_mismatch",
  "malformed_json",
  "unsupported_media_type",
];
const OF_UPLOAD: readonly ErrorCode[] = ["cross_site_request", "file_refused"];
const REQUEST_ID = { "X-Request-Id": "The request's id." };
const RATE_LIMIT = {
  RateLimit: "How many requests the credential has left.",
  "RateLimit-Policy": "How many it may send, and in how many seconds.",
};
/** What a refusal carries besides, by its status. */
const OF_REFUSAL: Record<number, Record<string, string>> = {
  401: { "WWW-Authenticate": "How to present a credential, and what was wrong with this one." },
  429: { "Retry-After": "Seconds to wait." },
};

/** The endpoint that answers the document of all endpoints. */
export function openApiEndpoint(all: () => readonly Endpoint[]): Endpoint {
  /** Made once: it takes a tenth of a second, and anybody may ask. */
  let made: Json | undefined;
  return endpoint({
    method: "GET",
    path: "/api/v1/openapi.json",
    id: "openApi",
    summary: "This document",
    scope: null,
    responses: { 200: { description: "OpenAPI 3.1.", schema: z.record(z.string(), z.unknown()) } },
    async handler() {
      made ??= openApiDocument(all());
      return { status: 200, body: made };
    },
  });
}

/** Answers that more than one endpoint gives, each with its name in the document. */
type Shared = ReadonlyMap<z.ZodType, string>;

function sharedAnswers(endpoints: readonly Endpoint[]): Shared {
  const first = new Map<z.ZodType, string>();
  const shared = new Map<z.ZodType, string>();
  for (const { id, responses } of endpoints) {
    for (const { schema } of Object.values(responses)) {
      if (!schema) continue;
      const named = first.get(schema);
      if (named === undefined) first.set(schema, id);
      else shared.set(schema, `${named[0]?.toUpperCase()}${named.slice(1)}Answer`);
    }
  }
  return shared;
}

/** The document of these endpoints. */
export function openApiDocument(endpoints: readonly Endpoint[]): Json {
  const paths: Record<string, Json> = {};
  const shared = sharedAnswers(endpoints);
  for (const spec of endpoints) {
    const item = paths[spec.path] ?? pathItem(spec);
    item[spec.method.toLowerCase()] = operation(spec, shared);
    paths[spec.path] = item;
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Tocsin",
      version: "1",
      description: "The incident register for personal-data breaches.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/" }],
    tags: DOORS.map(({ name, about }) => ({ name, description: about })),
    paths,
    components: {
      securitySchemes: {
        key: {
          type: "http",
          scheme: "bearer",
          description: "An API key, made at /dashboard/api-keys.",
        },
        token: {
          type: "oauth2",
          description: "An access token of an OAuth2 client, made at /dashboard/api-keys.",
          flows: { clientCredentials: { tokenUrl: TOKEN_PATH, scopes: OAUTH_SCOPES } },
        },
        client: {
          type: "http",
          scheme: "basic",
          description: "client_id and client_secret, in place of those in the form.",
        },
      },
      schemas: {
        Problem: problem(),
        ...Object.fromEntries(
          [...shared].map(([schema, name]) => [name, jsonSchema(schema, "output")]),
        ),
      },
    },
  };
}

function pathItem(spec: Endpoint): Json {
  const names = [...spec.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
  if (names.length === 0) return {};
  return {
    parameters: names.map((name) => ({
      name,
      in: "path",
      required: true,
      schema: { type: "string" },
    })),
  };
}

function operation(spec: Endpoint, shared: Shared): Json {
  return {
    operationId: spec.id,
    tags: [doorOf(spec.path).name],
    summary: spec.summary,
    ...(spec.description ? { description: spec.description } : {}),
    security: securityOf(spec),
    ...(spec.scope === null ? {} : { "x-scope": scopeNameOf(spec.scope) }),
    parameters: [...queryParameters(spec), ...headerParameters(spec)],
    ...(spec.body ? { requestBody: requestBody(spec, jsonSchema(spec.body, "input")) } : {}),
    ...(spec.upload ? { requestBody: FILE } : {}),
    ...(spec.signed ? { requestBody: payloadLike(spec.signed.example) } : {}),
    responses: { ...answers(spec, shared), ...refusals(spec) },
  };
}

function requestBody(spec: Endpoint, schema: Json): Json {
  const types = spec.form ? FORM_TYPES : ["application/json"];
  return {
    required: spec.bodyOptional !== true,
    content: Object.fromEntries(types.map((type) => [type, { schema }])),
  };
}

/** The bytes of a file. */
const FILE: Json = {
  required: true,
  content: { "application/octet-stream": { schema: { type: "string", format: "binary" } } },
};

/** Whatever JSON another system sends. */
function payloadLike(example: unknown): Json {
  return {
    required: true,
    content: { "application/json": { schema: { type: "object", examples: [example] } } },
  };
}

const SIGNATURE = [
  ["webhook-id", "The message's id; the same one again is answered as the first time."],
  ["webhook-timestamp", "Seconds since 1970; at most five minutes off."],
  ["webhook-signature", "v1, and HMAC-SHA256 of id, timestamp and body with the source's secret."],
] as const;

/** A token is as good as a key everywhere; where a form holds the credential, Basic can hold it too. */
function securityOf(spec: Endpoint): Json[] {
  if (spec.form) return [{}, { client: [] }];
  return spec.scope === null ? [] : [{ key: [] }, { token: [] }];
}

function queryParameters(spec: Endpoint): Json[] {
  if (!spec.query) return [];
  const shape = z.object({
    properties: z.record(z.string(), z.unknown()),
    required: z.array(z.string()).optional(),
  });
  const { properties, required = [] } = shape.parse({
    properties: {},
    ...jsonSchema(spec.query, "input"),
  });
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "query",
    required: required.includes(name),
    schema,
  }));
}

function headerParameters(spec: Endpoint): Json[] {
  const header = (name: string, description: string) => ({
    name,
    in: "header",
    required: false,
    description,
    schema: { type: "string" },
  });
  return [
    ...(spec.method === "GET" || isPublic(spec) || spec.upload
      ? []
      : [
          header(
            "Idempotency-Key",
            "The same key, request and credential within 24 h replays the first answer.",
          ),
        ]),
    ...(spec.signed ? SIGNATURE.map(([name, description]) => header(name, description)) : []),
    ...(spec.conditional
      ? [header("If-Match", "The ETag that the change was made on; else 412.")]
      : []),
  ];
}

function answers(spec: Endpoint, shared: Shared): Json {
  return Object.fromEntries(
    Object.entries(spec.responses).map(([status, said]) => [
      status,
      answer(said, shared, isPublic(spec) ? REQUEST_ID : { ...REQUEST_ID, ...RATE_LIMIT }),
    ]),
  );
}

function answer(
  { description, schema, contentType = "application/json", asText, headers = {} }: ResponseSpec,
  shared: Shared,
  always: Record<string, string>,
): Json {
  const name = schema && shared.get(schema);
  const whole = schema ? jsonSchema(schema, "output") : { type: "string" };
  return {
    description,
    headers: headersOf({ ...headers, ...always }),
    content: {
      [contentType]: { schema: name ? { $ref: `#/components/schemas/${name}` } : whole },
      ...(asText ? { [asText]: { schema: { type: "string" } } } : {}),
    },
  };
}

function headersOf(said: Record<string, string>): Json {
  return Object.fromEntries(
    Object.entries(said).map(([name, description]) => [
      name,
      { description, schema: { type: "string" } },
    ]),
  );
}

function refusalSchema(spec: Endpoint): Json {
  if (spec.refused) return jsonSchema(spec.refused.schema, "output");
  return { $ref: "#/components/schemas/Problem" };
}

/** A problem with the closed list of codes. The schema that reads one knows none: a server may be newer. */
function problem(): Json {
  const made = jsonSchema(problemSchema, "output");
  const { properties } = z.object({ properties: z.record(z.string(), z.unknown()) }).parse(made);
  return {
    ...made,
    properties: { ...properties, code: { type: "string", enum: Object.keys(ERRORS) } },
  };
}

/** Every code that an endpoint may refuse with. */
export function refusalsOf(spec: Endpoint): ErrorCode[] {
  return [
    ...new Set<ErrorCode>([
      ...ALWAYS,
      ...(isPublic(spec) ? [] : WITH_CREDENTIAL),
      ...(isPublic(spec) || spec.method === "GET" ? [] : spec.upload ? OF_UPLOAD : WITH_WRITE),
      ...(spec.secret ? (["idempotency_secret"] as const) : []),
      ...(spec.refusals ?? []),
    ]),
  ];
}

function refusals(spec: Endpoint): Json {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of refusalsOf(spec)) {
    const { status } = ERRORS[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, its]) => [
      status,
      {
        description: its.map((code) => `${code}: ${ERRORS[code].title}.`).join(" "),
        headers: headersOf({ ...REQUEST_ID, ...OF_REFUSAL[status] }),
        content: { [PROBLEM_TYPE]: { schema: refusalSchema(spec) } },
      },
    ]),
  );
}

/** What a schema takes, as the document says it. */
export function inputSchemaOf(schema: z.ZodType): Json {
  return jsonSchema(schema, "input");
}

function jsonSchema(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
    reused: "inline",
    // A Date is text in JSON; forms hand real ones over, the API never sees them.
    override: ({ zodSchema, jsonSchema: made }) => {
      if (zodSchema._zod.def.type === "date")
        Object.assign(made, { type: "string", format: "date-time" });
    },
  });
  return rest;
}
