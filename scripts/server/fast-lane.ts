/**
 * The fast lane: requests of the API go from the HTTP server straight to the endpoint's route, the same that the
 * pages' framework would call. The framework's way to a route costs about a millisecond of CPU.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import type { ReadableStream as WebStream } from "node:stream/web";
import type { Endpoint } from "../../lib/api/kit/endpoint";
import { route } from "../../lib/api/kit/route";

type Route = ReturnType<typeof route>;

/** Answers a request of the API; false for all others, which nothing was read of. */
export type FastLane = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/** The lane of these endpoints. */
export function openFastLane(endpoints: readonly Endpoint[]): FastLane {
  const find = routesOf(endpoints);
  return async (request, response) => {
    const target = request.url ?? "";
    const path = target.replace(/[?#].*$/s, "");
    const found = find(path);
    const url = `http://${request.headers.host ?? ""}${target}`;
    const handler = found?.[request.method as keyof Route];
    if (!handler || !URL.canParse(url) || new URL(url).pathname !== path) return false;
    const gone = new AbortController();
    response.once("close", () => gone.abort());
    await send(response, await handler(webRequest(request, url, gone.signal)));
    return true;
  };
}

/** Finds the route of a path. Paths that are written out come before those with parameters. */
function routesOf(endpoints: readonly Endpoint[]): (path: string) => Route | undefined {
  const byPath = new Map<string, Endpoint[]>();
  for (const one of endpoints) byPath.set(one.path, [...(byPath.get(one.path) ?? []), one]);
  const plain = new Map<string, Route>();
  const patterns: { steps: string[]; handlers: Route }[] = [];
  for (const [path, ofPath] of byPath) {
    const handlers = route(...ofPath);
    if (path.includes("{")) patterns.push({ steps: path.split("/"), handlers });
    else plain.set(path, handlers);
  }
  // A step that is written out is closer than a parameter, from the left.
  const rank = ({ steps }: { steps: string[] }) =>
    steps.map((step) => (step.startsWith("{") ? "1" : "0")).join("");
  patterns.sort((a, b) => rank(a).localeCompare(rank(b)));
  return (path) => {
    const exact = plain.get(path);
    if (exact) return exact;
    const said = path.split("/");
    return patterns.find(
      ({ steps }) =>
        steps.length === said.length &&
        steps.every((step, at) => (step.startsWith("{") ? said[at] !== "" : step === said[at])),
    )?.handlers;
  };
}

function webRequest(request: IncomingMessage, url: string, signal: AbortSignal): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (Array.isArray(value)) for (const one of value) headers.append(name, one);
    else if (value !== undefined) headers.set(name, value);
  }
  const method = request.method ?? "GET";
  if (method === "GET" || method === "HEAD") return new Request(url, { method, headers, signal });
  return new Request(url, {
    method,
    headers,
    signal,
    body: Readable.toWeb(request),
    duplex: "half",
  } as RequestInit);
}

async function send(response: ServerResponse, answer: Response): Promise<void> {
  response.statusCode = answer.status;
  for (const [name, value] of answer.headers) {
    if (name !== "set-cookie") response.setHeader(name, value);
  }
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) response.setHeader("Set-Cookie", cookies);
  if (answer.body === null) {
    response.end();
  } else if (isWhole(answer)) {
    const body = Buffer.from(await answer.arrayBuffer());
    response.setHeader("Content-Length", body.length);
    response.end(body);
  } else {
    response.flushHeaders();
    // Of one kind at run time; the two type libraries differ. Whoever leaves ends the stream: nothing is made for nobody.
    await finished(Readable.fromWeb(answer.body as WebStream).pipe(response)).catch(
      () => undefined,
    );
  }
}

/** JSON is made at once; files and event streams come in pieces. */
function isWhole({ headers }: Response): boolean {
  return /^application\/(?:[\w.-]+\+)?json\b/.test(headers.get("content-type") ?? "");
}
