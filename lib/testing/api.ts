/** Calling the API: the same endpoints, a real database, by the way that this run goes (ways.ts). */
import { isDeepStrictEqual } from "node:util";
import { expect, inject } from "vitest";
import { createKey } from "../access/keys";
import { ENDPOINTS } from "../api/endpoints";
import type { Endpoint } from "../api/kit/endpoint";
import type { Scope } from "../schema/scopes";
import { comparable } from "./comparable";
import { ctxFor } from "./fixtures";
import { byLane, byRoute } from "./ways";

declare module "vitest" {
  interface ProvidedContext {
    /** Which way the requests of the tests go. */
    way: "route" | "lane";
  }
}

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

/** Sends one request to the API. */
export async function call(method: string, address: string, said: Said = {}): Promise<Heard> {
  const make = () => requestOf(method, address, said);
  // A length that is not the body's makes two requests of one, or half a one, of which node:http answers itself.
  const lies = said.headers?.["Content-Length"] !== undefined;
  if (inject("way") === "route" || lies) return heardOf(await byRoute(ENDPOINTS, make));
  const heard = await heardOf(await byLane(ENDPOINTS, make));
  const twice = asksOnly(method, heard) && !(said.raw instanceof ReadableStream);
  if (twice) await compare(heard, make, `${method} ${address}, by the lane`);
  return heard;
}

/** Sends one request to an endpoint that stands outside the API, where there is one way only. */
export async function send(endpoint: Endpoint, address: string, said: Said = {}): Promise<Heard> {
  const make = () => requestOf(endpoint.method, address, said);
  return heardOf(await byRoute([endpoint], make));
}

/** How often both ways are asked before their answers are taken for different. */
const TRIES = 5;

/** Holds what the lane answered beside the other way's answer to the same. */
async function compare(heard: Heard, make: () => Request, name: string): Promise<void> {
  let mine = comparable(heard);
  for (let tried = 1; ; tried++) {
    const other = comparable(await heardOf(await byRoute(ENDPOINTS, make)));
    if (isDeepStrictEqual(mine, other)) return;
    // Where a test sends several at once, one of them may have changed something in between.
    if (tried === TRIES) expect(mine, name).toEqual(other);
    mine = comparable(await heardOf(await byLane(ENDPOINTS, make)));
  }
}

/** Whether asking once more changes nothing: what was only read, or refused; not where requests are counted. */
function asksOnly(method: string, { status }: Heard): boolean {
  const reads = method === "GET" || method === "HEAD" || method === "OPTIONS";
  const refused = [400, 403, 404, 405, 406, 412, 413, 415, 422, 428].includes(status);
  return (refused || (reads && status < 400)) && process.env.TOCSIN_RATE_LIMIT === undefined;
}

function requestOf(method: string, address: string, said: Said): Request {
  const body = said.raw ?? (said.body === undefined ? undefined : JSON.stringify(said.body));
  const whole = typeof body === "string" || body instanceof Uint8Array;
  return new Request(new URL(address, "http://tocsin.test"), {
    method,
    body: body as BodyInit | undefined,
    ...(body instanceof ReadableStream ? { duplex: "half" } : {}),
    headers: {
      ...(body === undefined || body instanceof FormData
        ? {}
        : { "Content-Type": "application/json" }),
      // As every client declares it.
      ...(whole ? { "Content-Length": String(Buffer.byteLength(body)) } : {}),
      ...(said.key ? { Authorization: `Bearer ${said.key}` } : {}),
      "x-tocsin-address": "192.0.2.1",
      ...said.headers,
    },
  });
}

async function heardOf(answer: Response): Promise<Heard> {
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
