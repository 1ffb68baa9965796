/** What every endpoint does before its own work: who may, what it answers, how large. */
import { beforeAll, describe, expect, it } from "vitest";
import { createKey, revokeKey } from "../../access/keys";
import { call, keyFor } from "../../testing/api";
import { ctxFor, makeOrg, ownerSql } from "../../testing/fixtures";

const PATH = "/api/v1/privacy/incidents";
let org: string;
let key: string;

beforeAll(async () => {
  org = await makeOrg();
  key = await keyFor(org, ["incidents:read", "incidents:write"]);
});

const body = () => ({
  orgId: org,
  title: "Mail to all",
  severity: "serious",
  discovered_at: "2026-05-29T20:54:19.749Z",
});
const incidents = async () => (await ownerSql("SELECT count(*)::int AS n FROM incident"))[0]?.n;

describe("who may", () => {
  it.each([
    ["nothing at all", {}],
    ["another scheme", { Authorization: "Basic dG9jOnRvYw==" }],
    ["a key of another form", { Authorization: "Bearer toc_live_short" }],
    ["a key that never was", { Authorization: `Bearer toc_live_${"a".repeat(49)}` }],
  ])("not %s: 401 that says how", async (_name, headers: Record<string, string>) => {
    const heard = await call("GET", `${PATH}?orgId=${org}`, { headers });
    expect(heard.status).toBe(401);
    expect(heard.json.code).toBe("unauthenticated");
    expect(heard.headers.get("www-authenticate")).toContain("Bearer");
    expect(heard.json.errors[0]?.pointer).toBe("Authorization");
  });

  it("not an expired key, nor a revoked one: the code says which", async () => {
    const ctx = ctxFor(org);
    const dying = await createKey(ctx, {
      orgId: org,
      name: "Dying",
      scopes: ["incidents:read"],
      expiresAt: new Date(ctx.now.getTime() + 3_600_000),
    });
    await ownerSql("UPDATE api_key SET expires_at = now() - interval '1 minute' WHERE id = $1", [
      dying.key.id,
    ]);
    expect((await call("GET", `${PATH}?orgId=${org}`, { key: dying.plain })).json.code).toBe(
      "credential_expired",
    );
    const doomed = await createKey(ctx, { orgId: org, name: "Doomed", scopes: ["incidents:read"] });
    expect((await call("GET", `${PATH}?orgId=${org}`, { key: doomed.plain })).status).toBe(200);
    await revokeKey(ctx, doomed.key.id);
    const refused = await call("GET", `${PATH}?orgId=${org}`, { key: doomed.plain });
    expect(refused.status).toBe(401);
    expect(refused.json.code).toBe("credential_revoked");
    expect(refused.json.errors[0].fix).toContain("/dashboard/api-keys");
  });

  it("not a key without the scope: 403, before the body is looked at", async () => {
    const reader = await keyFor(org, ["incidents:read"]);
    const before = await incidents();
    const heard = await call("POST", PATH, { key: reader, raw: "{" });
    expect(heard.status).toBe(403);
    expect(heard.json.code).toBe("insufficient_scope");
    expect(heard.headers.get("www-authenticate")).toContain("incidents:write");
    expect(await incidents()).toBe(before);
  });

  it.each([
    ["POST", `${PATH}/x/notify`],
    ["POST", `${PATH}/x/decide`],
    ["GET", "/api/v1/audit?orgId=x"],
    ["GET", "/api/v1/keys"],
  ])("not %s %s with reading and writing alone", async (method, address) => {
    const heard = await call(method, address, { key, ...(method === "POST" ? { body: {} } : {}) });
    expect(heard.status).toBe(403);
  });

  it("a key with admin may do everything a key can", async () => {
    const admin = await keyFor(org, ["admin"]);
    expect((await call("GET", `/api/v1/audit?orgId=${org}`, { key: admin })).status).toBe(200);
    expect((await call("POST", PATH, { key: admin, body: body() })).status).toBe(201);
  });
});

describe("every answer", () => {
  it("carries the request's id: the one sent where it is sane, else a new one", async () => {
    const sent = await call("GET", "/api/v1/nowhere", { headers: { "X-Request-Id": "trace-1" } });
    expect(sent.headers.get("x-request-id")).toBe("trace-1");
    expect(sent.json.requestId).toBe("trace-1");
    const odd = await call("GET", "/api/v1/nowhere", { headers: { "X-Request-Id": "<script>" } });
    expect(odd.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("tells the rate limit", async () => {
    const { headers } = await call("GET", `${PATH}?orgId=${org}`, { key });
    expect(headers.get("ratelimit-policy")).toBe('"credential";q=6000;w=60');
    expect(headers.get("ratelimit")).toMatch(/^"credential";r=\d+;t=1$/);
    const refused = await call("GET", PATH, { key });
    expect(refused.status).toBe(400);
    expect(refused.headers.get("ratelimit")).toMatch(/^"credential";r=\d+;t=1$/);
  });

  it("to a wrong method is 405 with Allow, to an unknown path 404, both as problems", async () => {
    const wrong = await call("DELETE", PATH, { key });
    expect(wrong.status).toBe(405);
    expect(wrong.headers.get("allow")).toBe("POST, GET, HEAD");
    expect(wrong.json.code).toBe("method_not_allowed");
    const unknown = await call("POST", "/api/v1/nowhere", { key, body: {} });
    expect(unknown.status).toBe(404);
    expect(unknown.headers.get("content-type")).toBe("application/problem+json");
  });

  it("to HEAD has the headers of GET and no body", async () => {
    const { json } = await call("POST", PATH, { key, body: body() });
    const heard = await call("HEAD", `${PATH}/${json.id}`, { key });
    expect(heard.status).toBe(200);
    expect(heard.headers.get("etag")).toBe('"1"');
    expect(heard.text).toBe("");
  });

  it.each(["x", "1234", "%00", "%", "..%2f..", "01890a5d-ac96-774b-bcce-b302099a805z"])(
    "to the id %s is a plain 404",
    async (id) => {
      const heard = await call("GET", `${PATH}/${id}`, { key });
      expect(heard.status).toBe(404);
      expect(heard.json.code).toBe("not_found");
    },
  );
});

describe("the size", () => {
  it("is judged by Content-Length before the credential", async () => {
    const heard = await call("POST", PATH, { raw: "{}", headers: { "Content-Length": "9999999" } });
    expect(heard.status).toBe(413);
  });

  it("is counted where nothing declares it", async () => {
    const text = JSON.stringify({ title: "x".repeat(2_000_000) });
    const heard = await call("POST", PATH, { key, raw: new Blob([text]).stream() });
    expect(heard.status).toBe(413);
  });

  it("of what takes none holds nothing", async () => {
    const keeper = await keyFor(org, ["keys:manage"]);
    const made = await createKey(ctxFor(org), { orgId: org, name: "Kept", scopes: ["dpdp:read"] });
    const revoke = (body?: unknown) =>
      call("POST", `/api/v1/keys/${made.key.id}/revoke`, { key: keeper, body });
    const refused = await revoke({ at: "noon" });
    expect([refused.status, refused.json.errors[0].pointer]).toEqual([400, "/at"]);
    const stands = await ownerSql("SELECT revoked_at FROM api_key WHERE id = $1", [made.key.id]);
    expect(stands).toEqual([{ revoked_at: null }]);
    expect((await revoke({})).status).toBe(200);
    expect((await revoke()).status).toBe(200);
  });

  it("of just 1 MiB is read", async () => {
    const filled = JSON.stringify({ ...body(), description: "" });
    const raw = `${filled}${" ".repeat(1024 * 1024 - filled.length)}`;
    expect((await call("POST", PATH, { key, raw })).status).toBe(201);
    expect((await call("POST", PATH, { key, raw: `${raw} ` })).status).toBe(413);
  });
});

it("a body that is missing is asked for, and not for its type", async () => {
  const heard = await call("POST", PATH, { key });
  expect([heard.status, heard.json.code]).toEqual([400, "malformed_json"]);
  expect(heard.json.errors[0].detail).toBe("The body is empty.");
});

it("a body that gives a member twice is refused whole, and says which", async () => {
  const before = await incidents();
  const raw = JSON.stringify(body()).replace(/}$/, ',"title":"Mail to one"}');
  const heard = await call("POST", PATH, { key, raw });
  expect([heard.status, heard.json.code]).toEqual([400, "invalid_request"]);
  expect(heard.json.errors).toEqual([
    { pointer: "/title", detail: "It is given more than once.", fix: "Give it once." },
  ]);
  expect(await incidents()).toBe(before);
});
