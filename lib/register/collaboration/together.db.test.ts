/** Comments, tasks, links and lessons: each on record in its own transaction, nothing lost, nothing closed silently. */
import { beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "../../context";
import { newId } from "../../ids";
import { ctxFor, makeOrg, ownerSql } from "../../testing/fixtures";
import { declared } from "../../testing/incidents";
import { entriesOf, memberOf } from "../../testing/people";
import { get } from "../get";
import { update } from "../update";
import { addComment, editComment, readComments, withdrawComment } from "./comments";
import { lessonsOf, writeLessons } from "./lessons";
import { linkIncidents, readLinks, unlinkIncidents } from "./links";
import { addTask, changeTask, readTasks, removeTask } from "./tasks";

let org: string;
let other: string;
let ctx: Ctx;
let ada: string;
let id: string;
const NOBODY = newId(new Date());

beforeEach(async () => {
  org = await makeOrg("Acme");
  other = await makeOrg("Other");
  ctx = ctxFor(org);
  ada = await memberOf(org, "Ada", "investigator");
  id = (await declared(ctx, org, 5)).id;
});

const last = async (of = id) => (await entriesOf(ctx, of)).at(-1);

describe("a comment", () => {
  it("names readers by id, and the ledger says whom", async () => {
    const body = `<script>x</script> @{${ada}} look, and @{${ada}} again; @{nobody} is text`;
    await addComment(ctx, id, body);
    const [comment] = await readComments(ctx, id);
    expect(comment).toMatchObject({ body, named: [{ id: ada, name: "Ada" }] });
    expect(await last()).toMatchObject({
      action: "incident.commented",
      after: { comment: { body }, mentions: [{ id: ada, name: "Ada" }] },
    });
  });

  it("names nobody who may not read the incident", async () => {
    const stranger = await memberOf(other, "Stranger", "owner");
    await expect(addComment(ctx, id, `@{${stranger}}`)).rejects.toMatchObject({
      code: "invalid_request",
      faults: [{ pointer: "/body" }],
    });
    expect(await readComments(ctx, id)).toEqual([]);
  });

  it("is changed by its author alone, and the old words stay in the ledger", async () => {
    const { id: commentId } = await addComment(ctx, id, "first");
    const another = ctxFor(org);
    await expect(editComment(another, id, commentId, "theirs")).rejects.toMatchObject({
      code: "insufficient_scope",
    });
    const edited = await editComment(ctx, id, commentId, `second @{${ada}}`);
    expect(edited.editedAt).toEqual(ctx.now);
    expect(await last()).toMatchObject({
      action: "incident.comment_edited",
      before: { comment: { body: "first" } },
      after: { mentions: [{ id: ada }] },
    });
    // Who was named before is not named anew.
    await editComment(ctx, id, commentId, `third @{${ada}}`);
    expect((await last())?.after.mentions).toEqual([]);
  });

  it("is withdrawn with a mark; its text stays in the ledger and nowhere else", async () => {
    const { id: commentId } = await addComment(ctx, id, "the words");
    const investigator = ctxFor(org, ["incidents:read", "incidents:write"]);
    await expect(withdrawComment(investigator, id, commentId)).rejects.toMatchObject({
      code: "insufficient_scope",
    });
    await withdrawComment(ctx, id, commentId);
    const [comment] = await readComments(ctx, id);
    expect(comment).toMatchObject({ body: "", withdrawnByName: "Test Person" });
    expect(await last()).toMatchObject({
      action: "incident.comment_withdrawn",
      before: { comment: { body: "the words" } },
      after: null,
    });
    await expect(editComment(ctx, id, commentId, "again")).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("is reached through its own incident alone", async () => {
    const { id: commentId } = await addComment(ctx, id, "here");
    const second = (await declared(ctx, org, 5)).id;
    await expect(editComment(ctx, second, commentId, "there")).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("changes no version: a form that is open elsewhere stays good", async () => {
    await addComment(ctx, id, "x");
    expect((await get(ctx, id)).version).toBe(1);
  });
});

describe("tasks", () => {
  const titles = async () => (await readTasks(ctx, id)).map(({ title }) => title);

  it("are the titles of corrective_actions, kept with what is said of them when a door says the list anew", async () => {
    await update(ctx, id, { corrective_actions: ["a", "b", "a"] });
    const [first, , third] = await readTasks(ctx, id);
    await changeTask(ctx, id, first?.id ?? "", { owner_id: ada, done: true });
    await update(ctx, id, { corrective_actions: ["c", "a", "b"] });
    const after = await readTasks(ctx, id);
    expect(after.map(({ title }) => title)).toEqual(["c", "a", "b"]);
    expect(after[1]).toMatchObject({
      id: first?.id,
      owner: { id: ada, name: "Ada" },
      doneByName: "Test Person",
    });
    expect(after.map((task) => task.id)).not.toContain(third?.id);
    expect((await get(ctx, id)).correctiveActions).toEqual(["c", "a", "b"]);
  });

  it("declared with an incident are there at once", async () => {
    const made = await declared(ctx, org, 5, { corrective_actions: ["x", "y"] });
    expect((await readTasks(ctx, made.id)).map(({ title }) => title)).toEqual(["x", "y"]);
  });

  it("added, renamed and removed stand so in corrective_actions, each change on record", async () => {
    await addTask(ctx, id, { title: "a" });
    const b = await addTask(ctx, id, { title: "b", due_on: new Date("2026-06-30") });
    expect(await last()).toMatchObject({
      action: "incident.task_added",
      after: { task: { title: "b", due_on: "2026-06-30" } },
    });
    await changeTask(ctx, id, b.id, { title: "B" });
    expect((await get(ctx, id)).correctiveActions).toEqual(["a", "B"]);
    const [a] = await readTasks(ctx, id);
    await removeTask(ctx, id, a?.id ?? "");
    expect((await get(ctx, id)).correctiveActions).toEqual(["B"]);
    expect(await titles()).toEqual(["B"]);
    expect(await last()).toMatchObject({
      action: "incident.task_removed",
      before: { task: { title: "a" } },
    });
  });

  it("done say who and when; done again is not done anew", async () => {
    const { id: task } = await addTask(ctx, id, { title: "a" });
    await changeTask(ctx, id, task, { done: true });
    expect((await last())?.action).toBe("incident.task_done");
    const later = ctxFor(org, undefined, { now: new Date(ctx.now.getTime() + 60_000) });
    await changeTask(later, id, task, { done: true });
    const [done] = await readTasks(ctx, id);
    expect(done).toMatchObject({ doneAt: ctx.now, doneByName: "Test Person" });
    const before = await entriesOf(ctx, id);
    expect(before.filter(({ action }) => action === "incident.task_done")).toHaveLength(1);
    await changeTask(ctx, id, task, { done: false });
    expect((await last())?.action).toBe("incident.task_reopened");
    expect(await readTasks(ctx, id)).toMatchObject([{ doneAt: null, doneByName: null }]);
  });

  it("belong to nobody who may not read the incident, and are nobody else's to change", async () => {
    const { id: task } = await addTask(ctx, id, { title: "a" });
    await expect(changeTask(ctx, id, task, { owner_id: NOBODY })).rejects.toMatchObject({
      code: "invalid_request",
      faults: [{ pointer: "/owner_id" }],
    });
    await expect(changeTask(ctxFor(other), id, task, { done: true })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("links", () => {
  const make = async (drill = false) => (await declared(ctx, org, 5, { drill })).id;
  const dup = (to_id: string) => ({ to_id, kind: "duplicate_of", reason: "one call" }) as const;

  it("stand at both ends, and in both histories", async () => {
    const lead = await make();
    await linkIncidents(ctx, id, dup(lead));
    expect(await readLinks(ctx, lead)).toMatchObject([
      { outgoing: false, row: { kind: "duplicate_of" }, other: { id, openDuties: 1 } },
    ]);
    expect((await last()) ?? {}).toMatchObject({
      action: "incident.linked",
      after: { link: { kind: "duplicate_of", incident_id: lead } },
    });
    expect(await last(lead)).toMatchObject({
      after: { link: { kind: "has_duplicate", incident_id: id } },
    });
  });

  it("close no duty and delete nothing", async () => {
    const lead = await make();
    const before = await get(ctx, id);
    await linkIncidents(ctx, id, dup(lead));
    expect(await get(ctx, id)).toEqual(before);
  });

  it("said again write nothing", async () => {
    const lead = await make();
    const { row } = await linkIncidents(ctx, id, dup(lead));
    expect((await linkIncidents(ctx, id, dup(lead))).row.id).toBe(row.id);
    expect((await entriesOf(ctx, id)).map(({ action }) => action)).toEqual([
      "incident.declared",
      "incident.linked",
    ]);
  });

  it("make no ring of duplicates, no second lead, and no pair of itself", async () => {
    const [b, c] = [await make(), await make()];
    await linkIncidents(ctx, id, dup(b));
    await linkIncidents(ctx, b, dup(c));
    await expect(linkIncidents(ctx, c, dup(id))).rejects.toMatchObject({ code: "conflict" });
    await expect(linkIncidents(ctx, id, dup(c))).rejects.toMatchObject({ code: "conflict" });
    await expect(linkIncidents(ctx, c, dup(c))).rejects.toMatchObject({ code: "invalid_request" });
    // What is only related may go round.
    const related = { to_id: id, kind: "related", reason: "same week" } as const;
    await linkIncidents(ctx, c, related);
  });

  it("make no ring when two close it from its ends at once", async () => {
    const [b, c, d] = [await make(), await make(), await make()];
    await linkIncidents(ctx, b, dup(c));
    await linkIncidents(ctx, d, dup(id));
    const both = await Promise.allSettled([
      linkIncidents(ctx, id, dup(b)),
      linkIncidents(ctx, c, dup(d)),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("make no ring through an organisation that the caller does not see", async () => {
    const b = await make();
    const both = ctxFor([org, other]);
    const theirs = (await declared(both, other, 5)).id;
    await linkIncidents(both, b, dup(theirs));
    await linkIncidents(both, theirs, dup(id));
    await expect(linkIncidents(ctx, id, dup(b))).rejects.toMatchObject({ code: "conflict" });
    expect(await readLinks(ctx, b)).toMatchObject([{ outgoing: true, other: null }]);
    expect(await readLinks(ctx, id)).toEqual([]);
  });

  it("lead to nothing that is another organisation's", async () => {
    const theirs = (await declared(ctxFor(other), other, 5)).id;
    for (const to of [theirs, NOBODY]) {
      await expect(linkIncidents(ctx, id, dup(to))).rejects.toMatchObject({ code: "not_found" });
    }
    expect(await ownerSql("SELECT 1 FROM incident_link WHERE from_id = $1", [id])).toEqual([]);
  });

  it("are taken back from either end with a reason, and may then be made anew", async () => {
    const lead = await make();
    const { row } = await linkIncidents(ctx, id, dup(lead));
    await unlinkIncidents(ctx, lead, row.id, "two matters");
    expect(await readLinks(ctx, id)).toEqual([]);
    expect(await last()).toMatchObject({
      action: "incident.unlinked",
      before: { link: { kind: "duplicate_of" } },
      after: { reason: "two matters" },
    });
    await expect(unlinkIncidents(ctx, id, row.id, "again")).rejects.toMatchObject({
      code: "not_found",
    });
    await linkIncidents(ctx, id, dup(lead));
  });

  it("hold no drill together with a real one", async () => {
    const drill = await make(true);
    await expect(linkIncidents(ctx, id, dup(drill))).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("lessons", () => {
  const said = { happened: "It went out", went_well: null, went_badly: " ", will_change: "x" };

  it("are kept whole, on the version that was read", async () => {
    const after = await writeLessons(ctx, id, said, 1);
    expect(lessonsOf(after)).toEqual({ ...said, went_badly: null });
    expect(lessonsOf(await get(ctx, id))).toEqual({ ...said, went_badly: null });
    expect((await last())?.action).toBe("incident.lessons_written");
    expect((await writeLessons(ctx, id, said)).version).toBe(2);
    await expect(writeLessons(ctx, id, { ...said, happened: "y" }, 1)).rejects.toMatchObject({
      code: "version_mismatch",
    });
  });
});
