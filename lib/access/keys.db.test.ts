import { describe, expect, it } from "vitest";
import type { Ctx } from "../context";
import { Refusal } from "../errors";
import { newId } from "../ids";
import type { Permission, Scope } from "../schema/scopes";
import { ctxFor, makeOrg, ownerSql } from "../testing/fixtures";
import { authenticateKey } from "./authenticate";
import { createKey, listKeys, revokeKey, rotateKey } from "./keys";
import { ROLE_PERMISSIONS } from "./roles";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const later = (ctx: Ctx, ms: number): Ctx => ({ ...ctx, now: new Date(ctx.now.getTime() + ms) });

async function codeOf(work: Promise<unknown>): Promise<string> {
  const said = await work.then(
    () => "no refusal",
    (cause) => (cause instanceof Refusal ? cause.code : `not a refusal: ${cause}`),
  );
  return said;
}

const READ: { name: string; scopes: Scope[] } = { name: "Reader", scopes: ["incidents:read"] };

async function keyTables() {
  return ownerSql(
    "SELECT (SELECT json_agg(k ORDER BY k.id) FROM api_key k) AS keys, (SELECT count(*) FROM ledger_entry) AS entries",
  );
}

describe("making a key", () => {
  it("shows the key once, keeps its SHA-256 alone, and records who made it", async () => {
    const ctx = ctxFor(await makeOrg());
    const [orgId = ""] = ctx.grants.keys();
    const { plain, key } = await createKey(ctx, { orgId, ...READ });

    expect(key).toMatchObject({
      orgId,
      ...READ,
      prefix: plain.slice(0, 13),
      state: "never_used",
      createdBy: ctx.actor,
      expiresAt: null,
    });
    const stored = await ownerSql(
      "SELECT key_hash = sha256($1) AS fits, row_to_json(k)::text AS row FROM api_key k WHERE id = $2",
      [Buffer.from(plain), key.id],
    );
    expect(stored[0]?.fits).toBe(true);
    expect(stored[0]?.row).not.toContain(plain);
    const entries = await ownerSql(
      "SELECT e.action, e.actor_id, e.org_id, p.body FROM ledger_entry e JOIN ledger_payload p USING (seq) WHERE subject_id = $1",
      [key.id],
    );
    expect(entries).toMatchObject([
      { action: "key.created", actor_id: ctx.actor.id, org_id: orgId },
    ]);
    expect(entries[0]?.body).not.toContain(plain);
    expect(entries[0]?.body.toLowerCase()).not.toContain("hash");
  });

  it("gives no scope that its maker does not hold in that organisation", async () => {
    const [own, other] = [await makeOrg("Own"), await makeOrg("Other")];
    const ctx = ctxFor(own, ["keys:manage", "incidents:read"]);
    const grants = new Map(ctx.grants).set(
      other,
      new Set<Permission>(["keys:manage", "audit:read"]),
    );
    const both = { ...ctx, grants };
    const before = await keyTables();
    for (const scope of ["incidents:write", "audit:read", "admin"] as const) {
      expect(await codeOf(createKey(both, { orgId: own, name: "More", scopes: [scope] }))).toBe(
        "insufficient_scope",
      );
    }
    expect(await keyTables()).toEqual(before);
    await createKey(both, {
      orgId: own,
      name: "As much",
      scopes: ["incidents:read", "keys:manage"],
    });
  });

  it("gives admin for an owner, not for a data protection officer, and not for a key that holds it", async () => {
    const orgId = await makeOrg();
    const admin = { orgId, name: "Admin", scopes: ["admin" as const] };
    await createKey(ctxFor(orgId, ROLE_PERMISSIONS.owner), admin);
    expect(await codeOf(createKey(ctxFor(orgId, ROLE_PERMISSIONS.dpo), admin))).toBe(
      "insufficient_scope",
    );
    const key = ctxFor(orgId, ["admin"], {
      actor: { type: "api_key", id: newId(new Date()), name: "Admin" },
    });
    expect(await codeOf(createKey(key, admin))).toBe("insufficient_scope");
    await createKey(key, { orgId, ...READ });
  });

  it("is for who manages keys, in an organisation that they see, with an expiry to come", async () => {
    const [orgId, hidden] = [await makeOrg(), await makeOrg("Hidden")];
    const ctx = ctxFor(orgId);
    const viewer = ctxFor(orgId, ROLE_PERMISSIONS.viewer);
    const before = await keyTables();
    expect(await codeOf(createKey(viewer, { orgId, ...READ }))).toBe("insufficient_scope");
    expect(await codeOf(createKey(ctx, { orgId: hidden, ...READ }))).toBe("not_found");
    expect(await codeOf(createKey(ctx, { orgId, ...READ, expiresAt: ctx.now }))).toBe(
      "invalid_request",
    );
    expect(await codeOf(createKey(ctx, { orgId, name: " ", scopes: [] }))).toBe("invalid_request");
    expect(await keyTables()).toEqual(before);
  });
});

describe("keys of another organisation", () => {
  it("are not found, and nothing changes", async () => {
    const [a, b] = [await makeOrg("A"), await makeOrg("B")];
    const [inA, inB] = [ctxFor(a), ctxFor(b)];
    const { key } = await createKey(inA, { orgId: a, ...READ });
    expect(await listKeys(inA, a)).toMatchObject([{ id: key.id }]);

    const before = await keyTables();
    expect(await listKeys(inB)).toEqual([]);
    expect(await codeOf(listKeys(inB, a))).toBe("not_found");
    for (const id of [key.id, newId(new Date()), "no uuid"]) {
      expect(await codeOf(revokeKey(inB, id))).toBe("not_found");
      expect(await codeOf(rotateKey(inB, id, { overlapHours: 1 }))).toBe("not_found");
    }
    expect(await keyTables()).toEqual(before);
  });
});

describe("revoking", () => {
  it("ends a key at once, keeps it in the list, and does nothing the second time", async () => {
    const orgId = await makeOrg();
    const ctx = ctxFor(orgId);
    const { plain, key } = await createKey(ctx, { orgId, ...READ });
    await authenticateKey(plain, ctx.now);
    await revokeKey(ctx, key.id);
    expect(await codeOf(authenticateKey(plain, ctx.now))).toBe("credential_revoked");

    const [entries] = await ownerSql("SELECT count(*) FROM ledger_entry WHERE subject_id = $1", [
      key.id,
    ]);
    await revokeKey(later(ctx, HOUR_MS), key.id);
    expect(
      await ownerSql("SELECT count(*) FROM ledger_entry WHERE subject_id = $1", [key.id]),
    ).toEqual([entries]);
    expect(await listKeys(ctx, orgId)).toMatchObject([
      { id: key.id, state: "revoked", revokedAt: ctx.now, revokedByName: ctx.actor.name },
    ]);
  });
});

describe("rotating", () => {
  it("makes a successor with the same scopes and lifetime; the old key works until the overlap ends", async () => {
    const orgId = await makeOrg();
    const ctx = ctxFor(orgId);
    const old = await createKey(ctx, {
      orgId,
      ...READ,
      expiresAt: new Date(ctx.now.getTime() + 90 * DAY_MS),
    });
    const then = later(ctx, 10 * DAY_MS);
    const next = await rotateKey(then, old.key.id, { overlapHours: 24 });
    expect(next.plain).not.toBe(old.plain);
    expect(next.key).toMatchObject({
      ...READ,
      rotatedFromId: old.key.id,
      expiresAt: new Date(then.now.getTime() + 90 * DAY_MS),
    });

    const justBefore = new Date(then.now.getTime() + DAY_MS - 1);
    const end = new Date(then.now.getTime() + DAY_MS);
    await authenticateKey(old.plain, justBefore);
    expect(await codeOf(authenticateKey(old.plain, end))).toBe("credential_expired");
    expect((await authenticateKey(next.plain, end)).credentialId).toBe(next.key.id);
  });

  it("never lengthens the old key's life, and replaces it only once", async () => {
    const orgId = await makeOrg();
    const ctx = ctxFor(orgId);
    const expiresAt = new Date(ctx.now.getTime() + HOUR_MS);
    const { key } = await createKey(ctx, { orgId, ...READ, expiresAt });
    const both = await Promise.all([
      codeOf(rotateKey(ctx, key.id, { overlapHours: 24 })),
      codeOf(rotateKey(ctx, key.id, { overlapHours: 24 })),
    ]);
    expect(both.sort()).toEqual(["conflict", "no refusal"]);
    const list = await listKeys(ctx, orgId);
    expect(list).toHaveLength(2);
    expect(list.find((row) => row.id === key.id)?.expiresAt).toEqual(expiresAt);
  });

  it("is no way to a key that holds more than oneself", async () => {
    const orgId = await makeOrg();
    const { key } = await createKey(ctxFor(orgId), { orgId, name: "Admin", scopes: ["admin"] });
    const dpo = ctxFor(orgId, ROLE_PERMISSIONS.dpo);
    expect(await codeOf(rotateKey(dpo, key.id, { overlapHours: 1 }))).toBe("insufficient_scope");
    expect(await listKeys(dpo, orgId)).toHaveLength(1);
  });

  it("refuses revoked and expired keys, and an overlap without end", async () => {
    const orgId = await makeOrg();
    const ctx = ctxFor(orgId);
    const { key: revoked } = await createKey(ctx, { orgId, ...READ });
    await revokeKey(ctx, revoked.id);
    const expiresAt = new Date(ctx.now.getTime() + HOUR_MS);
    const { key: expired } = await createKey(ctx, { orgId, ...READ, expiresAt });
    const then = later(ctx, HOUR_MS);
    for (const { id } of [revoked, expired]) {
      expect(await codeOf(rotateKey(then, id, { overlapHours: 1 }))).toBe("conflict");
    }
    for (const overlapHours of [-1, 0.5, 721, Number.NaN]) {
      expect(await codeOf(rotateKey(ctx, expired.id, { overlapHours }))).toBe("invalid_request");
    }
  });
});
