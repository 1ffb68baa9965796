/** One call of an endpoint as an example: what the samples in all languages say. */
import { z } from "zod";
import { type Endpoint, isPublic } from "../kit/endpoint";
import { inputSchemaOf } from "../openapi";

/** What stands in an environment variable, not in the sample. */
export interface FromEnv {
  env: string;
}

export interface SampleRequest {
  says: string;
  method: Endpoint["method"];
  url: string;
  /** Sends TOCSIN_KEY. */
  withKey: boolean;
  /** Signs the body with TOCSIN_WEBHOOK_SECRET. */
  signed?: true;
  /** Sends a new Idempotency-Key. */
  onlyOnce: boolean;
  json?: unknown;
  form?: Record<string, string | FromEnv>;
  /** The text of a file, sent as it is. */
  file?: string;
  /** A stream goes on until it is ended. */
  answer: "json" | "text" | "stream";
}

/** What an example is filled with; what is absent gets an invented value. */
export interface SampleValues {
  /** Where Tocsin is: https://tocsin.example. */
  base: string;
  params?: Record<string, string>;
  query?: Record<string, string>;
  /** Lies over the fields of the schema's own example. */
  body?: Record<string, unknown>;
}

export const EXAMPLE_ID = "01890a5d-ac96-774b-bcce-b302099a8057";
const EXAMPLE_INSTANT = "2026-05-29T20:54:19.749Z";
/** Ids that are no uuid, by the step of the path before them. */
const EXAMPLE_IDS: Record<string, string> = {
  rules: "eu-gdpr-art33",
  authorities: "fr-cnil",
  "inventory-links": "assets",
  types: "IncidentWorkflowType",
};

/** The values of a path's parameters in an example. */
export function exampleParams(path: string): Record<string, string> {
  const steps = path.split("/");
  return Object.fromEntries(
    steps.flatMap((step, at) => {
      const name = /^\{(\w+)\}$/.exec(step)?.[1];
      return name ? [[name, EXAMPLE_IDS[steps[at - 1] ?? ""] ?? EXAMPLE_ID]] : [];
    }),
  );
}

/** The example of an endpoint. */
export function sampleOf(endpoint: Endpoint, values: SampleValues): SampleRequest {
  const params = { ...exampleParams(endpoint.path), ...values.params };
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? EXAMPLE_ID),
  );
  const query = new URLSearchParams({ ...requiredQuery(endpoint), ...values.query });
  const body = exampleBody(endpoint, values.body);
  return {
    says: endpoint.summary,
    method: endpoint.method,
    url: `${values.base}${path}${query.size > 0 ? `?${query}` : ""}`,
    withKey: !isPublic(endpoint) && !endpoint.form,
    onlyOnce:
      endpoint.method !== "GET" && !isPublic(endpoint) && !endpoint.form && !endpoint.upload,
    ...(endpoint.signed ? { signed: true, json: endpoint.signed.example } : {}),
    ...(endpoint.upload ? { file: endpoint.upload.example } : {}),
    ...(endpoint.form
      ? {
          form: {
            grant_type: "client_credentials",
            client_id: { env: "TOCSIN_CLIENT_ID" },
            client_secret: { env: "TOCSIN_CLIENT_SECRET" },
          },
        }
      : body === undefined
        ? {}
        : { json: body }),
    answer: answerOf(endpoint),
  };
}

function answerOf({ responses }: Endpoint): SampleRequest["answer"] {
  const [first] = Object.values(responses);
  if (first?.contentType === "text/event-stream") return "stream";
  return first?.contentType === undefined || /json/.test(first.contentType) ? "json" : "text";
}

/** A body that the schema takes: its own first example, else its required fields with invented values. */
export function exampleBody(
  { body: schema }: Pick<Endpoint, "body">,
  over: Record<string, unknown> = {},
): unknown {
  if (!schema) return undefined;
  const said = schema.meta()?.examples;
  const own: unknown = Array.isArray(said) ? said[0] : invented(inputSchemaOf(schema), "");
  if (own === null || typeof own !== "object" || Array.isArray(own)) return own;
  return { ...own, ...over };
}

function requiredQuery({ query }: Endpoint): Record<string, string> {
  if (!query) return {};
  const made = invented(inputSchemaOf(query), "");
  return z.record(z.string(), z.coerce.string()).parse(made ?? {});
}

const partSchema = z.object({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  format: z.string().optional(),
  examples: z.array(z.unknown()).optional(),
  minimum: z.number().optional(),
  minItems: z.number().optional(),
  items: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
});

/** A value for a schema without an example; of an object only what is required. */
function invented(schema: unknown, name: string): unknown {
  const part = partSchema.parse(schema);
  if (part.examples) return part.examples[0];
  if (part.const !== undefined) return part.const;
  if (part.enum) return part.enum[0];
  const [either] = part.anyOf ?? part.oneOf ?? [];
  if (either !== undefined) return invented(either, name);
  switch ([part.type].flat()[0]) {
    case "object":
      return Object.fromEntries(
        (part.required ?? []).map((key) => [key, invented(part.properties?.[key] ?? {}, key)]),
      );
    case "array":
      return part.minItems ? [invented(part.items ?? {}, name)] : [];
    case "integer":
    case "number":
      return Math.max(part.minimum ?? 1, 1);
    case "boolean":
      return true;
    case "string":
      if (part.format === "uuid") return EXAMPLE_ID;
      if (part.format === "date-time") return EXAMPLE_INSTANT;
      if (part.format === "date") return EXAMPLE_INSTANT.slice(0, 10);
      return `Some ${name}`;
    default:
      return null;
  }
}
