/** The HTTP server in front of the pages: marks each request, logs it, refuses what cannot be read. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { problemOf } from "../../lib/api/kit/problem";
import { StartFault } from "../../lib/db/start-fault";
import { env } from "../../lib/env";
import { ERRORS, notFound, Refusal } from "../../lib/errors";
import { newId } from "../../lib/ids";
import { log } from "../../lib/log";
import { hangUpLater } from "./bound-body";
import { isReadable, loggedPath, mark } from "./request";

/** Next breaks at TRACE, and answers other methods with nothing. */
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface Door {
  server: Server;
  /** The port that was claimed. */
  port: number;
  /** From now on requests are answered; before, each gets 503. */
  open(handler: Handler): void;
  /** Takes no more, lets what is under way end, and cuts off what is still open after `ms`. */
  close(ms: number): Promise<void>;
}

/**
 * Claims the port at once, so that nothing is done when it is taken.
 *
 * @throws StartFault when it cannot be had
 */
export async function openDoor(host: string, port: number): Promise<Door> {
  let handler: Handler | null = null;
  let closing = false;
  const server = createServer((request, response) => {
    if (closing) response.setHeader("Connection", "close");
    // Kept open, a connection would be cut in the middle of a later request.
    const ended = () => closing && server.closeIdleConnections();
    answer(request, response, handler, ended).catch((err: unknown) => {
      log().error({ err }, "request failed");
      response.destroy();
    });
  });
  // Longer than proxies keep theirs, so that none sends into a connection that is just closing.
  server.keepAliveTimeout = 75_000;
  server.on("clientError", (_error, socket) => {
    if (socket.writable) socket.end(unreadable());
  });
  await listen(server, host, port);
  const address = server.address();
  return {
    server,
    port: address && typeof address === "object" ? address.port : port,
    open(opened) {
      handler = opened;
    },
    close(ms) {
      closing = true;
      return shut(server, ms);
    },
  };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const why: Record<string, string> = {
        EADDRINUSE: `Port ${port} on ${host} is taken by another program. Stop it, or choose another one: PORT=${port + 1} npm start`,
        EACCES: `Port ${port} may not be used by this account. Choose one above 1023: PORT=3000 npm start`,
        EADDRNOTAVAIL: `This machine has no address ${host}. Correct HOST; 127.0.0.1 is this machine alone, 0.0.0.0 all its addresses.`,
        ENOTFOUND: `HOST=${host} is not an address of this machine. 127.0.0.1 is this machine alone, 0.0.0.0 all its addresses.`,
      };
      reject(new StartFault(why[error.code ?? ""] ?? error.message, { cause: error }));
    });
    server.listen(port, host, () => resolve());
  });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  handler: Handler | null,
  ended: () => void,
): Promise<void> {
  const started = performance.now();
  const target = request.url;
  const { TOCSIN_TRUST_PROXY: trustProxy, TOCSIN_URL: publicUrl } = env();
  const requestId = mark(request, { trustProxy, publicUrl }, new Date());
  response.setHeader("X-Request-Id", requestId);
  response.once("close", () => {
    hangUpLater(request);
    ended();
    const line = {
      requestId,
      method: request.method,
      path: loggedPath(target ?? ""),
      // Whoever has gone before there was an answer got none.
      status: response.headersSent ? response.statusCode : null,
      ms: Math.round(performance.now() - started),
    };
    // The pages' own files say nothing that the page did not.
    if (target?.startsWith("/_next/")) log().debug(line, "request");
    else log().info(line, "request");
  });
  const refusal = refusalOf(request, handler);
  if (refusal) {
    refuse(response, target ?? "/", requestId, refusal);
  } else if (handler) {
    await handler(request, response);
  }
}

/** What the pages and routes behind cannot answer themselves. */
function refusalOf({ method = "", url }: IncomingMessage, handler: Handler | null): Refusal | null {
  const inApi = url?.startsWith("/api/");
  if (!isReadable(url)) {
    // An id that nothing can have is found nowhere, like any other.
    if (inApi) return notFound();
    return new Refusal("invalid_request", "The path of the request cannot be read.");
  }
  if (!METHODS.includes(method)) {
    return new Refusal("method_not_allowed", `No path here takes ${method}.`, {
      headers: { Allow: METHODS.join(", ") },
    });
  }
  if (!handler) {
    const headers = { "Retry-After": "1" };
    return new Refusal("unavailable", "Tocsin is starting.", { headers });
  }
  return null;
}

function refuse(
  response: ServerResponse,
  target: string,
  requestId: string,
  refusal: Refusal,
): void {
  const problem = problemOf(refusal, target.replace(/[?#].*$/s, ""), requestId);
  response.writeHead(problem.status, {
    "Content-Type": "application/problem+json",
    "Cache-Control": "no-store",
    ...refusal.headers,
  });
  response.end(JSON.stringify(problem));
}

/** The answer to bytes that are not HTTP, written by hand because there is no response to write to. */
function unreadable(): string {
  const requestId = newId(new Date());
  const refusal = new Refusal("invalid_request", "The request is not HTTP that can be read.");
  const body = JSON.stringify(problemOf(refusal, "/", requestId));
  return [
    `HTTP/1.1 ${ERRORS.invalid_request.status} Bad Request`,
    "Content-Type: application/problem+json",
    "Cache-Control: no-store",
    `X-Request-Id: ${requestId}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    "Connection: close",
    "",
    body,
  ].join("\r\n");
}

async function shut(server: Server, ms: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), ms);
  await closed;
  clearTimeout(cut);
}
