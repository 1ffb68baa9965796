/**
 * An endpoint: what it is called, what it takes, what it needs, what it answers. The list of all of them
 * (lib/api/endpoints.ts) is the one source of the routes, the OpenAPI document and the docs.
 */
import type { z } from "zod";
import type { Caller } from "../../access/caller";
import type { Ctx } from "../../context";
import type { ErrorCode, Refusal } from "../../errors";
import type { Permission } from "../../schema/scopes";
import type { Incoming } from "./incoming";

export type Method = "GET" | "POST" | "PATCH" | "PUT";

/** What a handler gives back; the kit adds the headers that every answer carries. */
export interface Answer {
  status: number;
  /** Sent as JSON, unless it is a stream. */
  body?: unknown;
  /** The body written out already, for many at once; only of what is read. */
  json?: string;
  stream?: ReadableStream<Uint8Array>;
  headers?: Record<string, string>;
}

/** One request, checked: the caller may, the input fits. */
export interface Call<Query, Body> {
  ctx: Ctx;
  /** The key's id or the session's. */
  credentialId: string;
  /** The credential's own organisation: what a request that names none is about. */
  homeOrgId: string;
  params: Record<string, string>;
  query: Query;
  body: Body;
  /** The version of If-Match, where one was sent. */
  ifVersion?: number;
  request: Incoming;
}

export interface ResponseSpec {
  description: string;
  schema?: z.ZodType;
  /** application/json unless told otherwise. */
  contentType?: string;
  /** A second type, of plain text, for those that accept it. */
  asText?: string;
  headers?: Record<string, string>;
}

export interface EndpointSpec<Query = unknown, Body = unknown> {
  method: Method;
  /** With {name} for its parameters. */
  path: string;
  /** In OpenAPI's operationId, unique. */
  id: string;
  summary: string;
  description?: string;
  /** What the credential must hold, if only anything; null is public, and has to be written so. */
  scope: Permission | "any" | null;
  /** Takes keys and tokens alone: a browser's session is no credential here. */
  bearerOnly?: boolean;
  query?: z.ZodType<Query>;
  body?: z.ZodType<Body>;
  /** It may be left out: the handler then gets undefined. */
  bodyOptional?: boolean;
  /** The body is a form in place of JSON, and holds the credential: gives the caller. For scope null. */
  form?: (
    request: Incoming,
    fields: Readonly<Record<string, string>>,
    now: Date,
  ) => Promise<Caller>;
  /** The body is a file, which the handler reads from the request itself; no Idempotency-Key is looked at. */
  upload?: { example: string };
  /** The request is signed after Standard Webhooks, and the handler reads and verifies it. For scope null. */
  signed?: { example: Record<string, unknown> };
  /** Bytes; 1 MiB unless told otherwise. */
  bodyLimit?: number | (() => number);
  /** Honours If-Match. */
  conditional?: boolean;
  /** The answer holds a secret: it is never kept for a retry. */
  secret?: boolean;
  responses: Record<number, ResponseSpec>;
  /** Its refusals in another protocol's words: members that lie over those of the problem. */
  refused?: { schema: z.ZodType; words(refusal: Refusal): Record<string, unknown> };
  /** Refusals besides those that every endpoint knows. */
  refusals?: readonly ErrorCode[];
  handler(call: Call<Query, Body>): Promise<Answer>;
}

/** An endpoint of whatever input: the form in which the list, the routes and the documents hold them. */
export type Endpoint = EndpointSpec;

/** Whether it asks nobody who they are. */
export function isPublic(spec: Pick<Endpoint, "scope" | "form">): boolean {
  return spec.scope === null && spec.form === undefined;
}

/** Declares an endpoint, so that its handler's input is typed by its schemas. */
export function endpoint<Query, Body>(spec: EndpointSpec<Query, Body>): Endpoint {
  return spec;
}
