import { beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "../context";
import { newId } from "../ids";
import { ctxFor, makeOrg, ownerSql } from "../testing/fixtures";
import { acceptInvitation, lookUpInvitation } from "./acceptance";
import { INVITATION_MS, invite, listInvitations, withdrawInvitation } from "./invitations";
import { listMembers } from "./members";
import { ROLE_PERMISSIONS } from "./roles";
import { signIn } from "./sign-in";
import { systemCtxNowhere } from "./system";
import { createUser } from "./users";

let orgId: string;
let owner: Ctx;
let email: string;
const account = { name: "Grace", password: "correct horse battery" };

beforeEach(async () => {
  orgId = await makeOrg("Acme");
  owner = ctxFor(orgId, ROLE_PERMISSIONS.owner);
  email = `${newId(new Date())}@example.org`;
});

const tables = () =>
  ownerSql(
    `SELECT (SELECT json_agg(i ORDER BY i.id) FROM invitation i) AS invitations,
            (SELECT count(*) FROM membership) AS members, (SELECT count(*) FROM user_account) AS users,
            (SELECT count(*) FROM ledger_entry) AS entries`,
  );
const signInAs = (who: string) =>
  signIn({ email: who, password: account.password, address: who, userAgent: "", now: owner.now });

describe("an invitation", () => {
  it("is a link that somebody new becomes a member by; everything is recorded, but for the token", async () => {
    const { token, invitation } = await invite(owner, {
      orgId,
      email: ` ${email.toUpperCase()}`,
      role: "dpo",
    });
    expect(invitation).toMatchObject({ email, role: "dpo", state: "open" });
    expect(await lookUpInvitation(token, owner.now)).toMatchObject({
      orgName: "Acme",
      email,
      role: "dpo",
      state: "open",
      hasAccount: false,
    });
    const accepted = await acceptInvitation({ token, by: { account }, now: owner.now });
    expect(accepted).toMatchObject({ orgId, email });
    expect(await listMembers(owner, orgId)).toMatchObject([{ email, name: "Grace", role: "dpo" }]);
    expect(await listInvitations(owner, orgId)).toMatchObject([{ state: "accepted" }]);
    await signInAs(email);

    const entries = await ownerSql(
      "SELECT e.action, e.actor_id, p.body FROM ledger_entry e JOIN ledger_payload p USING (seq) WHERE e.org_id = $1 ORDER BY seq",
      [orgId],
    );
    expect(entries.map(({ action, actor_id }) => [action, actor_id])).toEqual([
      ["invitation.created", owner.actor.id],
      ["membership.created", accepted.userId],
      ["invitation.accepted", accepted.userId],
    ]);
    expect(JSON.stringify(entries)).not.toContain(token);
    expect(JSON.stringify(await ownerSql("SELECT * FROM invitation"))).not.toContain(token);
  });

  it("is accepted by the account of its address, and by no other", async () => {
    const system = systemCtxNowhere("test", owner.now);
    const invited = await createUser(system, { email, ...account });
    const other = await createUser(system, { email: `other-${email}`, ...account });
    const { token } = await invite(owner, { orgId, email, role: "viewer" });
    expect(await lookUpInvitation(token, owner.now)).toMatchObject({ hasAccount: true });
    const before = await tables();
    for (const by of [{ userId: other.id }, { account }, { userId: newId(owner.now) }]) {
      await expect(acceptInvitation({ token, by, now: owner.now })).rejects.toMatchObject({
        code: "conflict",
      });
    }
    expect(await tables()).toEqual(before);
    await acceptInvitation({ token, by: { userId: invited.id }, now: owner.now });
    expect(await listMembers(owner, orgId)).toMatchObject([{ userId: invited.id, role: "viewer" }]);
  });

  it("works once, also when accepted twice at once", async () => {
    const { token } = await invite(owner, { orgId, email, role: "viewer" });
    const accept = () => acceptInvitation({ token, by: { account }, now: owner.now });
    const both = await Promise.allSettled([accept(), accept()]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(accept()).rejects.toMatchObject({ code: "conflict" });
    expect(await listMembers(owner, orgId)).toHaveLength(1);
  });

  it("works for seven days, until withdrawn, or until the same address is invited again", async () => {
    const old = await invite(owner, { orgId, email, role: "viewer" });
    const { token, invitation } = await invite(owner, { orgId, email, role: "auditor" });
    expect(await lookUpInvitation(old.token, owner.now)).toMatchObject({ state: "withdrawn" });
    const end = new Date(owner.now.getTime() + INVITATION_MS);
    expect(await lookUpInvitation(token, new Date(end.getTime() - 1))).toMatchObject({
      state: "open",
    });
    expect(await lookUpInvitation(token, end)).toMatchObject({ state: "expired" });
    await expect(acceptInvitation({ token, by: { account }, now: end })).rejects.toMatchObject({
      code: "conflict",
    });
    await withdrawInvitation(owner, invitation.id);
    await withdrawInvitation(owner, invitation.id);
    for (const dead of [old.token, token]) {
      await expect(
        acceptInvitation({ token: dead, by: { account }, now: owner.now }),
      ).rejects.toMatchObject({ code: "conflict" });
    }
    const withdrawn = await ownerSql(
      "SELECT 1 FROM ledger_entry WHERE org_id = $1 AND action = 'invitation.withdrawn'",
      [orgId],
    );
    expect(withdrawn).toHaveLength(2);
    expect(await listMembers(owner, orgId)).toEqual([]);
  });

  it("that never was is nothing", async () => {
    expect(await lookUpInvitation("made up", owner.now)).toBeNull();
    await expect(
      acceptInvitation({ token: "made up", by: { account }, now: owner.now }),
    ).rejects.toMatchObject({ code: "not_found" });
  });

  it("is not for who is a member already, and not to a role above one's own", async () => {
    const { token } = await invite(owner, { orgId, email, role: "viewer" });
    await acceptInvitation({ token, by: { account }, now: owner.now });
    const lesser = ctxFor(orgId, ["members:manage", "incidents:read"]);
    const before = await tables();
    await expect(invite(owner, { orgId, email, role: "owner" })).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(
      invite(lesser, { orgId, email: `new-${email}`, role: "investigator" }),
    ).rejects.toMatchObject({ code: "insufficient_scope" });
    await expect(
      invite(ctxFor(orgId, ROLE_PERMISSIONS.dpo), { orgId, email: `new-${email}`, role: "viewer" }),
    ).rejects.toMatchObject({ code: "insufficient_scope" });
    expect(await tables()).toEqual(before);
    await invite(lesser, { orgId, email: `new-${email}`, role: "viewer" });
  });

  it("of another organisation is not found, and stays as it is", async () => {
    const { invitation } = await invite(owner, { orgId, email, role: "viewer" });
    expect(await listInvitations(owner, orgId)).toHaveLength(1);
    const stranger = ctxFor(await makeOrg("Elsewhere"), ROLE_PERMISSIONS.owner);
    const before = await tables();
    for (const attempt of [
      () => listInvitations(stranger, orgId),
      () => invite(stranger, { orgId, email: `x-${email}`, role: "viewer" as const }),
      () => withdrawInvitation(stranger, invitation.id),
      () => withdrawInvitation(stranger, newId(owner.now)),
      () => withdrawInvitation(stranger, "no uuid"),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
    }
    expect(await tables()).toEqual(before);
  });
});
