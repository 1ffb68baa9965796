/** From endpoints to what a Next.js route file exports: every method, known or refused. */
import { env } from "../../env";
import { Refusal } from "../../errors";
import type { Endpoint } from "./endpoint";
import { problemResponse } from "./problem";
import { requestIdOf, serve } from "./serve";

type Handler = (request: Request) => Promise<Response>;

/** The route of the endpoints of one path. */
export function route(
  ...endpoints: Endpoint[]
): Record<"GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS", Handler> {
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
    await body?.cancel();
    return new Response(null, { status, headers });
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
export function unknownPath(): ReturnType<typeof route> {
  const refuse: Handler = async (request) =>
    problemResponse(
      new Refusal(
        "not_found",
        "The API has no such path. The list of all is at /api/v1/openapi.json.",
      ),
      new URL(request.url).pathname,
      requestIdOf(request),
    );
  return {
    GET: refuse,
    HEAD: refuse,
    POST: refuse,
    PUT: refuse,
    PATCH: refuse,
    DELETE: refuse,
    OPTIONS: refuse,
  };
}

/** The values of {name} in a path, decoded; what cannot be decoded stays as it came and is found nowhere. */
function paramsOf(endpoint: Endpoint, request: Request): Record<string, string> {
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

function wrongMethod(request: Request, allowed: string[]): Response {
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
  return problemResponse(refusal, new URL(request.url).pathname, requestIdOf(request));
}

function preflight(request: Request, allowed: string[]): Response {
  if (corsOrigin(request) === null) return wrongMethod(request, allowed);
  return new Response(null, {
    status: 204,
    headers: {
      "Access-Control-Allow-Methods": allowed.join(", "),
      "Access-Control-Allow-Headers":
        "Authorization, Content-Type, Idempotency-Key, If-Match, X-Request-Id",
      "Access-Control-Max-Age": "600",
    },
  });
}

function corsOrigin(request: Request): string | null {
  const origin = request.headers.get("origin");
  return origin !== null && env().TOCSIN_CORS_ORIGINS.includes(origin) ? origin : null;
}

/** Opens an answer to the origins that were set; there are none unless somebody set them. */
function withCors(request: Request, answer: Response): Response {
  const origin = corsOrigin(request);
  if (origin === null) return answer;
  answer.headers.set("Access-Control-Allow-Origin", origin);
  answer.headers.set(
    "Access-Control-Expose-Headers",
    "ETag, Location, X-Request-Id, RateLimit, Retry-After",
  );
  answer.headers.append("Vary", "Origin");
  return answer;
}
