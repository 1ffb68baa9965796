import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { createKey, revokeKey } from "../../access/keys";
import { forgetEnv } from "../../env";
import { Refusal } from "../../errors";
import { call, keyFor } from "../../testing/api";
import { ctxFor, makeOrg, ownerSql } from "../../testing/fixtures";
import { statementsOf } from "../../testing/statements";
import { countFailure, requireUnblocked } from "./rate-limit";

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

describe("Idempotency-Key", () => {
  const post = (headers: Record<string, string>, more: Record<string, unknown> = {}, whose = key) =>
    call("POST", PATH, { key: whose, body: { ...body(), ...more }, headers });

  it("replays the first answer, headers too, and writes once", async () => {
    const before = await incidents();
    const first = await post({ "Idempotency-Key": "a-1" });
    const again = await post({ "Idempotency-Key": "a-1" });
    expect(again.text).toBe(first.text);
    expect(again.status).toBe(201);
    expect(again.headers.get("location")).toBe(first.headers.get("location"));
    expect(again.headers.get("etag")).toBe('"1"');
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    expect(await incidents()).toBe(before + 1);
  });

  it("with another body or path is a 409 and writes nothing", async () => {
    const { json } = await post({ "Idempotency-Key": "a-2" });
    const before = await incidents();
    const other = await post({ "Idempotency-Key": "a-2" }, { title: "Another" });
    expect(other.status).toBe(409);
    expect(other.json.code).toBe("idempotency_mismatch");
    const elsewhere = await call("PATCH", `${PATH}/${json.id}`, {
      key,
      body: { title: "B" },
      headers: { "Idempotency-Key": "a-2" },
    });
    expect(elsewhere.json.code).toBe("idempotency_mismatch");
    expect(await incidents()).toBe(before);
  });

  it("of another credential is another key", async () => {
    const other = await keyFor(org, ["incidents:write"]);
    const first = await post({ "Idempotency-Key": "a-3" });
    const second = await post({ "Idempotency-Key": "a-3" }, {}, other);
    expect(second.json.id).not.toBe(first.json.id);
  });

  it("is free again after a refusal", async () => {
    const refused = await post({ "Idempotency-Key": "a-4" }, { status: "notified" });
    expect(refused.status).toBe(422);
    expect((await post({ "Idempotency-Key": "a-4" })).status).toBe(201);
  });

  it("is forgotten after a day", async () => {
    const first = await post({ "Idempotency-Key": "a-5" });
    await ownerSql(
      "UPDATE idempotency_key SET created_at = now() - interval '25 hours' WHERE key = 'a-5'",
    );
    expect((await post({ "Idempotency-Key": "a-5" })).json.id).not.toBe(first.json.id);
  });

  it("of a form that cannot be kept is a 400", async () => {
    const heard = await post({ "Idempotency-Key": "x".repeat(256) });
    expect(heard.status).toBe(400);
    expect(heard.json.errors[0].pointer).toBe("Idempotency-Key");
  });

  it("never keeps an answer that holds a secret: the repeat is a 409 and makes no second key", async () => {
    const admin = await keyFor(org, ["admin"]);
    const make = () =>
      call("POST", "/api/v1/keys", {
        key: admin,
        body: { orgId: org, name: "Once", scopes: ["incidents:read"] },
        headers: { "Idempotency-Key": "secret-1" },
      });
    const first = await make();
    expect(first.status).toBe(201);
    const again = await make();
    expect(again.status).toBe(409);
    expect(again.json.code).toBe("idempotency_secret");
    const kept = await ownerSql("SELECT body FROM idempotency_key WHERE key = 'secret-1'");
    expect(kept).toEqual([{ body: null }]);
    const keys = await ownerSql("SELECT 1 FROM api_key WHERE name = 'Once'");
    expect(keys).toHaveLength(1);
  });
});

describe("limits", () => {
  afterEach(() => {
    delete process.env.TOCSIN_RATE_LIMIT;
    forgetEnv();
  });

  it("refuse a credential that sends too much, with Retry-After; another one goes on", async () => {
    process.env.TOCSIN_RATE_LIMIT = "12";
    forgetEnv();
    const [busy, calm] = [
      await keyFor(org, ["incidents:read"]),
      await keyFor(org, ["incidents:read"]),
    ];
    const statuses: number[] = [];
    for (let n = 0; n < 4; n++) {
      const heard = await call("GET", `${PATH}?orgId=${org}`, { key: busy });
      statuses.push(heard.status);
      if (heard.status === 429) {
        expect(heard.json.code).toBe("rate_limited");
        expect(Number(heard.headers.get("retry-after"))).toBeGreaterThan(0);
      }
    }
    expect(statuses).toEqual([200, 200, 429, 429]);
    expect((await call("GET", `${PATH}?orgId=${org}`, { key: calm })).status).toBe(200);
  });

  it("are asked once for many requests that come at once", async () => {
    const busy = await keyFor(org, ["incidents:read"]);
    const asked = await statementsOf(() =>
      Promise.all(Array.from({ length: 20 }, () => call("GET", PATH, { key: busy }))),
    );
    expect(asked.filter((text) => text.includes("rate_take"))).toHaveLength(1);
  });

  it("let an address in again when its failures have aged", async () => {
    const now = new Date();
    for (let n = 0; n < 31; n++) await countFailure("198.51.100.9", now);
    expect(() => requireUnblocked("198.51.100.9", now)).toThrow(Refusal);
    expect(() => requireUnblocked("198.51.100.10", now)).not.toThrow();
    const later = new Date(now.getTime() + 60_000);
    expect(() => requireUnblocked("198.51.100.9", later)).not.toThrow();
  });

  it("refuse an address after 30 failures, a good key from it too, and no other address", async () => {
    const from = (address: string, presented: string) =>
      call("GET", `${PATH}?orgId=${org}`, {
        key: presented,
        headers: { "x-tocsin-address": address },
      });
    const statuses: number[] = [];
    for (let n = 0; n < 31; n++) statuses.push((await from("198.51.100.7", "nonsense")).status);
    expect(statuses.slice(0, 29)).toEqual(Array(29).fill(401));
    expect(statuses[30]).toBe(429);
    const blocked = await from("198.51.100.7", key);
    expect(blocked.status).toBe(429);
    expect(blocked.json.code).toBe("too_many_failures");
    expect((await from("198.51.100.8", key)).status).toBe(200);
  });
});

describe("other origins", () => {
  afterEach(() => {
    delete process.env.TOCSIN_CORS_ORIGINS;
    forgetEnv();
  });
  const ask = () => call("OPTIONS", PATH, { headers: { Origin: "https://app.example" } });

  it("are told nothing unless they were set", async () => {
    const heard = await ask();
    expect(heard.status).toBe(405);
    expect(heard.headers.get("access-control-allow-origin")).toBeNull();
  });

  it("are answered where they were set", async () => {
    process.env.TOCSIN_CORS_ORIGINS = "https://app.example";
    forgetEnv();
    const heard = await ask();
    expect(heard.status).toBe(204);
    expect(heard.headers.get("access-control-allow-origin")).toBe("https://app.example");
    expect(heard.headers.get("vary")).toBe("Origin");
    const other = await call("OPTIONS", PATH, { headers: { Origin: "https://evil.example" } });
    expect([other.status, other.headers.get("access-control-allow-origin")]).toEqual([405, null]);
  });
});
