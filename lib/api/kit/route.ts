/** From endpoints to what a Next.js route file exports: every method, known or refused. */
import { env } from "../../env";
import { Refusal } from "../../errors";
import type { Endpoint } from "./endpoint";
import type { Incoming, Reply } from "./incoming";
import { problemReply } from "./problem";
import { requestIdOf, serve } from "./serve";

/** A path's methods as the fast lane takes them. */
export type Lane = Record<Method, (request: Incoming) => Promise<Reply>>;
/** A path's methods as the framework takes them. */
type Route = Record<Method, (request: Request) => Promise<Response>>;
type Method = "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS";
type Handler = Lane[Method];

/** The route of the endpoints of one path. */
export function route(...endpoints: Endpoint[]): Route {
  return routeOf(lane(...endpoints));
}

function routeOf(handlers: Lane): Route {
  const answering = (method: Method) => async (request: Request) =>
    responseOf(await handlers[method](request));
  return {
    GET: answering("GET"),
    HEAD: answering("HEAD"),
    POST: answering("POST"),
    PUT: answering("PUT"),
    PATCH: answering("PATCH"),
    DELETE: answering("DELETE"),
    OPTIONS: answering("OPTIONS"),
  };
}

function responseOf({ status, headers, body }: Reply): Response {
  return new Response(body, { status, headers });
}

/** The endpoints of one path by method: every one, known or refused. */
export function lane(...endpoints: Endpoint[]): Lane {
  const allowed = endpoints.flatMap(({ method }) =>
    method === "GET" ? ["GET", "HEAD"] : [method],
  );
  const handlerOf = (method: string): Handler => {
    const found = endpoints.find((endpoint) => endpoint.method === method);
    return async (request) =>
      withCors(
        request,
        found
          ? await serve(found, request, paramsOf(found, request))
          : wrongMethod(request, allowed),
      );
  };
  const get = handlerOf("GET");
  const head: Handler = async (request) => {
    const { status, headers, body } = await get(request);
    if (typeof body === "object") await body?.cancel();
    return { status, headers, body: null };
  };
  const options: Handler = async (request) => withCors(request, preflight(request, allowed));
  return {
    GET: get,
    HEAD: head,
    POST: handlerOf("POST"),
    PUT: handlerOf("PUT"),
    PATCH: handlerOf("PATCH"),
    DELETE: handlerOf("DELETE"),
    OPTIONS: options,
  };
}

/** What no route file takes: 404 in our form, whatever the method. */
export function unknownPath(): Route {
  const refuse: Handler = async (request) =>
    problemReply(
      new Refusal(
        "not_found",
        "The API has no such path. The list of all is at /api/v1/openapi.json.",
      ),
      new URL(request.url).pathname,
      requestIdOf(request),
    );
  return routeOf({
    GET: refuse,
    HEAD: refuse,
    POST: refuse,
    PUT: refuse,
    PATCH: refuse,
    DELETE: refuse,
    OPTIONS: refuse,
  });
}

/** The values of {name} in a path, decoded; what cannot be decoded stays as it came and is found nowhere. */
function paramsOf(endpoint: Endpoint, request: Incoming): Record<string, string> {
  const said = new URL(request.url).pathname.split("/");
  const params: Record<string, string> = {};
  endpoint.path.split("/").forEach((step, at) => {
    if (step.startsWith("{")) params[step.slice(1, -1)] = decoded(said[at] ?? "");
  });
  return params;
}

function decoded(step: string): string {
  try {
    const text = decodeURIComponent(step);
    // No id holds a NUL, and PostgreSQL takes none in a question either.
    return text.includes("\u0000") ? step : text;
  } catch {
    return step;
  }
}

function wrongMethod(request: Incoming, allowed: string[]): Reply {
  const refusal = new Refusal("method_not_allowed", `This path takes ${allowed.join(", ")}.`, {
    headers: { Allow: allowed.join(", ") },
    faults: [
      {
        pointer: "",
        detail: `${request.method} is not one of its methods.`,
        fix: `Use ${allowed.join(" or ")}.`,
      },
    ],
  });
  return problemReply(refusal, new URL(request.url).pathname, requestIdOf(request));
}

function preflight(request: Incoming, allowed: string[]): Reply {
  if (corsOrigin(request) === null) return wrongMethod(request, allowed);
  return {
    status: 204,
    body: null,
    headers: {
      "Access-Control-Allow-Methods": allowed.join(", "),
      "Access-Control-Allow-Headers":
        "Authorization, Content-Type, Idempotency-Key, If-Match, X-Request-Id",
      "Access-Control-Max-Age": "600",
    },
  };
}

function corsOrigin(request: Incoming): string | null {
  const origin = request.headers.get("origin");
  return origin !== null && env().TOCSIN_CORS_ORIGINS.includes(origin) ? origin : null;
}

/** Opens an answer to the origins that were set; there are none unless somebody set them. */
function withCors(request: Incoming, answer: Reply): Reply {
  const origin = corsOrigin(request);
  if (origin === null) return answer;
  const { Vary: vary, ...headers } = answer.headers;
  return {
    ...answer,
    headers: {
      ...headers,
      "Access-Control-Allow-Origin": origin,
      "Access-Control-Expose-Headers": "ETag, Location, X-Request-Id, RateLimit, Retry-After",
      Vary: vary === undefined ? "Origin" : `${vary}, Origin`,
    },
  };
}
