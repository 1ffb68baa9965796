import { describe, expect, it } from "vitest";
import { requireScopeIn } from "../context";
import { Refusal } from "../errors";
import { newId } from "../ids";
import { ctxFor, makeOrg, ownerSql } from "../testing/fixtures";
import { statementsOf } from "../testing/statements";
import { authenticateKey } from "./authenticate";
import { forgetCredentials } from "./credential-cache";
import { newKey } from "./key-format";
import { createKey, revokeKey } from "./keys";
import { lastUsesWritten } from "./last-use";
import { createOrganisation } from "./organisations";

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const plus = (at: Date, ms: number) => new Date(at.getTime() + ms);

async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  const cause = await work.then(
    () => null,
    (thrown) => thrown,
  );
  if (cause instanceof Refusal) return cause;
  throw new Error(`Expected a refusal, got ${cause}`);
}

/** How often `act` looks a credential up. */
async function lookUpsOf(act: () => Promise<unknown>): Promise<number> {
  const sent = await statementsOf(act);
  return sent.filter((text) => text.includes("lookup_credential")).length;
}

describe("a key", () => {
  it("is a caller with its scopes in its organisation and all below, and in no other", async () => {
    const root = await makeOrg("Root");
    const child = await makeOrg("Child", root);
    const grandchild = await makeOrg("Grandchild", child);
    const sibling = await makeOrg("Sibling", root);
    const ctx = ctxFor([root, child, grandchild, sibling]);
    const { plain, key } = await createKey(ctx, {
      orgId: child,
      name: "Works below",
      scopes: ["incidents:read"],
    });
    const caller = await authenticateKey(plain, ctx.now);
    expect(caller).toMatchObject({
      actor: { type: "api_key", id: key.id, name: "Works below" },
      credentialId: key.id,
      homeOrgId: child,
      kind: "api_key",
    });
    expect([...caller.grants.keys()].sort()).toEqual([child, grandchild].sort());
    for (const held of caller.grants.values()) expect([...held]).toEqual(["incidents:read"]);
  });

  it("that is malformed, mistyped or made up is refused without a look-up where its form tells", async () => {
    const now = new Date();
    const slip = newKey().replace(/.$/, (last) => (last === "0" ? "1" : "0"));
    const asked = await lookUpsOf(async () => {
      for (const presented of [
        "",
        "toc_live_",
        "nonsense",
        slip,
        "x".repeat(50_000),
        "toc_live_\u0000",
      ]) {
        const refusal = await refusalOf(authenticateKey(presented, now));
        expect(refusal.code).toBe("unauthenticated");
        expect(refusal.headers).toEqual({ "WWW-Authenticate": 'Bearer error="invalid_token"' });
      }
    });
    expect(asked).toBe(0);
    const askedOnce = await lookUpsOf(async () => {
      expect((await refusalOf(authenticateKey(newKey(), now))).code).toBe("unauthenticated");
    });
    expect(askedOnce).toBe(1);
  });

  it("works until its expiry and not at it", async () => {
    const orgId = await makeOrg();
    const ctx = ctxFor(orgId);
    const expiresAt = plus(ctx.now, MINUTE_MS);
    const { plain } = await createKey(ctx, { orgId, name: "Short", scopes: ["admin"], expiresAt });
    await authenticateKey(plain, plus(expiresAt, -1));
    const refusal = await refusalOf(authenticateKey(plain, expiresAt));
    expect(refusal.code).toBe("credential_expired");
    expect(refusal.headers["WWW-Authenticate"]).toContain("invalid_token");
  });

  it("is looked up once in five seconds", async () => {
    const orgId = await makeOrg();
    const ctx = ctxFor(orgId);
    const { plain } = await createKey(ctx, { orgId, name: "Busy", scopes: ["incidents:read"] });
    await authenticateKey(plain, ctx.now);
    const askedAt = (ms: number) => lookUpsOf(() => authenticateKey(plain, plus(ctx.now, ms)));
    expect(await askedAt(5 * SECOND_MS - 1)).toBe(0);
    expect(await askedAt(5 * SECOND_MS)).toBe(1);
  });

  it("revoked behind this process's back works for five seconds and no longer", async () => {
    const orgId = await makeOrg();
    const ctx = ctxFor(orgId);
    const { plain, key } = await createKey(ctx, { orgId, name: "Old", scopes: ["incidents:read"] });
    await authenticateKey(plain, ctx.now);
    await ownerSql("UPDATE api_key SET revoked_at = now() WHERE id = $1", [key.id]);
    const refusal = await refusalOf(authenticateKey(plain, plus(ctx.now, 5 * SECOND_MS)));
    expect(refusal.code).toBe("credential_revoked");
  });

  it("is not kept when it was revoked while being looked up", async () => {
    const orgId = await makeOrg();
    const ctx = ctxFor(orgId);
    const { plain, key } = await createKey(ctx, {
      orgId,
      name: "Race",
      scopes: ["incidents:read"],
    });
    const lookingUp = authenticateKey(plain, ctx.now);
    forgetCredentials();
    await lookingUp;
    await ownerSql("UPDATE api_key SET revoked_at = now() WHERE id = $1", [key.id]);
    expect((await refusalOf(authenticateKey(plain, ctx.now))).code).toBe("credential_revoked");
  });

  it("reaches an organisation that is made below its own, at once", async () => {
    const root = await makeOrg("Root");
    const ctx = ctxFor(root);
    const { plain } = await createKey(ctx, {
      orgId: root,
      name: "Root",
      scopes: ["incidents:read"],
    });
    await authenticateKey(plain, ctx.now);
    const child = await createOrganisation(ctx, { name: "Child", parentId: root });
    const caller = await authenticateKey(plain, ctx.now);
    requireScopeIn({ ...ctx, grants: caller.grants }, child.id, "incidents:read");
  });

  it("has its last use written at most once a minute", async () => {
    const orgId = await makeOrg();
    const ctx = ctxFor(orgId);
    const { plain, key } = await createKey(ctx, {
      orgId,
      name: "Used",
      scopes: ["incidents:read"],
    });
    const lastUse = async () => {
      await lastUsesWritten();
      const rows = await ownerSql("SELECT last_used_at FROM api_key WHERE id = $1", [key.id]);
      return rows[0]?.last_used_at;
    };
    expect(await lastUse()).toBeNull();
    await authenticateKey(plain, ctx.now);
    expect(await lastUse()).toEqual(ctx.now);
    await authenticateKey(plain, plus(ctx.now, MINUTE_MS - 1));
    expect(await lastUse()).toEqual(ctx.now);
    await authenticateKey(plain, plus(ctx.now, MINUTE_MS + 1));
    expect(await lastUse()).toEqual(plus(ctx.now, MINUTE_MS + 1));
  });

  it("with a scope of a newer version holds what this version knows", async () => {
    const orgId = await makeOrg();
    const ctx = ctxFor(orgId);
    const { plain, key } = await createKey(ctx, { orgId, name: "New", scopes: ["incidents:read"] });
    await ownerSql("UPDATE api_key SET scopes = '{incidents:read,moon:land}' WHERE id = $1", [
      key.id,
    ]);
    const caller = await authenticateKey(plain, ctx.now);
    expect([...(caller.grants.get(orgId) ?? [])]).toEqual(["incidents:read"]);
  });

  it("revoked answers the same whether or not it has expired as well", async () => {
    const orgId = await makeOrg();
    const ctx = ctxFor(orgId);
    const expiresAt = plus(ctx.now, MINUTE_MS);
    const { plain, key } = await createKey(ctx, {
      orgId,
      name: newId(ctx.now),
      scopes: ["incidents:read"],
      expiresAt,
    });
    await revokeKey(ctx, key.id);
    for (const at of [ctx.now, plus(expiresAt, 1)]) {
      expect((await refusalOf(authenticateKey(plain, at))).code).toBe("credential_revoked");
    }
  });
});
