import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ENDPOINTS } from "./endpoints";
import { openApiDocument } from "./openapi";

const document = JSON.parse(JSON.stringify(openApiDocument(ENDPOINTS)));

describe("the OpenAPI document", () => {
  it("holds each endpoint once, with its scope, its input and what it may refuse", () => {
    const operations = Object.values(document.paths).flatMap((item) =>
      Object.values(item as Record<string, { operationId?: string }>).flatMap(
        ({ operationId }) => operationId ?? [],
      ),
    );
    expect(operations.sort()).toEqual(ENDPOINTS.map(({ id }) => id).sort());
    const declare = document.paths["/api/v1/privacy/incidents"].post;
    expect(declare["x-scope"]).toBe("incidents:write");
    const schema = declare.requestBody.content["application/json"].schema;
    expect(schema.required).toEqual(["orgId", "title", "severity", "discovered_at"]);
    expect(schema.additionalProperties).toBe(false);
    expect(schema.properties.discovered_at).toMatchObject({ type: "string", format: "date-time" });
    expect(schema.properties.affected_users).toMatchObject({ minimum: 0, maximum: 10 ** 10 });
    expect(Object.keys(declare.responses).sort()).toEqual([
      "201",
      "400",
      "401",
      "403",
      "404",
      "409",
      "413",
      "415",
      "422",
      "429",
      "500",
      "503",
    ]);
  });

  it("says of each refusal which codes it has, and of CSV that it is answered too", () => {
    const { responses } = document.paths["/api/v1/keys"].post;
    const said = (status: string) => responses[status].description;
    expect(said("401")).toMatch(/unauthenticated.*credential_expired.*credential_revoked/);
    expect(said("403")).toMatch(/insufficient_scope.*cross_site_request/);
    expect(said("409")).toMatch(/idempotency_mismatch.*idempotency_secret/);
    expect(said("429")).toMatch(/rate_limited.*too_many_failures/);
    expect(Object.keys(responses["429"].headers)).toContain("Retry-After");
    expect(document.paths["/api/v1/keys/{id}/revoke"].post.responses).toHaveProperty("409");
    expect(document.paths["/api/health"].get.responses).toHaveProperty("400");
    const list = document.paths["/api/v1/privacy/incidents"].get.responses["200"];
    expect(Object.keys(list.content)).toEqual(["application/json", "text/csv"]);
    expect(document.components.schemas.Problem.properties.code.enum).toContain("facts_missing");
  });

  it("gives examples that the schemas take", () => {
    const examples = ENDPOINTS.flatMap(({ id, body }) => {
      const said = body?.meta()?.examples;
      return Array.isArray(said) ? said.map((example: unknown) => ({ id, body, example })) : [];
    });
    expect(examples.length).toBeGreaterThan(3);
    for (const { id, body, example } of examples) {
      expect({ id, ...body?.safeParse(example) }).toMatchObject({ id, success: true });
    }
  });

  it("names the parameters of paths and queries", () => {
    expect(document.paths["/api/v1/privacy/incidents/{id}"].parameters[0].name).toBe("id");
    const list = document.paths["/api/v1/privacy/incidents"].get;
    const required = list.parameters.filter((one: { required: boolean }) => one.required);
    expect(required.map((one: { name: string }) => one.name)).toEqual(["orgId"]);
  });
});

describe("the routes", () => {
  /** Each route file under app/api that exports endpoints, as its path. */
  function routes(dir: string, path: string): { path: string; source: string }[] {
    return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
      const step = entry.name.replace(/^\[(\w+)\]$/, "{$1}");
      if (entry.isDirectory()) return routes(join(dir, entry.name), `${path}/${step}`);
      return entry.name === "route.ts"
        ? [{ path, source: readFileSync(join(dir, entry.name), "utf8") }]
        : [];
    });
  }
  // Signing in is next-auth's own; /api itself and [...rest] are for all that nobody else takes.
  const files = routes("app/api", "/api").filter(
    ({ path }) => path !== "/api" && !/\/auth\/|\[\.\.\./.test(path),
  );

  it("are the endpoints of the list, no more and no fewer", () => {
    expect(files.map(({ path }) => path).sort()).toEqual(
      [...new Set(ENDPOINTS.map(({ path }) => path))].sort(),
    );
  });

  it("declare, and do nothing: each only hands endpoints to route()", () => {
    for (const { path, source } of files) {
      const here = ENDPOINTS.filter((endpoint) => endpoint.path === path);
      const named = /= route\(([^)]*)\)/
        .exec(source)?.[1]
        ?.split(",")
        .filter((name) => name.trim()).length;
      expect({ path, named }).toEqual({ path, named: here.length });
    }
  });
});
