/** One call of the API, with its retries. */
import { newId } from "../ids";
import type { Problem } from "../schema/problem";

export interface ClientOptions {
  /** Where Tocsin is: https://tocsin.example. Empty in the dashboard's own pages. */
  baseUrl?: string;
  apiKey?: string;
  fetch?: typeof fetch;
}

export interface Call {
  method: "GET" | "POST" | "PATCH" | "PUT";
  path: string;
  /** A list is given once for each of its values. */
  query?: Record<string, string | number | boolean | readonly string[] | undefined>;
  body?: unknown;
  /** Held constant over retries. Made up for POST and PATCH where absent. */
  idempotencyKey?: string;
  /** The version that the change was made on; a newer one answers 412. */
  ifMatch?: number;
  signal?: AbortSignal;
}

/** What the server refused, with its fields and mends. */
export class TocsinError extends Error {
  override name = "TocsinError";
  readonly status: number;
  readonly problem: Problem | null;

  constructor(status: number, problem: Problem | null) {
    super(problem?.detail ?? `The server answered ${status}.`);
    this.status = status;
    this.problem = problem;
  }
}

const TRIES = 4;
const FIRST_WAIT_MS = 300;

export type Send = <T>(call: Call) => Promise<T>;

/** Makes what sends the calls of a client. */
export function sender(options: ClientOptions): Send {
  const send = options.fetch ?? fetch;
  const base = (options.baseUrl ?? "").replace(/\/$/, "");

  /**
   * One call; retries only 429 and 5xx, with the idempotency key held.
   *
   * @throws TocsinError with the problem that the server named
   */
  async function request<T>(call: Call): Promise<T> {
    const headers: Record<string, string> = { Accept: "application/json" };
    if (options.apiKey) headers.Authorization = `Bearer ${options.apiKey}`;
    if (call.body !== undefined) headers["Content-Type"] = "application/json";
    if (call.ifMatch !== undefined) headers["If-Match"] = `"${call.ifMatch}"`;
    if (call.method === "POST" || call.method === "PATCH") {
      headers["Idempotency-Key"] = call.idempotencyKey ?? newId(new Date());
    }
    const url = `${base}${call.path}${queryString(call.query)}`;
    for (let tried = 1; ; tried++) {
      const answer = await send(url, {
        method: call.method,
        headers,
        body: call.body === undefined ? undefined : JSON.stringify(call.body),
        signal: call.signal,
      });
      if (answer.ok) return answer.json();
      const passing = answer.status === 429 || answer.status >= 500;
      if (!passing || tried === TRIES)
        throw new TocsinError(answer.status, await problemOf(answer));
      await wait(waitMs(answer, tried), call.signal);
    }
  }

  return request;
}

function queryString(query: Call["query"]): string {
  const said = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    for (const one of [value ?? []].flat()) said.append(name, String(one));
  }
  return said.size > 0 ? `?${said}` : "";
}

async function problemOf(answer: Response): Promise<Problem | null> {
  if (!answer.headers.get("content-type")?.includes("problem+json")) return null;
  return answer.json();
}

function waitMs(answer: Response, tried: number): number {
  const asked = Number(answer.headers.get("retry-after"));
  return asked > 0 ? asked * 1000 : FIRST_WAIT_MS * 2 ** (tried - 1);
}

function wait(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
