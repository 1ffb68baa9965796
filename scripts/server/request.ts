/** What a request brings, before anything reads it: headers that are ours alone, an id, an address. */
import type { IncomingMessage } from "node:http";
import { isRequestId, isUuid, newId } from "../../lib/ids";

const FORWARDED = ["x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-forwarded-port"];

/** What the settings say about where requests come from. */
export interface Front {
  trustProxy: boolean;
  /** The public address behind a proxy. */
  publicUrl?: string | undefined;
}

/**
 * Takes away what only we may say and sets it ourselves: x-tocsin-address (who connects, or whom the
 * trusted proxy names) and x-request-id (theirs where it is sane). Gives the id.
 */
export function mark(
  request: IncomingMessage,
  { trustProxy, publicUrl }: Front,
  now: Date,
): string {
  const { headers } = request;
  const sent = headers["x-request-id"];
  const id = typeof sent === "string" && isRequestId(sent) ? sent : newId(now);
  const address = addressOf(request, trustProxy);
  for (const name of Object.keys(headers)) if (name.startsWith("x-tocsin-")) delete headers[name];
  if (!trustProxy) for (const name of FORWARDED) delete headers[name];
  headers["x-request-id"] = id;
  headers["x-tocsin-address"] = address;
  if (publicUrl) headers["x-forwarded-host"] = publicHost(request, new URL(publicUrl).host);
  return id;
}

/**
 * The host that the framework compares a form's Origin with. Proxies often put the name of the server
 * behind them into Host, so the public address counts; and the address that was opened, where somebody
 * goes past the proxy. Neither is another site's.
 */
function publicHost({ headers }: IncomingMessage, ours: string): string {
  const { origin, host } = headers;
  const direct =
    host !== undefined && URL.canParse(origin ?? "") && new URL(origin ?? "").host === host;
  return direct ? host : ours;
}

/** The last hop that the proxy saw: what stands before it in the list is the client's own word. */
function addressOf(request: IncomingMessage, trustProxy: boolean): string {
  const forwarded = trustProxy ? request.headers["x-forwarded-for"] : undefined;
  const last = [forwarded ?? ""].flat().join(",").split(",").at(-1)?.trim();
  return last || request.socket.remoteAddress || "unknown";
}

/** Whether the target of a request is a path that can be read. */
export function isReadable(target: string | undefined): target is string {
  if (!target?.startsWith("/")) return false;
  try {
    decodeURIComponent(new URL(target, "http://localhost").pathname);
    return true;
  } catch {
    return false;
  }
}

/** A path as a log may hold it: without the query, and without tokens of links. */
export function loggedPath(target: string): string {
  return target
    .replace(/[?#].*$/s, "")
    .slice(0, 300)
    .replace(/^(\/api\/calendar\/).+/, "$1:secret")
    .split("/")
    .map((step) =>
      step.length >= 24 && /^[\w.~%-]+$/.test(step) && !isUuid(step) && /\d/.test(step)
        ? ":secret"
        : step,
    )
    .join("/");
}
