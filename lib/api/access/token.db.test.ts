import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { forgetCredentials } from "../../access/credential-cache";
import { createKey, revokeKey, rotateKey } from "../../access/keys";
import { disconnect } from "../../db/client";
import { forgetEnv } from "../../env";
import type { CredentialScope } from "../../schema/oauth";
import { TOKEN_SECONDS } from "../../schema/oauth";
import { holdAllowances } from "../../testing/allowances";
import { call, type Heard, keyFor } from "../../testing/api";
import { ctxFor, makeOrg, ownerSql } from "../../testing/fixtures";
import { TOKEN_PATH } from "./token";

const INCIDENTS = "/api/v1/privacy/incidents";
const BAD = "fails the check";
let org: string;
let id: string;
let secret: string;

beforeAll(async () => {
  org = await makeOrg();
  ({ id, secret } = await client(["INCIDENT"]));
});

afterEach(async () => {
  vi.useRealTimers();
  await ownerSql("DELETE FROM rate_bucket WHERE name LIKE 'failure:%'");
});

async function client(scopes: CredentialScope[], of = org) {
  const ctx = ctxFor(of);
  const made = await createKey(ctx, { kind: "client", orgId: of, name: "Portal", scopes });
  return { id: made.key.id, secret: made.plain };
}

const GRANT = { grant_type: "client_credentials" };
const form = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
  call("POST", TOKEN_PATH, {
    raw: new URLSearchParams(fields).toString(),
    headers: { "Content-Type": "application/x-www-form-urlencoded", ...headers },
  });
const basic = (user: string, password: string) => ({
  Authorization: `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`,
});
const tokenOf = async (of: { id: string; secret: string }, scope?: string): Promise<string> =>
  (
    await form({
      ...GRANT,
      client_id: of.id,
      client_secret: of.secret,
      ...(scope ? { scope } : {}),
    })
  ).json.access_token;
const list = (token: string) => call("GET", `${INCIDENTS}?orgId=${org}`, { key: token });
const part = (token: string, at: number) =>
  JSON.parse(Buffer.from(token.split(".")[at] ?? "", "base64url").toString());
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const declaration = () => ({
  orgId: org,
  title: "Mail to all",
  severity: "serious",
  discovered_at: "2026-05-29T20:54:19.749Z",
});

function expectRefused(heard: Heard, status: number, error: string, code: string) {
  expect(heard.status, heard.text).toBe(status);
  expect(heard.headers.get("content-type")).toBe("application/problem+json");
  expect(heard.headers.get("cache-control")).toBe("no-store");
  expect(heard.json).toMatchObject({ status, code, error, success: false });
  expect(heard.json.error_description).toMatch(/^[\x20\x21\x23-\x5b\x5d-\x7e]+$/);
  if (status === 401) expect(heard.headers.get("www-authenticate")).toMatch(/^Basic realm=/);
}

describe("a token", () => {
  it("is given for a form, for multipart and for Basic, and opens what a key opens", async () => {
    const fields = { ...GRANT, client_id: id, client_secret: secret };
    const data = new FormData();
    for (const [name, value] of Object.entries(fields)) data.append(name, value);
    const encodedForm = new Response(data);
    const heard = [
      await form(fields),
      await call("POST", TOKEN_PATH, {
        raw: new Uint8Array(await encodedForm.arrayBuffer()),
        headers: { "Content-Type": encodedForm.headers.get("content-type") ?? "" },
      }),
      await form(GRANT, basic(id, secret)),
      await form({ ...GRANT, client_id: id, scope: "" }, basic(id, secret)),
    ];
    for (const { status, json, headers, text } of heard) {
      expect(status, text).toBe(200);
      expect(headers.get("cache-control")).toBe("no-store");
      expect(headers.get("pragma")).toBe("no-cache");
      expect(json).toEqual({
        access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
        token_type: "Bearer",
        expires_in: TOKEN_SECONDS,
        scope: "INCIDENT",
        "ot-scopes": "INCIDENT",
      });
      expect((await list(json.access_token)).status).toBe(200);
    }
  });

  it("says who signed it, for whom, for which organisation and how long, and nothing secret", async () => {
    const token = await tokenOf({ id, secret });
    expect(part(token, 0)).toEqual({ alg: "ES256", typ: "at+jwt", kid: expect.any(String) });
    const claims = part(token, 1);
    expect(claims).toMatchObject({ iss: "urn:tocsin", sub: id, org, scope: "INCIDENT" });
    expect(claims.exp - claims.iat).toBe(TOKEN_SECONDS);
    expect(JSON.stringify(claims)).not.toContain("toc_client_");
  });

  it("writes what it changes under the client's id and name", async () => {
    const made = await call("POST", INCIDENTS, {
      key: await tokenOf({ id, secret }),
      body: declaration(),
    });
    expect(made.status).toBe(201);
    expect(made.json.created_by).toEqual({ type: "api_key", id, name: "Portal" });
  });

  it("ends with its client where that ends sooner", async () => {
    const ctx = ctxFor(org);
    const made = await createKey(ctx, {
      kind: "client",
      orgId: org,
      name: "Short",
      scopes: ["INCIDENT"],
      expiresAt: new Date(ctx.now.getTime() + 600_000),
    });
    const heard = await form(GRANT, basic(made.key.id, made.plain));
    expect(heard.json.expires_in).toBeGreaterThan(590);
    expect(heard.json.expires_in).toBeLessThanOrEqual(600);
  });
});

describe("scopes", () => {
  it("INCIDENT_CREATE declares and does nothing else", async () => {
    const token = await tokenOf(await client(["INCIDENT_CREATE"]));
    const made = await call("POST", INCIDENTS, { key: token, body: declaration() });
    expect(made.status, made.text).toBe(201);
    for (const [method, path, body] of [
      ["GET", `?orgId=${org}`],
      ["GET", `/${made.json.id}`],
      ["PATCH", `/${made.json.id}`, { title: "x" }],
      ["POST", `/${made.json.id}/notify`, { authority_jurisdiction: "FR" }],
      ["POST", `/${made.json.id}/facts`, { role: "controller" }],
    ] as const) {
      expect((await call(method, `${INCIDENTS}${path}`, { key: token, body })).status, path).toBe(
        403,
      );
    }
  });

  it("INCIDENT_READ reads, INCIDENT writes and notifies too", async () => {
    const reader = await tokenOf(await client(["INCIDENT_READ"]));
    expect((await list(reader)).status).toBe(200);
    expect((await call("POST", INCIDENTS, { key: reader, body: declaration() })).status).toBe(403);
    const writer = await tokenOf({ id, secret });
    const made = await call("POST", INCIDENTS, { key: writer, body: declaration() });
    const notified = await call("POST", `${INCIDENTS}/${made.json.id}/notify`, {
      key: writer,
      body: { authority_jurisdiction: "FR", delay_reasons: "Found late" },
    });
    expect(notified.status, notified.text).toBe(200);
    expect((await call("GET", "/api/v1/keys", { key: writer })).status).toBe(403);
  });

  it("can be the ordinary ones, and narrower in a token", async () => {
    const both = await client(["INCIDENT", "audit:read"]);
    const all = (await form(GRANT, basic(both.id, both.secret))).json;
    expect(all).toMatchObject({ scope: "INCIDENT audit:read", "ot-scopes": "INCIDENT" });
    const audit = await tokenOf(both, "audit:read");
    expect((await call("GET", `/api/v1/audit?orgId=${org}`, { key: audit })).status).toBe(200);
    expect((await list(audit)).status).toBe(403);
    const create = await tokenOf(both, "INCIDENT_CREATE");
    expect((await call("POST", INCIDENTS, { key: create, body: declaration() })).status).toBe(201);
    expect((await list(create)).status).toBe(403);
  });

  it.each(["grc:read", "INCIDENT grc:read", "moon:land", "INCIDENT moon:land"])(
    "%s, beyond the client's, are refused by name",
    async (scope) => {
      const heard = await form({ ...GRANT, client_id: id, client_secret: secret, scope });
      expectRefused(heard, 400, "invalid_scope", "invalid_request");
      expect(heard.json.errors[0]).toMatchObject({ pointer: "/scope" });
    },
  );

  it("for the door are no scopes of a key", async () => {
    const key = await keyFor(org, ["keys:manage", "incidents:read", "incidents:write"]);
    const body = { orgId: org, name: "x", scopes: ["INCIDENT_READ"] };
    const refused = await call("POST", "/api/v1/keys", { key, body });
    expect(refused.status).toBe(400);
    expect(refused.json.errors[0].fix).toContain("INCIDENT_READ");
    const made = await call("POST", "/api/v1/keys", { key, body: { ...body, kind: "client" } });
    expect(made.status, made.text).toBe(201);
    expect(made.json.key).toMatchObject({ kind: "client", scopes: ["INCIDENT_READ"] });
    expect(await tokenOf({ id: made.json.key.id, secret: made.json.plain })).toBeTruthy();
    // Notifying is more than this key holds: it cannot hand it out either.
    const beyond = { ...body, kind: "client", scopes: ["INCIDENT"] };
    expect((await call("POST", "/api/v1/keys", { key, body: beyond })).status).toBe(403);
  });
});

describe("no token", () => {
  it.each([
    ["a wrong secret", () => ({ client_secret: secret.replace(/.$/, "") })],
    ["a made-up secret", () => ({ client_secret: `toc_client_${"a".repeat(49)}` })],
    ["an id of nobody", () => ({ client_id: org })],
    ["an id of another form", () => ({ client_id: "portal" })],
    ["no secret", () => ({ client_secret: "" })],
    ["no id", () => ({ client_id: "" })],
  ])("for %s: 401 invalid_client", async (_name, wrong) => {
    const fields = { ...GRANT, client_id: id, client_secret: secret, ...wrong() };
    expectRefused(await form(fields), 401, "invalid_client", "unauthenticated");
  });

  it("for another client's secret, a key, or another scheme", async () => {
    const other = await client(["INCIDENT"]);
    expectRefused(
      await form(GRANT, basic(id, other.secret)),
      401,
      "invalid_client",
      "unauthenticated",
    );
    const key = await createKey(ctxFor(org), { orgId: org, name: "Key", scopes: ["admin"] });
    expectRefused(
      await form(GRANT, basic(key.key.id, key.plain)),
      401,
      "invalid_client",
      "unauthenticated",
    );
    // Neither by its form nor by its kind: a row that is a key buys nothing, whatever its secret looks like.
    const odd = await client(["INCIDENT"]);
    await ownerSql("UPDATE api_key SET kind = 'key' WHERE id = $1", [odd.id]);
    expectRefused(
      await form(GRANT, basic(odd.id, odd.secret)),
      401,
      "invalid_client",
      "unauthenticated",
    );
    for (const Authorization of [`Bearer ${secret}`, "Basic", "Basic !", "Basic bm9jb2xvbg=="]) {
      expectRefused(await form(GRANT, { Authorization }), 401, "invalid_client", "unauthenticated");
    }
  });

  it("for a client that was revoked or has expired", async () => {
    const [revoked, expired] = [await client(["INCIDENT"]), await client(["INCIDENT"])];
    await revokeKey(ctxFor(org), revoked.id);
    await ownerSql("UPDATE api_key SET expires_at = now() WHERE id = $1", [expired.id]);
    expectRefused(
      await form(GRANT, basic(revoked.id, revoked.secret)),
      401,
      "invalid_client",
      "credential_revoked",
    );
    expectRefused(
      await form(GRANT, basic(expired.id, expired.secret)),
      401,
      "invalid_client",
      "credential_expired",
    );
  });

  it.each([
    ["no grant", { grant_type: "" }, "invalid_request", "/grant_type"],
    ["another grant", { grant_type: "password" }, "unsupported_grant_type", "/grant_type"],
    ["a field that is none", { audience: "x" }, "invalid_request", "/audience"],
    ["NUL in a field", { scope: "\0" }, "invalid_request", "/scope"],
  ])("for %s: 400 that names it", async (_name, more, error, pointer) => {
    const heard = await form({ ...GRANT, ...more }, basic(id, secret));
    expectRefused(heard, 400, error, "invalid_request");
    expect(heard.json.errors[0]).toMatchObject({ pointer });
  });

  it("for a client that presents itself twice, or a field twice", async () => {
    const twice = await form({ ...GRANT, client_secret: secret }, basic(id, secret));
    expectRefused(twice, 400, "invalid_request", "invalid_request");
    const heard = await call("POST", TOKEN_PATH, {
      raw: "grant_type=client_credentials&grant_type=client_credentials",
      headers: { "Content-Type": "application/x-www-form-urlencoded", ...basic(id, secret) },
    });
    expectRefused(heard, 400, "invalid_request", "invalid_request");
  });

  it("for JSON, for half a form, for a file", async () => {
    const json = await call("POST", TOKEN_PATH, { body: { ...GRANT } });
    expectRefused(json, 415, "invalid_request", "unsupported_media_type");
    const half = await call("POST", TOKEN_PATH, {
      raw: "--x\r\nContent-Disposition: form-data; name=",
      headers: { "Content-Type": "multipart/form-data; boundary=x" },
    });
    expectRefused(half, 400, "invalid_request", "invalid_request");
    const data = new FormData();
    data.append("client_secret", new Blob(["x"]), "x.txt");
    const file = new Response(data);
    const heard = await call("POST", TOKEN_PATH, {
      raw: new Uint8Array(await file.arrayBuffer()),
      headers: { "Content-Type": file.headers.get("content-type") ?? "" },
    });
    expectRefused(heard, 400, "invalid_request", "invalid_request");
  });

  it("twice for one Idempotency-Key: the answer is not kept", async () => {
    const headers = { ...basic(id, secret), "Idempotency-Key": "one" };
    expect((await form(GRANT, headers)).status).toBe(200);
    expectRefused(await form(GRANT, headers), 409, "invalid_request", "idempotency_secret");
    const kept = await ownerSql("SELECT body FROM idempotency_key WHERE key = 'one'");
    expect(kept).toEqual([{ body: null }]);
  });
});

describe("as many retries at once as there are connections wait for none of each other's", () => {
  const given = process.env.TOCSIN_DB_CONNECTIONS;
  const few = async (connections: string | undefined) => {
    process.env.TOCSIN_DB_CONNECTIONS = connections;
    forgetEnv();
    await disconnect();
    forgetCredentials();
  };
  afterEach(() => few(given));

  it.each(["the key that signs is there", "it is made for them"])("when %s", async (when) => {
    await tokenOf({ id, secret });
    await few("2");
    if (when === "it is made for them") await ownerSql("DELETE FROM signing_key");
    const heard = await Promise.all(
      ["a", "b", "c", "d", "e", "f"].map((retry) =>
        form(GRANT, { ...basic(id, secret), "Idempotency-Key": `${retry}-${when.length}` }),
      ),
    );
    expect(heard.map(({ status }) => status)).toEqual(Array(6).fill(200));
  });
});

describe("the checks", () => {
  it("come in their order: size, form, client, fields", async () => {
    const type = { "Content-Type": "application/x-www-form-urlencoded" };
    const large = await call("POST", TOKEN_PATH, { raw: "x".repeat(1_048_577), headers: type });
    expectRefused(large, 413, "invalid_request", "body_too_large");
    const wrongBoth = await form({ grant_type: "password" }, basic(id, "wrong"));
    expectRefused(wrongBoth, 401, "invalid_client", "unauthenticated");
    const query = await call("POST", `${TOKEN_PATH}?x=1`, {
      raw: "grant_type=client_credentials",
      headers: { ...type, ...basic(id, secret) },
    });
    expectRefused(query, 400, "invalid_request", "invalid_request");
    expect(query.headers.get("ratelimit")).toContain("credential");
    expect((await call("GET", TOKEN_PATH)).status).toBe(405);
  });

  it("count failures against the address, whatever comes after, and no other address", async () => {
    // The clock stands: the address would be let in again while a busy machine takes its time.
    vi.setSystemTime(new Date());
    await holdAllowances();
    const from = { "x-tocsin-address": "198.51.100.7" };
    const heard = [];
    for (let n = 0; n < 32; n++) heard.push(await form(GRANT, { ...basic(id, "wrong"), ...from }));
    expect(heard[0]?.status).toBe(401);
    const blocked = await form(GRANT, { ...basic(id, secret), ...from });
    expectRefused(blocked, 429, "temporarily_unavailable", "too_many_failures");
    expect(Number(blocked.headers.get("retry-after"))).toBeGreaterThan(0);
    const token = await tokenOf({ id, secret });
    const address = `${INCIDENTS}?orgId=${org}`;
    expect((await call("GET", address, { key: token, headers: from })).status).toBe(429);
    expect((await call("GET", address, { key: token })).status).toBe(200);
  });

  it("count tokens that are none as well", async () => {
    vi.setSystemTime(new Date());
    await holdAllowances();
    const from = { "x-tocsin-address": "198.51.100.8" };
    const address = `${INCIDENTS}?orgId=${org}`;
    for (let n = 0; n < 32; n++) await call("GET", address, { key: "a.b.c", headers: from });
    const token = await tokenOf({ id, secret });
    expect((await call("GET", address, { key: token, headers: from })).status).toBe(429);
  });
});

describe("a token is refused", () => {
  const at = () => Math.floor(Date.now() / 1_000);
  const claims = () => ({ iss: "urn:tocsin", aud: "urn:tocsin", sub: id, scope: "INCIDENT", org });

  it(`that was tampered with: ${BAD}`, async () => {
    const token = await tokenOf(await client(["INCIDENT_READ"]));
    const [head, body, signature] = token.split(".");
    const more = encoded({ ...part(token, 1), scope: "admin" });
    for (const wrong of [
      `${head}.${more}.${signature}`,
      `${head}.${body}.${"A".repeat(86)}`,
      `${head}.${body}.`,
      `${encoded({ ...part(token, 0), alg: "none" })}.${body}.`,
      `${encoded({ ...part(token, 0), alg: "HS256" })}.${body}.${signature}`,
      `${encoded({ alg: "ES256", typ: "at+jwt" })}.${body}.${signature}`,
      `${encoded({ ...part(token, 0), typ: "JWT" })}.${body}.${signature}`,
      `x.${body}.${signature}`,
    ]) {
      const heard = await list(wrong);
      expect(heard.status, wrong).toBe(401);
      expect(heard.json.code).toBe("unauthenticated");
      expect(heard.headers.get("www-authenticate")).toBe('Bearer error="invalid_token"');
    }
    expect((await list(token)).status).toBe(200);
  });

  it("that another installation signed, by its own key or under the id of ours", async () => {
    const { kid } = part(await tokenOf({ id, secret }), 0);
    const { privateKey, publicKey } = await generateKeyPair("ES256");
    const jwk = await exportJWK(publicKey);
    for (const header of [{ kid }, { kid: "A".repeat(43) }, { kid, jwk }, {}]) {
      const token = await new SignJWT(claims())
        .setProtectedHeader({ alg: "ES256", typ: "at+jwt", ...header })
        .setIssuedAt()
        .setExpirationTime(at() + 600)
        .sign(privateKey);
      expect((await list(token)).json.code).toBe("unauthenticated");
    }
  });

  it("once its client is revoked or has expired, at once in this process", async () => {
    const [one, two] = [await client(["INCIDENT"]), await client(["INCIDENT"])];
    const [ofOne, ofTwo] = [await tokenOf(one), await tokenOf(two)];
    expect((await list(ofOne)).status).toBe(200);
    await revokeKey(ctxFor(org), one.id);
    expect((await list(ofOne)).json.code).toBe("credential_revoked");
    await ownerSql("UPDATE api_key SET expires_at = now() WHERE id = $1", [two.id]);
    expect((await list(ofTwo)).json.code).toBe("credential_expired");
  });

  it("never because the client has a new secret; the old secret buys no more", async () => {
    const one = await client(["INCIDENT"]);
    const token = await tokenOf(one);
    const next = await rotateKey(ctxFor(org), one.id, { overlapHours: 0 });
    expect(next.key).toMatchObject({ id: one.id, kind: "client", scopes: ["INCIDENT"] });
    expect((await list(token)).status).toBe(200);
    expectRefused(
      await form(GRANT, basic(one.id, one.secret)),
      401,
      "invalid_client",
      "unauthenticated",
    );
    expect(await tokenOf({ id: one.id, secret: next.plain })).toBeTruthy();
  });
});

describe("a client's secret", () => {
  it("is no key: 401 at the other doors", async () => {
    const heard = await list(secret);
    expect(heard.status).toBe(401);
    expect(heard.json.code).toBe("unauthenticated");
  });

  it("is kept as its SHA-256 alone, and the ledger holds neither", async () => {
    const one = await client(["INCIDENT"]);
    const [row] = await ownerSql(
      "SELECT key_hash = sha256($1) AS fits, row_to_json(k)::text AS row FROM api_key k WHERE id = $2",
      [Buffer.from(one.secret), one.id],
    );
    expect(row).toMatchObject({ fits: true });
    expect(row?.row).not.toContain(one.secret);
    await rotateKey(ctxFor(org), one.id, { overlapHours: 0 });
    await revokeKey(ctxFor(org), one.id);
    const entries = await ownerSql(
      "SELECT e.action, p.body FROM ledger_entry e JOIN ledger_payload p USING (seq) WHERE subject_id = $1 ORDER BY seq",
      [one.id],
    );
    expect(entries.map(({ action }) => action)).toEqual([
      "client.created",
      "client.secret_rotated",
      "client.revoked",
    ]);
    for (const { body } of entries) expect(body).not.toContain(one.secret);
  });

  it("has no overlap, and ends with its client", async () => {
    const one = await client(["INCIDENT"]);
    const ctx = ctxFor(org);
    await expect(rotateKey(ctx, one.id, { overlapHours: 1 })).rejects.toMatchObject({
      code: "invalid_request",
    });
    await revokeKey(ctx, one.id);
    await expect(rotateKey(ctx, one.id, { overlapHours: 0 })).rejects.toMatchObject({
      code: "conflict",
    });
  });
});

describe("the organisations", () => {
  const path = "/api/access/v1/external/organizations";

  it("are the credential's own as a tree, for any scope, and nothing above", async () => {
    const root = await makeOrg("Root");
    const middle = await makeOrg("Middle", root);
    const [b, a] = [await makeOrg("B", middle), await makeOrg("A", middle)];
    await makeOrg("Sibling", root);
    const leaf = (its: string, name: string) => ({
      id: its,
      name,
      parentId: middle,
      externalId: null,
      children: [],
    });
    for (const scope of ["INCIDENT_CREATE", "grc:read"] as const) {
      const one = await client([scope], middle);
      const heard = await call("GET", path, { key: await tokenOf(one) });
      expect(heard.status, heard.text).toBe(200);
      expect(heard.json).toEqual({
        ...leaf(middle, "Middle"),
        parentId: null,
        children: [leaf(a, "A"), leaf(b, "B")],
      });
    }
  });

  it("are not for a credential without a scope, nor without a credential", async () => {
    const one = await client(["INCIDENT"]);
    await ownerSql("UPDATE api_key SET scopes = '{}' WHERE id = $1", [one.id]);
    expect((await call("GET", path, { key: await tokenOf(one) })).status).toBe(403);
    expect((await call("GET", path)).status).toBe(401);
  });
});
