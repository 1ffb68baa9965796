/**
 * The fast lane: requests of the API go from the HTTP server straight to the endpoint's route, the same that the
 * pages' framework would call. The framework's way to a route costs about a millisecond of CPU.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as WebStream } from "node:stream/web";
import type { Endpoint } from "../../lib/api/kit/endpoint";
import type { Incoming, IncomingHeaders, Reply } from "../../lib/api/kit/incoming";
import { type Lane, lane } from "../../lib/api/kit/route";
import { log } from "../../lib/log";

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
    const handler = found?.[request.method as keyof Lane];
    if (!handler || !URL.canParse(url) || new URL(url).pathname !== path) return false;
    await send(response, await handler(new LaneRequest(request, response, url)));
    return true;
  };
}

/** Finds the route of a path. Paths that are written out come before those with parameters. */
function routesOf(endpoints: readonly Endpoint[]): (path: string) => Lane | undefined {
  const byPath = new Map<string, Endpoint[]>();
  for (const one of endpoints) byPath.set(one.path, [...(byPath.get(one.path) ?? []), one]);
  const plain = new Map<string, Lane>();
  const patterns: { steps: string[]; handlers: Lane }[] = [];
  for (const [path, ofPath] of byPath) {
    const handlers = lane(...ofPath);
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

/** The request as endpoints look at it. What only few of them ask for is made when they do. */
class LaneRequest implements Incoming {
  readonly method: string;
  readonly headers: IncomingHeaders;
  readonly url: string;
  readonly #request: IncomingMessage;
  readonly #response: ServerResponse;
  #body: ReadableStream<Uint8Array> | null | undefined;
  #signal: AbortSignal | undefined;

  constructor(request: IncomingMessage, response: ServerResponse, url: string) {
    this.method = request.method ?? "GET";
    this.headers = new LaneHeaders(request);
    this.url = url;
    this.#request = request;
    this.#response = response;
  }

  get body(): ReadableStream<Uint8Array> | null {
    const bare = this.method === "GET" || this.method === "HEAD";
    // Of one kind at run time; the two type libraries differ.
    this.#body ??= bare ? null : (Readable.toWeb(this.#request) as ReadableStream<Uint8Array>);
    return this.#body;
  }

  get signal(): AbortSignal {
    if (this.#signal) return this.#signal;
    const gone = new AbortController();
    if (this.#response.closed) gone.abort();
    else this.#response.once("close", () => gone.abort());
    this.#signal = gone.signal;
    return gone.signal;
  }

  readWhole(): Promise<Buffer> {
    const request = this.#request;
    const brokeOff = () => new Error("The request broke off.");
    if (request.destroyed) return Promise.reject(brokeOff());
    return new Promise((whole, failed) => {
      const pieces: Buffer[] = [];
      request.on("data", (piece: Buffer) => pieces.push(piece));
      const closed = () => failed(brokeOff());
      request.once("end", () => {
        // Every request closes in the end: an error that nobody hears is not made.
        request.off("close", closed);
        whole(Buffer.concat(pieces));
      });
      request.once("error", failed);
      request.once("close", closed);
    });
  }
}

class LaneHeaders implements IncomingHeaders {
  readonly #request: IncomingMessage;

  constructor(request: IncomingMessage) {
    this.#request = request;
  }

  get(name: string): string | null {
    const said = this.#request.headers[name.toLowerCase()];
    return (Array.isArray(said) ? said.join(", ") : said) ?? null;
  }

  has(name: string): boolean {
    return this.#request.headers[name.toLowerCase()] !== undefined;
  }

  *[Symbol.iterator](): Iterator<[string, string]> {
    for (const name of Object.keys(this.#request.headers)) yield [name, this.get(name) ?? ""];
  }
}

async function send(response: ServerResponse, { status, headers, body }: Reply): Promise<void> {
  if (typeof body === "string") {
    const bytes = Buffer.from(body);
    response.writeHead(status, { ...headers, "Content-Length": bytes.length });
    response.end(bytes);
  } else if (body === null) {
    response.writeHead(status, headers);
    response.end();
  } else {
    response.writeHead(status, headers);
    response.flushHeaders();
    // Of one kind at run time; the two type libraries differ. Whoever leaves ends the stream: nothing is made for
    // nobody. What breaks on the way breaks the answer off, so that nobody takes it for whole.
    await pipeline(Readable.fromWeb(body as WebStream), response).catch((err: unknown) => {
      if (!response.closed) log().error({ err }, "a stream broke off");
    });
  }
}
