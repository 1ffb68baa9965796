import { beforeEach, describe, expect, it } from "vitest";
import { forgetEnv } from "../env";
import { ownerSql } from "../testing/fixtures";
import { grantsOfUser } from "./grants";
import { ALL_PERMISSIONS } from "./roles";
import { completeSetup, prepareSetup, setupDone, setupPending, unattendedSetup } from "./setup";
import { signIn } from "./sign-in";

const NOW = new Date("2026-11-21T12:00:00Z");
const OWNER = {
  orgName: "Acme",
  email: "ada@example.org",
  name: "Ada",
  password: "correct horse battery",
  now: NOW,
};
const from = { address: "192.0.2.1", userAgent: "Test", now: NOW };

beforeEach(async () => {
  await ownerSql(
    "TRUNCATE setting, organisation, user_account, membership, session, ledger_entry, ledger_payload CASCADE",
  );
});

async function tokenNow(): Promise<string> {
  const token = await prepareSetup({ now: NOW });
  if (!token) throw new Error("Set-up is done already.");
  return token;
}

const written = () =>
  ownerSql(
    "SELECT (SELECT count(*)::int FROM organisation) AS organisations, (SELECT count(*)::int FROM user_account) AS users, (SELECT count(*)::int FROM ledger_entry) AS entries",
  );
const NOTHING = [{ organisations: 0, users: 0, entries: 0 }];

describe("the set-up link", () => {
  it("makes the first organisation and an owner who can sign in, recorded in the ledger", async () => {
    const { orgId, userId } = await completeSetup({ ...OWNER, token: await tokenNow() });
    const { grants, homeOrgId } = await grantsOfUser(userId);
    expect(homeOrgId).toBe(orgId);
    expect([...(grants.get(orgId) ?? [])].sort()).toEqual([...ALL_PERMISSIONS].sort());
    await signIn({ ...from, email: OWNER.email, password: OWNER.password });
    const entries = await ownerSql("SELECT action, org_id FROM ledger_entry ORDER BY seq");
    expect(entries).toEqual([
      { action: "organisation.created", org_id: orgId },
      { action: "membership.created", org_id: orgId },
    ]);
    expect(await setupDone()).toBe(true);
  });

  it("works once; then there is no other", async () => {
    const token = await tokenNow();
    await completeSetup({ ...OWNER, token });
    const before = await written();
    const again = completeSetup({ ...OWNER, email: "eve@example.org", token });
    await expect(again).rejects.toMatchObject({ code: "not_found" });
    expect(await prepareSetup({ now: NOW })).toBeNull();
    await expect(completeSetup({ ...OWNER, token: "" })).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await written()).toEqual(before);
  });

  it("is replaced by the next start's, and is kept as a hash", async () => {
    const old = await tokenNow();
    const token = await tokenNow();
    expect(JSON.stringify(await ownerSql("SELECT * FROM setting"))).not.toContain(token);
    await expect(completeSetup({ ...OWNER, token: old })).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await written()).toEqual(NOTHING);
    await completeSetup({ ...OWNER, token });
  });

  it("used twice at once makes one organisation and one owner", async () => {
    const token = await tokenNow();
    const both = await Promise.allSettled([
      completeSetup({ ...OWNER, token }),
      completeSetup({ ...OWNER, token, orgName: "Other", email: "eve@example.org" }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "not_found" },
    });
    expect(await written()).toEqual([{ organisations: 1, users: 1, entries: 2 }]);
  });

  it("is not used up by input that does not fit", async () => {
    const token = await tokenNow();
    const bad = { ...OWNER, token, email: "no address", password: "short", orgName: " " };
    await expect(completeSetup(bad)).rejects.toMatchObject({
      code: "invalid_request",
      faults: [{ pointer: "/orgName" }, { pointer: "/email" }, { pointer: "/password" }],
    });
    expect(await written()).toEqual(NOTHING);
    await completeSetup({ ...OWNER, token });
  });
});

describe("the unattended set-up", () => {
  const { name: _, ...UNATTENDED } = OWNER;

  it("is done once, however often and however many processes start", async () => {
    await tokenNow();
    const made = await Promise.all([unattendedSetup(UNATTENDED), unattendedSetup(UNATTENDED)]);
    expect(made.filter((first) => first !== null)).toHaveLength(1);
    expect(await unattendedSetup({ ...UNATTENDED, orgName: "Renamed" })).toBeNull();
    expect(await ownerSql("SELECT name FROM organisation")).toEqual([{ name: "Acme" }]);
    await signIn({ ...from, email: OWNER.email, password: OWNER.password });
    expect(await prepareSetup({ now: NOW })).toBeNull();
  });

  it("ends the link of an attended one", async () => {
    const token = await tokenNow();
    await unattendedSetup(UNATTENDED);
    await expect(completeSetup({ ...OWNER, token })).rejects.toMatchObject({ code: "not_found" });
  });

  it("is pending when the environment asks for it, until it is done", async () => {
    expect(await setupPending()).toBe(false);
    process.env.TOCSIN_ADMIN_EMAIL = OWNER.email;
    forgetEnv();
    try {
      expect(await setupPending()).toBe(true);
      await unattendedSetup(UNATTENDED);
      expect(await setupPending()).toBe(false);
    } finally {
      delete process.env.TOCSIN_ADMIN_EMAIL;
      forgetEnv();
    }
  });

  it("refuses a password that is too short, and writes nothing", async () => {
    await expect(unattendedSetup({ ...UNATTENDED, password: "short" })).rejects.toMatchObject({
      code: "invalid_request",
    });
    expect(await written()).toEqual(NOTHING);
    expect(await setupDone()).toBe(false);
  });
});
