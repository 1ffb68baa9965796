import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "../ids";
import type { Role } from "../schema/member";
import { makeOrg, ownerSql } from "../testing/fixtures";
import { grantsOfUser } from "./grants";
import { ROLE_PERMISSIONS } from "./roles";

let root: string;
let child: string;
let grandchild: string;
let sibling: string;
let elsewhere: string;

beforeAll(async () => {
  root = await makeOrg("Root");
  child = await makeOrg("Child", root);
  grandchild = await makeOrg("Grandchild", child);
  sibling = await makeOrg("Sibling", root);
  elsewhere = await makeOrg("Elsewhere");
});

async function personWith(...memberships: [orgId: string, role: Role, ended?: boolean][]) {
  const userId = newId(new Date());
  await ownerSql(
    "INSERT INTO user_account (id, email, name, password_hash, created_at) VALUES ($1, $2, 'P', '', now())",
    [userId, `${userId}@example.org`],
  );
  for (const [orgId, role, ended] of memberships) {
    await ownerSql(
      "INSERT INTO membership (id, org_id, user_id, role, created_at, ended_at) VALUES ($1, $2, $3, $4::role, now(), $5)",
      [newId(new Date()), orgId, userId, role, ended ? new Date() : null],
    );
  }
  return userId;
}

const sorted = (said: Iterable<string> | undefined) => [...(said ?? [])].sort();

describe("what a person may do", () => {
  it("follows the role in its organisation and all below, and nowhere else", async () => {
    const { grants, homeOrgId } = await grantsOfUser(await personWith([child, "dpo"]));
    expect(sorted(grants.keys())).toEqual(sorted([child, grandchild]));
    for (const orgId of [child, grandchild]) {
      expect(sorted(grants.get(orgId))).toEqual(sorted(ROLE_PERMISSIONS.dpo));
    }
    expect(homeOrgId).toBe(child);
  });

  it("is what any of several roles allows", async () => {
    const person = await personWith(
      [grandchild, "auditor"],
      [root, "investigator"],
      [elsewhere, "viewer"],
    );
    const { grants, homeOrgId } = await grantsOfUser(person);
    expect(sorted(grants.get(grandchild))).toEqual([
      "audit:read",
      "incidents:read",
      "incidents:write",
    ]);
    expect(sorted(grants.get(sibling))).toEqual(["incidents:read", "incidents:write"]);
    expect(sorted(grants.get(elsewhere))).toEqual(["incidents:read"]);
    expect(homeOrgId).toBe(root);
  });

  it("is nothing after the membership has ended, or without one", async () => {
    for (const person of [await personWith([root, "owner", true]), await personWith()]) {
      const { grants, homeOrgId } = await grantsOfUser(person);
      expect(grants.size).toBe(0);
      expect(homeOrgId).toBeNull();
    }
  });
});
