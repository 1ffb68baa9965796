/** How much may be sent to pages, their forms and the sign-in: what is behind them reads it whole into memory. */
import type { IncomingMessage, ServerResponse } from "node:http";

/** Bytes. Forms of pages hold texts; files go to endpoints, which stream them under a limit of their own. */
export const MOST_PAGE_BYTES = 2 * 1024 * 1024;

/** What is still being sent when the answer is out has so long to end, in milliseconds. */
const TAIL_MS = 1_000;

/** Whether what answers this path has a limit of its own: the API's endpoints, and the report form's. */
export function boundsItself(path: string): boolean {
  if (path.startsWith("/api/")) return !path.startsWith("/api/auth/");
  return /^\/report\/[^/]+\/(?:send|[^/]+\/add)$/.test(path);
}

/**
 * Refuses a body that is larger, by its length before a byte is read, else as soon as it has grown too large;
 * the connection ends with it. So it does where the answer is out and the body goes on. True where the request is
 * answered already.
 */
export function boundBody(request: IncomingMessage, response: ServerResponse): boolean {
  if (boundsItself((request.url ?? "").replace(/[?#].*$/s, ""))) return false;
  if (Number(request.headers["content-length"] ?? 0) > MOST_PAGE_BYTES) {
    refuse(request, response);
    return true;
  }
  response.once("finish", () => hangUpLater(request));
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

/** Node.js throws away what comes after the answer, however much that is, so as to keep the connection. */
function hangUpLater(request: IncomingMessage): void {
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
