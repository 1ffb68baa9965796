/** How much may be sent to pages, their forms and the sign-in: what is behind them reads it whole into memory. */
import type { IncomingMessage, ServerResponse } from "node:http";

/** Bytes. Forms of pages hold texts; files go to endpoints, which stream them under a limit of their own. */
export const MOST_PAGE_BYTES = 2 * 1024 * 1024;

/** What is still being sent when the answer is out has so long to end, in milliseconds. */
const TAIL_MS = 1_000;

/**
 * Whether what answers this target has a limit of its own: the API's endpoints, and the report form's. Judged by the
 * path as the framework reads it: /api/x/../auth is the sign-in.
 */
export function boundsItself(target: string): boolean {
  if (!URL.canParse(target, "http://localhost")) return false;
  const path = new URL(target, "http://localhost").pathname.replaceAll(/\/{2,}/g, "/");
  if (path.startsWith("/api/")) return !path.startsWith("/api/auth/");
  return /^\/report\/[^/]+\/(?:send|[^/]+\/add)$/.test(path);
}

/**
 * Refuses a body that is larger, by its length before a byte is read, else as soon as it has grown too large;
 * the connection ends with it. True where the request is answered already.
 */
export function boundBody(request: IncomingMessage, response: ServerResponse): boolean {
  if (boundsItself(request.url ?? "")) return false;
  if (Number(request.headers["content-length"] ?? 0) > MOST_PAGE_BYTES) {
    refuse(request, response);
    return true;
  }
  const push = request.push.bind(request);
  let size = 0;
  // Every piece of a body comes this way, whoever reads it.
  request.push = (piece: Buffer | null, encoding?: BufferEncoding) => {
    size += piece?.length ?? 0;
    if (size <= MOST_PAGE_BYTES) return push(piece, encoding);
    refuse(request, response);
    return false;
  };
  return false;
}

/**
 * Ends the connection where the answer is out and the body goes on: Node.js throws away what comes, however much
 * that is, so as to keep it.
 */
export function hangUpLater(request: IncomingMessage): void {
  if (request.complete) return;
  setTimeout(() => {
    if (!request.complete) request.socket.destroy();
  }, TAIL_MS).unref();
}

function refuse(request: IncomingMessage, response: ServerResponse): void {
  if (response.headersSent) {
    request.destroy();
    return;
  }
  response.writeHead(413, {
    "Content-Type": "text/plain; charset=utf-8",
    "Cache-Control": "no-store",
    Connection: "close",
  });
  response.end("The request is too large.\n", () => request.destroy());
}
