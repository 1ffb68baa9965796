import { beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "../context";
import { newId } from "../ids";
import type { Role } from "../schema/member";
import { ctxFor, makeOrg, ownerSql } from "../testing/fixtures";
import { grantsOfUser } from "./grants";
import { addMember, changeRole, endMembership, listMembers } from "./members";
import { ROLE_PERMISSIONS } from "./roles";
import { beginSession, liveSession } from "./sessions";

let root: string;
let child: string;
let owner: Ctx;

beforeEach(async () => {
  root = await makeOrg("Root");
  child = await makeOrg("Child", root);
  owner = ctxFor([root, child], ROLE_PERMISSIONS.owner);
});

async function account(name = "Ada"): Promise<string> {
  const id = newId(new Date());
  await ownerSql(
    "INSERT INTO user_account (id, email, name, password_hash, created_at) VALUES ($1, $2, $3, '', now())",
    [id, `${id}@example.org`, name],
  );
  return id;
}

async function member(orgId: string, role: Role, name?: string) {
  const userId = await account(name);
  const { id } = await addMember(owner, { orgId, userId, role });
  return { id, userId };
}

const tables = () =>
  ownerSql(
    "SELECT (SELECT json_agg(m ORDER BY m.id) FROM membership m) AS members, (SELECT count(*) FROM ledger_entry) AS entries",
  );
const ledgerOf = (id: string) =>
  ownerSql("SELECT action, org_id, actor_id FROM ledger_entry WHERE subject_id = $1 ORDER BY seq", [
    id,
  ]);

describe("members", () => {
  it("are listed with the roles given here and above", async () => {
    const boss = await member(root, "owner", "Boss");
    const helper = await member(child, "investigator", "Helper");
    expect(await listMembers(owner, child)).toMatchObject([
      { id: boss.id, name: "Boss", role: "owner", orgId: root, inherited: true },
      { id: helper.id, name: "Helper", role: "investigator", orgId: child, inherited: false },
    ]);
    expect(await listMembers(owner, root)).toMatchObject([{ id: boss.id, inherited: false }]);
    const below = ctxFor(child, ROLE_PERMISSIONS.owner);
    expect(await listMembers(below, child)).toMatchObject([{ id: helper.id }]);
  });

  it("cannot be added twice to one organisation", async () => {
    const { userId } = await member(root, "viewer");
    const before = await tables();
    await expect(addMember(owner, { orgId: root, userId, role: "owner" })).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await tables()).toEqual(before);
  });

  it("of another organisation are not found, and nothing changes", async () => {
    await member(root, "owner");
    const { id, userId } = await member(root, "viewer");
    expect(await listMembers(owner, root)).toHaveLength(2);
    const stranger = ctxFor(await makeOrg("Elsewhere"), ROLE_PERMISSIONS.owner);
    const before = await tables();
    for (const attempt of [
      () => listMembers(stranger, root),
      () => addMember(stranger, { orgId: root, userId, role: "viewer" }),
      () => changeRole(stranger, id, "owner"),
      () => endMembership(stranger, id),
      () => endMembership(stranger, newId(new Date())),
      () => endMembership(stranger, "no uuid"),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
    }
    expect(await tables()).toEqual(before);
  });

  it("are managed by owners alone", async () => {
    const { id, userId } = await member(root, "viewer");
    const before = await tables();
    for (const permissions of [ROLE_PERMISSIONS.dpo, ["admin"] as const]) {
      const ctx = ctxFor([root, child], permissions);
      for (const attempt of [
        () => listMembers(ctx, root),
        () => addMember(ctx, { orgId: child, userId, role: "viewer" }),
        () => changeRole(ctx, id, "dpo"),
        () => endMembership(ctx, id),
      ]) {
        await expect(attempt()).rejects.toMatchObject({ code: "insufficient_scope" });
      }
    }
    expect(await tables()).toEqual(before);
  });
});

describe("changing a role", () => {
  it("changes what the person may do, in a session that is running as well, and is recorded", async () => {
    const { id, userId } = await member(root, "viewer");
    const session = await beginSession({ userId, userAgent: "", address: "", now: owner.now });
    expect((await liveSession(session.id, owner.now))?.grants.get(child)?.has("audit:read")).toBe(
      false,
    );
    await changeRole(owner, id, "auditor");
    expect((await liveSession(session.id, owner.now))?.grants.get(child)?.has("audit:read")).toBe(
      true,
    );
    expect(await ledgerOf(id)).toEqual([
      { action: "membership.created", org_id: root, actor_id: owner.actor.id },
      { action: "membership.role_changed", org_id: root, actor_id: owner.actor.id },
    ]);
  });

  it("says whose role it was, by name: so does the end of a membership", async () => {
    const { id, userId } = await member(root, "viewer");
    await changeRole(owner, id, "auditor");
    await endMembership(owner, id);
    const [person] = await ownerSql<{ name: string }>(
      "SELECT name FROM user_account WHERE id = $1",
      [userId],
    );
    const kept = await ownerSql<{ body: string }>(
      `SELECT p.body FROM ledger_entry e JOIN ledger_payload p USING (seq)
       WHERE e.subject_id = $1 ORDER BY e.seq`,
      [id],
    );
    const told = kept.map(({ body }) => JSON.parse(body));
    const { name } = person ?? {};
    expect(told.map(({ before, after }) => [before?.name, after?.name])).toEqual([
      [undefined, name],
      [name, name],
      [name, undefined],
    ]);
  });

  it("never raises above oneself, nor touches who stands above", async () => {
    const boss = await member(root, "owner");
    await member(root, "owner");
    const viewer = await member(root, "viewer");
    const lesser = ctxFor([root, child], ["members:manage", "incidents:read"]);
    const before = await tables();
    await expect(changeRole(lesser, viewer.id, "investigator")).rejects.toMatchObject({
      code: "insufficient_scope",
    });
    await expect(changeRole(lesser, boss.id, "viewer")).rejects.toMatchObject({
      code: "insufficient_scope",
    });
    await expect(endMembership(lesser, boss.id)).rejects.toMatchObject({
      code: "insufficient_scope",
    });
    expect(await tables()).toEqual(before);
    await endMembership(lesser, viewer.id);
  });
});

describe("ending a membership", () => {
  it("takes the role at once, keeps the row, and is not there to be ended again", async () => {
    const { id, userId } = await member(root, "dpo");
    expect((await grantsOfUser(userId)).grants.size).toBe(2);
    await endMembership(owner, id);
    expect((await grantsOfUser(userId)).grants.size).toBe(0);
    expect(await ownerSql("SELECT ended_at FROM membership WHERE id = $1", [id])).toEqual([
      { ended_at: owner.now },
    ]);
    await expect(endMembership(owner, id)).rejects.toMatchObject({ code: "not_found" });
    expect((await ledgerOf(id)).map(({ action }) => action)).toEqual([
      "membership.created",
      "membership.ended",
    ]);
    await addMember(owner, { orgId: root, userId, role: "viewer" });
  });
});

describe("the last owner of a root", () => {
  it("can neither leave nor become less; with another one they can", async () => {
    const last = await member(root, "owner");
    const before = await tables();
    await expect(endMembership(owner, last.id)).rejects.toMatchObject({ code: "conflict" });
    await expect(changeRole(owner, last.id, "dpo")).rejects.toMatchObject({ code: "conflict" });
    expect(await tables()).toEqual(before);
    await member(root, "owner");
    await endMembership(owner, last.id);
  });

  it("remains when the two last ones leave at once", async () => {
    const [one, two] = [await member(root, "owner"), await member(root, "owner")];
    const both = await Promise.allSettled([
      endMembership(owner, one.id),
      changeRole(owner, two.id, "viewer"),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const owners = (await listMembers(owner, root)).filter(({ role }) => role === "owner");
    expect(owners).toHaveLength(1);
  });

  it("is no matter below: those above hold for it", async () => {
    const { id } = await member(child, "owner");
    await endMembership(owner, id);
    expect(await listMembers(owner, child)).toEqual([]);
  });
});
