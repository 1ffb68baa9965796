/** What waits for one person: theirs and nobody's, never somebody else's, never another organisation's. */
import { beforeEach, expect, it } from "vitest";
import type { Ctx } from "../context";
import { taskAddSchema } from "../schema/collaboration";
import { ctxFor, makeOrg, ownerSql } from "../testing/fixtures";
import { declared } from "../testing/incidents";
import { memberOf } from "../testing/people";
import { assignOwner } from "./collaboration/assign";
import { addTask } from "./collaboration/tasks";
import { readNeeds } from "./needs";

let org: string;
let child: string;
let ada: Ctx;
let adaId: string;
let bob: Ctx;

beforeEach(async () => {
  org = await makeOrg("Needs");
  child = await makeOrg("Below", org);
  adaId = await memberOf(org, "Ada");
  const bobId = await memberOf(org, "Bob");
  const as = (id: string, name: string) =>
    ctxFor([org, child], undefined, { actor: { type: "user", id, name } });
  ada = as(adaId, "Ada");
  bob = as(bobId, "Bob");
});

const titles = async (ctx: Ctx) =>
  (await readNeeds(ctx, org)).duties.map(({ incident }) => incident?.title);

it("is what is overdue or due within a day, of incidents that are the person's or nobody's", async () => {
  await declared(ada, org, 100, { title: "Overdue" });
  await declared(ada, child, 60, { title: "Due today, below" });
  await declared(ada, org, 1, { title: "Time enough" });
  const hers = await declared(ada, org, 99, { title: "Hers" });
  await assignOwner(ada, hers.id, adaId);
  expect(await titles(ada)).toEqual(["Overdue", "Hers", "Due today, below"]);
  expect(await titles(bob)).toEqual(["Overdue", "Due today, below"]);
});

it("holds the person's own tasks that are not done, the first due first", async () => {
  const { id } = await declared(ada, org, 1);
  const task = (said: unknown) => taskAddSchema.parse(said);
  await addTask(ada, id, task({ title: "Later", owner_id: adaId, due_on: "2027-02-01" }));
  await addTask(ada, id, task({ title: "First", owner_id: adaId, due_on: "2027-01-01" }));
  await addTask(ada, id, task({ title: "Some day", owner_id: adaId }));
  await addTask(ada, id, task({ title: "Nobody's" }));
  const done = await addTask(ada, id, task({ title: "Done", owner_id: adaId }));
  await ownerSql("UPDATE task SET done_at = now() WHERE id = $1", [done.id]);
  const { tasks } = await readNeeds(ada, org);
  expect(tasks.map(({ title, dueOn }) => [title, dueOn])).toEqual([
    ["First", "2027-01-01"],
    ["Later", "2027-02-01"],
    ["Some day", null],
  ]);
  expect((await readNeeds(bob, org)).tasks).toEqual([]);
});

it("holds drafts from the form, and none that was deleted or taken up", async () => {
  const made = async (title: string, change: string) => {
    const { id } = await declared(ada, org, 1, { title });
    await ownerSql(`UPDATE incident SET source_type = 'WEBFORM', ${change} WHERE id = $1`, [id]);
  };
  await made("Waits", "status = 'draft'");
  await made("Taken up", "status = 'open'");
  await made("Gone", "status = 'draft', deleted_at = now()");
  expect((await readNeeds(ada, org)).drafts.map(({ title }) => title)).toEqual(["Waits"]);
});

it("of another organisation is not found, and nothing of it shows", async () => {
  await declared(ada, org, 100, { title: "Overdue" });
  const other = await makeOrg("Other");
  const stranger = ctxFor(other);
  await expect(readNeeds(stranger, org)).rejects.toMatchObject({ code: "not_found" });
  expect((await readNeeds(stranger, other)).duties).toEqual([]);
});
