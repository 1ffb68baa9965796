/** How a request travels: the checks in their one order, then the act, then the answer. */
import { z } from "zod";
import { authenticateBearer, authenticateSession } from "../../access/authenticate";
import { type Caller, callerCtx } from "../../access/caller";
import { type Ctx, requireAnyScope, requireScope } from "../../context";
import { env } from "../../env";
import { ERRORS, Refusal } from "../../errors";
import { isRequestId, newId } from "../../ids";
import { log } from "../../log";
import { ONE_MIB, readBytes, readForm, readJson, requireDeclaredSize } from "./body";
import { type Answer, type Call, type Endpoint, isPublic } from "./endpoint";
import { type Attempt, hashOf, idempotencyKeyOf, onlyOnce } from "./idempotency";
import type { Incoming, Reply } from "./incoming";
import { parseBody, parseQuery } from "./parse";
import { problemReply } from "./problem";
import { countFailure, countRequest, requireUnblocked } from "./rate-limit";

/** The body of what takes none: some clients send an empty object all the same. */
const NOTHING: z.ZodType = z.strictObject({});
/** The id of a request: the one that came with it, where it is sane, else a new one. */
export function requestIdOf(request: Incoming): string {
  const sent = request.headers.get("x-request-id");
  return sent && isRequestId(sent) ? sent : newId(new Date());
}

/** Answers one request at one endpoint. Never throws. */
export async function serve(
  endpoint: Endpoint,
  request: Incoming,
  params: Record<string, string>,
): Promise<Reply> {
  const requestId = requestIdOf(request);
  const url = new URL(request.url);
  /** What every answer carries, refusals too: filled in as it becomes known. */
  const headers = { "Cache-Control": "no-store", "X-Request-Id": requestId };
  try {
    return await answered(endpoint, request, url, params, headers);
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) {
      log().error({ requestId, err: thrown, path: url.pathname }, "request failed");
    }
    const refusal =
      thrown instanceof Refusal
        ? thrown
        : new Refusal("internal", "Something broke on our side. Nothing was changed.");
    const words = endpoint.refused?.words(refusal);
    // The rest of a file that is refused is not waited for.
    if (endpoint.upload) Object.assign(headers, { Connection: "close" });
    return problemReply(refusal, url.pathname, requestId, headers, words);
  }
}

async function answered(
  spec: Endpoint,
  request: Incoming,
  url: URL,
  params: Record<string, string>,
  headers: Record<string, string> & { "X-Request-Id": string },
): Promise<Reply> {
  const requestId = headers["X-Request-Id"];
  const limit = limitOf(spec);
  requireDeclaredSize(request, limit);
  const now = new Date();
  if (isPublic(spec)) {
    const query = spec.query ? parseQuery(spec.query, url.searchParams) : refuseAnyQuery(url);
    const actor = { type: "system", id: "public", name: "public" } as const;
    const ctx: Ctx = { actor, now, requestId, grants: new Map() };
    const call = { ctx, credentialId: "", homeOrgId: "", params, query, body: undefined, request };
    return respond(await spec.handler(call), headers);
  }
  const form = spec.form && (await callerByForm(spec.form, request, limit, now));
  if (spec.bearerOnly && !request.headers.has("authorization")) {
    throw unauthenticated("The request carries no key or token.");
  }
  const caller = form?.caller ?? (await whoCalls(request, now));
  Object.assign(headers, await countRequest(caller.credentialId));
  const ctx = callerCtx(caller, now, requestId);
  if (spec.scope === "any") requireAnyScope(ctx);
  else if (spec.scope !== null) requireScope(ctx, spec.scope);
  const query = spec.query ? parseQuery(spec.query, url.searchParams) : refuseAnyQuery(url);
  const bytes = form?.bytes ?? (await bytesOf(spec, request, limit));
  const unsent = bytes.length === 0 && (spec.bodyOptional || spec.body === undefined);
  const shape = unsent ? undefined : (spec.body ?? NOTHING);
  const body = shape && parseBody(shape, form?.fields ?? readJson(request, bytes));
  const ifVersion = spec.conditional ? ifMatchOf(request) : undefined;
  const key = spec.method === "GET" || spec.upload ? undefined : idempotencyKeyOf(request);
  const call: Call<unknown, unknown> = {
    ctx,
    credentialId: caller.credentialId,
    homeOrgId: caller.homeOrgId,
    params,
    query,
    body,
    ifVersion,
    request,
  };
  if (key === undefined) return respond(await spec.handler(call), headers);
  const attempt: Attempt = {
    credentialId: caller.credentialId,
    orgId: caller.homeOrgId,
    key,
    method: spec.method,
    // The query too: it can name another organisation.
    path: url.pathname + url.search,
    bodyHash: hashOf(bytes),
    now,
  };
  const kept = await onlyOnce({
    ctx,
    attempt,
    isSecret: spec.secret ?? false,
    async run(tx) {
      const answer = await spec.handler({ ...call, ctx: { ...ctx, tx } });
      return {
        status: answer.status,
        headers: { "Content-Type": "application/json", ...answer.headers },
        body: JSON.stringify(answer.body),
      };
    },
  });
  return { body: kept.body, status: kept.status, headers: { ...kept.headers, ...headers } };
}

async function bytesOf(spec: Endpoint, request: Incoming, limit: number): Promise<Buffer> {
  return spec.method === "GET" || spec.upload ? Buffer.alloc(0) : readBytes(request, limit);
}

function limitOf({ bodyLimit = ONE_MIB }: Endpoint): number {
  return typeof bodyLimit === "number" ? bodyLimit : bodyLimit();
}

/** A form is read before anybody is asked who they are, since it says so itself; not for a blocked address. */
async function callerByForm(
  authenticate: NonNullable<Endpoint["form"]>,
  request: Incoming,
  limit: number,
  now: Date,
) {
  requireUnblocked(addressOf(request), now);
  const bytes = await readBytes(request, limit);
  const fields = await readForm(request, bytes);
  const caller = await countingFailures(request, now, () => authenticate(request, fields, now));
  return { bytes, fields, caller };
}

/** The network address that a request came from, as the server noted it. */
export function addressOf(request: Incoming): string {
  return request.headers.get("x-tocsin-address") ?? "unknown";
}

/** Runs `authenticate`; a credential that it refuses counts against the address. */
async function countingFailures<T>(
  request: Incoming,
  now: Date,
  authenticate: () => Promise<T>,
): Promise<T> {
  try {
    return await authenticate();
  } catch (thrown) {
    if (thrown instanceof Refusal && ERRORS[thrown.code].status === 401) {
      await countFailure(addressOf(request), now);
    }
    throw thrown;
  }
}

/** The caller of a request: by key or token where it presents one, else by the browser's session. */
export async function whoCalls(request: Incoming, now: Date): Promise<Caller> {
  requireUnblocked(addressOf(request), now);
  if (request.headers.has("authorization")) {
    return countingFailures(request, now, async () => {
      const presented = bearerOf(request);
      if (!presented) throw unauthenticated("The Authorization header has another form.");
      return authenticateBearer(presented, now);
    });
  }
  const caller = await authenticateSession(request.headers, now);
  if (!caller) throw unauthenticated("The request carries no credential.");
  if (request.method !== "GET" && request.method !== "HEAD") requireOwnPage(request);
  return caller;
}

/** Whoever sent the request, judged anew: null once the key or session has ended. For long streams. */
export async function stillCalls(request: Incoming, now: Date): Promise<Caller | null> {
  const presented = bearerOf(request);
  if (presented === undefined) return authenticateSession(request.headers, now);
  try {
    return await authenticateBearer(presented, now);
  } catch (thrown) {
    if (thrown instanceof Refusal) return null;
    throw thrown;
  }
}

function bearerOf(request: Incoming): string | undefined {
  return /^Bearer +(\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
}

function unauthenticated(detail: string): Refusal {
  return new Refusal("unauthenticated", detail, {
    faults: [
      {
        pointer: "Authorization",
        detail,
        fix: "Send Authorization: Bearer <API key or access token>; keys are made at /dashboard/api-keys.",
      },
    ],
  });
}

/** A session's cookie comes along from any page: a write must come from one of ours. */
function requireOwnPage(request: Incoming): void {
  if (request.headers.get("sec-fetch-site") === "same-origin") return;
  const origin = request.headers.get("origin");
  const own = env().TOCSIN_URL
    ? new URL(env().TOCSIN_URL ?? "").origin
    : new URL(request.url).origin;
  if (origin !== null && (origin === own || origin === hostOrigin(request))) return;
  throw new Refusal(
    "cross_site_request",
    "A change by session must come from Tocsin's own pages.",
    {
      faults: [
        {
          pointer: "Origin",
          detail: "It is missing or another site's.",
          fix: "Use an API key for calls from elsewhere.",
        },
      ],
    },
  );
}

function hostOrigin(request: Incoming): string {
  return `${new URL(request.url).protocol}//${request.headers.get("host") ?? ""}`;
}

function refuseAnyQuery(url: URL): undefined {
  const [name] = url.searchParams.keys();
  if (name === undefined) return undefined;
  throw new Refusal("invalid_request", `${name}: There is no such parameter.`, {
    faults: [...new Set(url.searchParams.keys())].map((each) => ({
      pointer: each,
      detail: "There is no such parameter.",
      fix: "Leave it out, or check its name.",
    })),
  });
}

function ifMatchOf(request: Incoming): number | undefined {
  const sent = request.headers.get("if-match")?.trim();
  if (sent === undefined || sent === "*") return undefined;
  const version = /^"(\d{1,9})"$/.exec(sent)?.[1];
  // A tag of another form, a weak one too, is no version of ours: it can never match.
  return version === undefined ? -1 : Number(version);
}

function respond(answer: Answer, always: Record<string, string>): Reply {
  const { status } = answer;
  const headers = { ...always, ...answer.headers };
  if (answer.stream) return { status, headers, body: answer.stream };
  return {
    status,
    headers: { "Content-Type": "application/json", ...headers },
    // Of nothing there is no text.
    body: answer.json ?? JSON.stringify(answer.body) ?? null,
  };
}
