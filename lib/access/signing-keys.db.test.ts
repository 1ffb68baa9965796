import { decodeJwt, SignJWT } from "jose";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetEnv } from "../env";
import { ctxFor, makeOrg, ownerSql } from "../testing/fixtures";
import { authenticateBearer } from "./authenticate";
import { authenticateClient } from "./authenticate-client";
import { forgetCredentials } from "./credential-cache";
import { createKey } from "./keys";
import { seal, unseal } from "./seal";
import { rotateSigningKey, SIGNS_MS, signingKey, verifyingKey } from "./signing-keys";
import { systemCtxNowhere } from "./system";
import { issueToken } from "./tokens";

const NOW = new Date("2026-11-21T12:00:00.000Z");
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const plus = (ms: number) => new Date(NOW.getTime() + ms);

beforeEach(async () => {
  await ownerSql("DELETE FROM signing_key");
  forgetCredentials();
});

afterEach(() => {
  vi.unstubAllEnvs();
  forgetEnv();
});

const rows = () => ownerSql("SELECT kid, retired_at FROM signing_key ORDER BY created_at");

async function tokenAt(now: Date): Promise<string> {
  const orgId = await makeOrg();
  const made = await createKey(ctxFor(orgId, undefined, { now: NOW }), {
    kind: "client",
    orgId,
    name: "Portal",
    scopes: ["INCIDENT_READ"],
  });
  const client = await authenticateClient({ id: made.key.id, secret: made.plain }, now);
  return (await issueToken(client, await signingKey(now), "", now)).access_token;
}

const kindOf = (token: string, now: Date) =>
  authenticateBearer(token, now).then(
    () => "works",
    (cause) => cause.code,
  );

describe("signing keys", () => {
  it("are made on first use, one for all who ask at once, the private half sealed", async () => {
    const keys = await Promise.all(Array.from({ length: 6 }, () => signingKey(NOW)));
    expect(new Set(keys.map(({ kid }) => kid)).size).toBe(1);
    const stored = await ownerSql("SELECT public_jwk, sealed FROM signing_key");
    expect(stored).toHaveLength(1);
    expect(stored[0]?.public_jwk).toEqual({
      kty: "EC",
      crv: "P-256",
      x: expect.any(String),
      y: expect.any(String),
    });
    expect(Buffer.from(stored[0]?.sealed).toString("latin1")).not.toContain('"d"');
  });

  it("sign for 90 days; the next one is made by itself", async () => {
    const { kid } = await signingKey(NOW);
    expect((await signingKey(plus(SIGNS_MS - 1))).kid).toBe(kid);
    const next = await signingKey(plus(SIGNS_MS));
    expect(next.kid).not.toBe(kid);
    expect(await rows()).toMatchObject([{ kid, retired_at: plus(SIGNS_MS) }, { retired_at: null }]);
  });

  it("that were rotated out verify until their last token is over, and no longer", async () => {
    const token = await tokenAt(NOW);
    const { kid } = await signingKey(NOW);
    const next = await rotateSigningKey(systemCtxNowhere("test", plus(MINUTE_MS)));
    expect((await signingKey(plus(MINUTE_MS))).kid).toBe(next);
    expect(await kindOf(token, plus(HOUR_MS - 1))).toBe("works");
    expect(await kindOf(token, plus(HOUR_MS))).toBe("credential_expired");
    expect(await verifyingKey(kid, plus(MINUTE_MS + HOUR_MS))).not.toBeNull();
    expect(await verifyingKey(kid, plus(3 * MINUTE_MS + HOUR_MS))).toBeNull();
    expect(await verifyingKey(next, plus(3 * MINUTE_MS + HOUR_MS))).not.toBeNull();
  });

  it("are rotated by the command line alone", async () => {
    const ctx = ctxFor(await makeOrg());
    await expect(rotateSigningKey(ctx)).rejects.toMatchObject({ code: "insufficient_scope" });
    expect(await rows()).toEqual([]);
  });

  it("that another secret sealed are replaced; what they signed still verifies", async () => {
    const token = await tokenAt(NOW);
    const { kid } = await signingKey(NOW);
    vi.stubEnv("TOCSIN_SECRET", "another secret of thirty-two signs and more");
    forgetEnv();
    forgetCredentials();
    expect((await signingKey(NOW)).kid).not.toBe(kid);
    expect(await kindOf(token, plus(MINUTE_MS))).toBe("works");
  });

  it("are found in the database by a process that has not seen them", async () => {
    const token = await tokenAt(NOW);
    forgetCredentials();
    expect(await kindOf(token, NOW)).toBe("works");
    await ownerSql("DELETE FROM signing_key");
    forgetCredentials();
    expect(await kindOf(token, NOW)).toBe("unauthenticated");
  });

  it("are not this installation's under another address", async () => {
    const token = await tokenAt(NOW);
    vi.stubEnv("TOCSIN_URL", "https://other.example");
    forgetEnv();
    expect(await kindOf(token, NOW)).toBe("unauthenticated");
  });
});

describe("a token", () => {
  it("of a client revoked behind this process's back works for five seconds and no longer", async () => {
    const token = await tokenAt(NOW);
    expect(await kindOf(token, NOW)).toBe("works");
    await ownerSql("UPDATE api_key SET revoked_at = now() WHERE kind = 'client'");
    expect(await kindOf(token, plus(4_999))).toBe("works");
    expect(await kindOf(token, plus(5_000))).toBe("credential_revoked");
  });
});

describe("what our own key signed", () => {
  const whole = {
    iss: "urn:tocsin",
    aud: "urn:tocsin",
    scope: "INCIDENT_READ",
    exp: 2_000_000_000,
  };

  it.each([
    ["of another kind", { typ: "JWT" }, {}],
    ["for somebody else", {}, { aud: "https://other.example" }],
    ["by somebody else", {}, { iss: "https://other.example" }],
    ["without an end", {}, { exp: undefined }],
    ["without a client", {}, { sub: undefined }],
    ["for a client that is no uuid", {}, { sub: "portal" }],
    ["for a client of nobody", {}, { sub: "01890a5d-ac96-774b-bcce-b302099a8057" }],
    ["without scopes", {}, { scope: undefined }],
  ])("%s is no token", async (_name, head, claims) => {
    const right = await tokenAt(NOW);
    const { kid, privateKey } = await signingKey(NOW);
    const sign = (header: object, said: object) =>
      new SignJWT({ ...whole, sub: decodeJwt(right).sub, ...said })
        .setProtectedHeader({ alg: "ES256", typ: "at+jwt", kid, ...header })
        .sign(privateKey);
    expect(await kindOf(await sign({}, {}), NOW)).toBe("works");
    expect(await kindOf(await sign(head, claims), NOW)).toBe("unauthenticated");
  });
});

describe("a seal", () => {
  it("opens for the same purpose, and not when it was changed", () => {
    const sealed = seal("a secret", "one");
    expect(unseal(sealed, "one")).toBe("a secret");
    expect(unseal(sealed, "two")).toBeNull();
    expect(
      unseal(
        sealed.map((byte, at) => (at === 30 ? byte ^ 1 : byte)),
        "one",
      ),
    ).toBeNull();
    expect(unseal(new Uint8Array(3), "one")).toBeNull();
  });
});
