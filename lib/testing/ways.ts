/**
 * The two ways of a request to an endpoint: the framework's, by a web Request, and the fast lane's, from
 * `node:http`. The tests of the API run once by each (vitest.config.ts).
 */
import { once } from "node:events";
import { createServer, type IncomingMessage, request as sendHttp } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import type { ReadableStream as WebStream } from "node:stream/web";
import { openFastLane } from "../../scripts/server/fast-lane";
import type { Endpoint } from "../api/kit/endpoint";
import { route, unknownPath } from "../api/kit/route";

/**
 * Sends a request to these endpoints. It is made for each way anew: of a copy's body the one half waits for the
 * other to be read.
 */
export type Way = (endpoints: readonly Endpoint[], make: () => Request) => Promise<Response>;

/** As the framework calls a route file. */
export const byRoute: Way = (endpoints, make) => {
  const request = make();
  const matching = ofPath(endpoints, request);
  const handlers = matching.length > 0 ? route(...matching) : unknownPath();
  const handler = handlers[request.method as keyof typeof handlers];
  if (!handler) throw new Error(`No route file exports ${request.method}.`);
  return handler(request);
};

/** The endpoints of the path that is asked for, whatever the method. */
function ofPath(endpoints: readonly Endpoint[], { url }: Request): Endpoint[] {
  const { pathname } = new URL(url);
  return endpoints.filter(({ path }) => {
    const pattern = path.replaceAll(".", "\\.").replace(/\{\w+\}/g, "[^/]+");
    return new RegExp(`^${pattern}$`).test(pathname);
  });
}

/** Over HTTP, as the production server takes it; a path that no endpoint has goes to the framework. */
export const byLane: Way = async (endpoints, make) => {
  const request = make();
  const answer = await overHttp(await portOf(endpoints), request);
  if (answer.statusCode === LEFT) {
    answer.resume();
    if (ofPath(endpoints, request).length > 0) throw new Error(`The lane left ${request.url}.`);
    return byRoute(endpoints, make);
  }
  const headers = new Headers();
  for (const [name, said] of Object.entries(answer.headersDistinct))
    for (const one of said ?? []) headers.append(name, one);
  const status = answer.statusCode ?? 0;
  const bare = request.method === "HEAD" || status === 204 || status === 304;
  // Of one kind at run time; the two type libraries differ.
  const body = bare ? null : (Readable.toWeb(answer) as WebStream as ReadableStream);
  return new Response(body, { status, headers });
};

/** No endpoint gives this status. */
const LEFT = 599;

const ports = new Map<readonly Endpoint[], Promise<number>>();

/** The port of a server with nothing but the lane of these endpoints. */
function portOf(endpoints: readonly Endpoint[]): Promise<number> {
  const known = ports.get(endpoints) ?? serve(endpoints);
  ports.set(endpoints, known);
  return known;
}

async function serve(endpoints: readonly Endpoint[]): Promise<number> {
  const lane = openFastLane(endpoints);
  const server = createServer(async (request, response) => {
    if (!(await lane(request, response))) response.writeHead(LEFT).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  server.unref();
  return (server.address() as AddressInfo).port;
}

async function overHttp(port: number, request: Request): Promise<IncomingMessage> {
  const { pathname, search } = new URL(request.url);
  const headers = Object.fromEntries(request.headers);
  const sent = sendHttp({
    host: "127.0.0.1",
    port,
    method: request.method,
    path: `${pathname}${search}`,
    headers: { ...headers, host: new URL(request.url).host },
    agent: false,
  });
  const answered = once(sent, "response") as Promise<[IncomingMessage]>;
  // Who is refused may be so before the whole body is sent; what comes before an answer fails the test.
  answered.then(() => sent.on("error", () => undefined)).catch(() => undefined);
  if (request.body) Readable.fromWeb(request.body as WebStream).pipe(sent);
  else sent.end();
  const [answer] = await answered;
  return answer;
}
