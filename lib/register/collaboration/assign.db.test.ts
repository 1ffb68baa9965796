/** Who sees to an incident: only readers of it, every change on record, nobody else's incident. */
import { beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "../../context";
import { newId } from "../../ids";
import { ctxFor, makeOrg } from "../../testing/fixtures";
import { declared } from "../../testing/incidents";
import { entriesOf, memberOf } from "../../testing/people";
import { get } from "../get";
import { assignOwner, assignPersons, readPeople } from "./assign";
import { assignOwnerOfMany, tagMany } from "./many";
import { setTags, tagsOf } from "./tags";

let root: string;
let child: string;
let other: string;
let ctx: Ctx;
let ada: string;
let boss: string;
let stranger: string;
let id: string;

beforeEach(async () => {
  root = await makeOrg("Root");
  child = await makeOrg("Child", root);
  other = await makeOrg("Other");
  ctx = ctxFor(child);
  ada = await memberOf(child, "Ada");
  boss = await memberOf(root, "Boss", "dpo");
  stranger = await memberOf(other, "Stranger", "owner");
  id = (await declared(ctx, child, 5)).id;
});

describe("the owner", () => {
  it("is a member here or above, is named in lists and on record, and can be taken off", async () => {
    const first = await assignOwner(ctx, id, ada);
    expect(first).toMatchObject({ owner: { id: ada, name: "Ada" }, version: 2 });
    await assignOwner(ctx, id, boss);
    expect((await get(ctx, id)).owner).toEqual({ id: boss, name: "Boss" });
    await assignOwner(ctx, id, null);
    expect((await get(ctx, id)).owner).toBeNull();
    expect((await entriesOf(ctx, id)).slice(1)).toMatchObject([
      { action: "incident.owner_assigned", before: { owner: null }, after: { owner: { id: ada } } },
      { before: { owner: { id: ada } }, after: { owner: { id: boss, name: "Boss" } } },
      { before: { owner: { id: boss } }, after: { owner: null } },
    ]);
  });

  it("said again writes nothing", async () => {
    await assignOwner(ctx, id, ada);
    expect((await assignOwner(ctx, id, ada)).version).toBe(2);
    expect(await entriesOf(ctx, id)).toHaveLength(2);
  });

  it("is nobody who may not read it", async () => {
    await expect(assignOwner(ctx, id, stranger)).rejects.toMatchObject({
      code: "invalid_request",
      faults: [{ pointer: "/user_id" }],
    });
    expect(await get(ctx, id)).toMatchObject({ owner: null, version: 1 });
  });

  it("is no member whose membership has ended, nor one of a sister organisation", async () => {
    const sister = await memberOf(await makeOrg("Sister", root), "Sister");
    await expect(assignOwner(ctx, id, sister)).rejects.toMatchObject({ code: "invalid_request" });
  });

  it("is not for who only reads, nor for another organisation", async () => {
    const reader = ctxFor(child, ["incidents:read"]);
    await expect(assignOwner(reader, id, ada)).rejects.toMatchObject({
      code: "insufficient_scope",
    });
    await expect(assignOwner(ctxFor(other), id, stranger)).rejects.toMatchObject({
      code: "not_found",
    });
    expect((await get(ctx, id)).owner).toBeNull();
  });

  it("is not changed on a version that is old", async () => {
    await assignOwner(ctx, id, ada);
    await expect(assignOwner(ctx, id, boss, 1)).rejects.toMatchObject({ code: "version_mismatch" });
  });
});

describe("assignees", () => {
  it("are several, keep their order, and leave another system's assignees alone", async () => {
    await assignPersons(ctx, id, [boss, ada, boss]);
    const people = await readPeople(ctx, id);
    expect(people.assignees).toEqual([
      { id: boss, name: "Boss" },
      { id: ada, name: "Ada" },
    ]);
    expect(people.candidates.map(({ name }) => name)).toEqual(["Ada", "Boss"]);
    expect((await get(ctx, id)).assignees).toEqual([]);
    expect((await entriesOf(ctx, id)).at(-1)).toMatchObject({
      action: "incident.assigned",
      before: { assignees: [] },
      after: { assignees: [{ name: "Boss" }, { name: "Ada" }] },
    });
  });

  it("are readers all: one who is not refuses the change whole, and is pointed at", async () => {
    await expect(assignPersons(ctx, id, [ada, stranger])).rejects.toMatchObject({
      code: "invalid_request",
      faults: [{ pointer: "/user_ids/1" }],
    });
    expect((await get(ctx, id)).assigneeIds).toEqual([]);
  });
});

describe("many at once", () => {
  it("changes those that it may, each with its entry, and names the others with the reason", async () => {
    const second = (await declared(ctx, child, 5)).id;
    const above = (await declared(ctxFor([root, child]), root, 5)).id;
    const theirs = (await declared(ctxFor(other), other, 5)).id;
    const none = newId(new Date());
    await assignOwner(ctx, second, ada);
    const both = ctxFor([root, child]);
    const done = await assignOwnerOfMany(both, [id, second, above, theirs, none, id], ada);
    expect(done.changed).toMatchObject([{ id, was: null }]);
    expect(done.same).toEqual([second]);
    expect(done.left).toMatchObject([
      { id: theirs, number: null, reason: "not_found" },
      { id: none, number: null, reason: "not_found" },
      { id: above, number: expect.stringMatching(/-0001$/), reason: "not_a_reader" },
    ]);
    expect((await get(both, id)).owner?.name).toBe("Ada");
    expect((await get(both, above)).owner).toBeNull();
    expect((await get(ctxFor(other), theirs)).version).toBe(1);
    expect((await entriesOf(ctx, id)).at(-1)).toMatchObject({
      action: "incident.owner_assigned",
      after: { owner: { id: ada } },
    });
  });

  it("leaves what the caller may only read", async () => {
    const above = (await declared(ctxFor([root]), root, 5)).id;
    const mixed = ctxFor(child, undefined, {
      grants: new Map([
        [child, new Set(["incidents:write", "incidents:read"] as const)],
        [root, new Set(["incidents:read"] as const)],
      ]),
    });
    const done = await assignOwnerOfMany(mixed, [above, id], boss);
    expect(done.left).toMatchObject([{ id: above, reason: "insufficient_scope" }]);
    expect(done.changed).toMatchObject([{ id }]);
  });

  it("puts tags on and off and leaves the others", async () => {
    const second = (await declared(ctx, child, 5)).id;
    await setTags(ctx, id, ["old", "kept"]);
    const done = await tagMany(ctx, [id, second], { add: ["new"], remove: ["old"] });
    expect(done.changed).toMatchObject([
      { id, was: ["old", "kept"] },
      { id: second, was: [] },
    ]);
    expect((await get(ctx, id)).tags).toEqual(["kept", "new"]);
    expect((await get(ctx, second)).tags).toEqual(["new"]);
  });
});

describe("tags", () => {
  it("are said whole, on record, and suggested to the same organisation alone", async () => {
    await setTags(ctx, id, [" payroll ", "payroll", "<b>x</b>"]);
    expect((await get(ctx, id)).tags).toEqual(["payroll", "<b>x</b>"]);
    expect((await entriesOf(ctx, id)).at(-1)).toMatchObject({
      action: "incident.tagged",
      before: { tags: [] },
      after: { tags: ["payroll", "<b>x</b>"] },
    });
    expect(await tagsOf(ctx, child)).toEqual(["<b>x</b>", "payroll"]);
    expect(await tagsOf(ctxFor(other), other)).toEqual([]);
    await expect(tagsOf(ctx, other)).rejects.toMatchObject({ code: "not_found" });
  });
});
