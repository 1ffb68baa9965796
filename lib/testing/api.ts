/** Calling the API without a network: the same routes, a real database. */
import { createKey } from "../access/keys";
import { ENDPOINTS } from "../api/endpoints";
import type { Endpoint } from "../api/kit/endpoint";
import { route, unknownPath } from "../api/kit/route";
import type { Scope } from "../schema/scopes";
import { ctxFor } from "./fixtures";

export interface Said {
  key?: string;
  body?: unknown;
  /** Sent as it is, instead of body. */
  raw?: string | Uint8Array | ReadableStream | FormData;
  headers?: Record<string, string>;
}

export interface Heard {
  status: number;
  headers: Headers;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks at what came, whatever its type
  json: any;
}

/** The route that takes a path, as Next would choose it. */
function routeOf(path: string) {
  const matching = ENDPOINTS.filter((endpoint) => {
    const pattern = endpoint.path.replaceAll(".", "\\.").replace(/\{\w+\}/g, "[^/]+");
    return new RegExp(`^${pattern}$`).test(path);
  });
  return matching.length > 0 ? route(...matching) : unknownPath();
}

/** Sends one request to the API. */
export async function call(method: string, address: string, said: Said = {}): Promise<Heard> {
  const url = new URL(address, "http://tocsin.test");
  return sendTo(routeOf(url.pathname), method, url, said);
}

/** Sends one request to an endpoint that stands outside the API. */
export async function send(endpoint: Endpoint, address: string, said: Said = {}): Promise<Heard> {
  return sendTo(route(endpoint), endpoint.method, new URL(address, "http://tocsin.test"), said);
}

async function sendTo(
  handlers: Record<string, (request: Request) => Promise<Response>>,
  method: string,
  url: URL,
  said: Said,
): Promise<Heard> {
  const body = said.raw ?? (said.body === undefined ? undefined : JSON.stringify(said.body));
  const request = new Request(url, {
    method,
    body: body as BodyInit | undefined,
    ...(body instanceof ReadableStream ? { duplex: "half" } : {}),
    headers: {
      ...(body === undefined || body instanceof FormData
        ? {}
        : { "Content-Type": "application/json" }),
      ...(said.key ? { Authorization: `Bearer ${said.key}` } : {}),
      "x-tocsin-address": "192.0.2.1",
      ...said.headers,
    },
  });
  const handler = handlers[method];
  if (!handler) throw new Error(`No route file exports ${method}.`);
  const answer = await handler(request);
  const text = await textOf(answer);
  const isJson = answer.headers.get("content-type")?.includes("json") ?? false;
  return {
    status: answer.status,
    headers: answer.headers,
    text,
    json: isJson && text !== "" ? JSON.parse(text) : undefined,
  };
}

/** The whole text; of a stream that never ends, its first piece. */
async function textOf(answer: Response): Promise<string> {
  if (!answer.headers.get("content-type")?.startsWith("text/event-stream")) return answer.text();
  const reader = answer.body?.getReader();
  const first = await reader?.read();
  await reader?.cancel();
  return new TextDecoder().decode(first?.value);
}

/** A key of an organisation with these scopes. */
export async function keyFor(orgId: string, scopes: Scope[]): Promise<string> {
  const made = await createKey(ctxFor(orgId), { orgId, name: "Test key", scopes });
  return made.plain;
}
