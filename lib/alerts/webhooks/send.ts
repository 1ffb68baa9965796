/** One HTTP POST to an address that somebody else chose: bounded in time, size and reach. */
import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import type { LookupFunction } from "node:net";
import type { DeliveryFault } from "../../schema/webhooks";
import { addressesOf, hostOf, TargetFault, type TargetPolicy } from "./target";

export const TIME_LIMIT_MS = 10_000;
const MOST_READ_BYTES = 16 * 1024;
/** Of the answer, for the log: enough for "invalid_token". */
const SHOWN_CHARACTERS = 200;

/** How an attempt went. */
export interface Outcome {
  /** Null: delivered. */
  fault: DeliveryFault | null;
  status: number | null;
  /** The beginning of what was answered. */
  answer: string | null;
  durationMs: number;
  /** Of Retry-After, in seconds. */
  retryAfterSeconds: number | null;
}

export interface SendOptions {
  policy: TargetPolicy;
  timeLimitMs?: number;
}

/** Sends; never throws. Redirects are answers like any other: they are not followed, and are no success. */
export async function post(
  url: URL,
  headers: Record<string, string>,
  body: string,
  { policy, timeLimitMs = TIME_LIMIT_MS }: SendOptions,
): Promise<Outcome> {
  const begun = performance.now();
  const signal = AbortSignal.timeout(timeLimitMs);
  const heard = await withinTime(signal, async () => {
    // Looked up once, judged, and then called by number: no second look-up can lead elsewhere.
    const addresses = await addressesOf(hostOf(url), policy);
    return exchange(url, addresses, headers, body, signal);
  }).catch((thrown: unknown) => ({ ...UNHEARD, fault: faultOf(thrown, signal) }));
  return { ...heard, durationMs: Math.round(performance.now() - begun) };
}

const UNHEARD = { status: null, answer: null, retryAfterSeconds: null };

/** Ends the waiting with the signal, even for a name server that does not know of it. */
function withinTime<T>(signal: AbortSignal, act: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    act().then(resolve, reject);
  });
}

async function exchange(
  url: URL,
  addresses: readonly string[],
  headers: Record<string, string>,
  body: string,
  signal: AbortSignal,
): Promise<Omit<Outcome, "durationMs">> {
  const send = url.protocol === "https:" ? httpsRequest : httpRequest;
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent = send(url, {
      method: "POST",
      headers: { ...headers, "Content-Length": Buffer.byteLength(body) },
      // A connection of its own: none is shared with other targets, or kept to be led elsewhere later.
      agent: false,
      lookup: pinnedTo(addresses),
      signal,
    });
    sent.on("response", resolve);
    sent.on("error", reject);
    sent.end(body);
  });
  const status = response.statusCode ?? 0;
  const answer = await beginningOf(response);
  const fault =
    status >= 200 && status < 300 ? null : isRedirect(status) ? "redirected" : "refused_by_status";
  return { fault, status, answer, retryAfterSeconds: retryAfterOf(response) };
}

/** Answers each look-up with the addresses that were judged. A host that is a number is not looked up at all. */
function pinnedTo(addresses: readonly string[]): LookupFunction {
  const found = addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
  return (_host, options, done) => {
    const [first] = found;
    if (options.all || !first) done(null, found);
    else done(null, first.address, first.family);
  };
}

/** Reads at most 16 kB and hangs up. */
async function beginningOf(response: IncomingMessage): Promise<string | null> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of response) {
    pieces.push(piece);
    size += piece.length;
    if (size >= MOST_READ_BYTES) break;
  }
  response.destroy();
  const text = Buffer.concat(pieces)
    .toString("utf8")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replaceAll(/[\u0000-\u001f\u007f]+/g, " ")
    .trim()
    .slice(0, SHOWN_CHARACTERS)
    .toWellFormed();
  return text === "" ? null : text;
}

const isRedirect = (status: number) => status >= 300 && status < 400;

function retryAfterOf({ headers }: IncomingMessage): number | null {
  const said = headers["retry-after"];
  return said !== undefined && /^\d{1,6}$/.test(said) ? Number(said) : null;
}

function faultOf(thrown: unknown, signal: AbortSignal): DeliveryFault {
  if (thrown instanceof TargetFault) return thrown.fault;
  if (signal.aborted) return "timed_out";
  const code = thrown instanceof Error && "code" in thrown ? String(thrown.code) : "";
  return /CERT|TLS|SSL|EPROTO|VERIFY|ISSUER|SELF_SIGNED/.test(code) ? "tls" : "unreachable";
}
