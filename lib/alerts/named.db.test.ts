/** Who is named is told: once, by name, and never of what they did themselves. */
import { beforeEach, expect, it } from "vitest";
import type { Ctx } from "../context";
import { assignOwner, assignPersons } from "../register/collaboration/assign";
import { addComment, editComment } from "../register/collaboration/comments";
import { addTask, changeTask } from "../register/collaboration/tasks";
import { ctxFor, makeOrg, ownerSql } from "../testing/fixtures";
import { declared } from "../testing/incidents";
import { memberOf } from "../testing/people";
import { tellDeclared } from "./declared";
import { tellDueTasks } from "./due-tasks";

let org: string;
let ctx: Ctx;
let ada: string;
let bea: string;
let id: string;

beforeEach(async () => {
  org = await makeOrg();
  ada = await memberOf(org, "Ada");
  bea = await memberOf(org, "Bea");
  ctx = ctxFor(org, undefined, { actor: { type: "user", id: ada, name: "Ada" } });
  id = (await declared(ctx, org, 1)).id;
});

/** The kinds of alerts and who is told, oldest first, without the declaration's. */
async function told() {
  while ((await tellDeclared(ctx.now)) > 0);
  const rows = await ownerSql<{ kind: string; persons: string[]; by: string | null }>(
    `SELECT kind, person_ids::text[] AS persons, by_name AS by FROM alert
     WHERE org_id = $1 AND kind <> 'incident.declared' ORDER BY created_at, id`,
    [org],
  );
  return rows.map(({ kind, persons, by }) => [kind, ...persons, by]);
}

it("a mention tells the person once, however often the comment is edited", async () => {
  const { id: comment } = await addComment(ctx, id, `@{${bea}} and @{${ada}}`);
  await editComment(ctx, id, comment, `@{${bea}} look here`);
  expect(await told()).toEqual([["mention", bea, "Ada"]]);
});

it("owner and assignees are told of what is new to them", async () => {
  await assignOwner(ctx, id, bea);
  await assignOwner(ctx, id, null);
  await assignOwner(ctx, id, ada);
  await assignPersons(ctx, id, [ada]);
  await assignPersons(ctx, id, [ada, bea]);
  expect(await told()).toEqual([
    ["assignment", bea, "Ada"],
    ["assignment", bea, "Ada"],
  ]);
});

it("a task tells its new owner, and on its day once more; moved to another day, anew", async () => {
  const task = await addTask(ctx, id, { title: "x", owner_id: bea });
  await changeTask(ctx, id, task.id, { title: "y" });
  expect(await told()).toEqual([["task.assigned", bea, "Ada"]]);
  const day = new Date(`${ctx.now.toISOString().slice(0, 10)}T00:00:00.000Z`);
  await changeTask(ctx, id, task.id, { due_on: day });
  await Promise.all([tellDueTasks(ctx.now), tellDueTasks(ctx.now)]);
  await tellDueTasks(ctx.now);
  expect((await told()).slice(1)).toEqual([["task.due", bea, null]]);
  await changeTask(ctx, id, task.id, { due_on: new Date(day.getTime() - 86_400_000) });
  await tellDueTasks(ctx.now);
  expect((await told()).slice(2)).toEqual([["task.due", bea, null]]);
  await changeTask(ctx, id, task.id, { due_on: day, done: true });
  await tellDueTasks(ctx.now);
  expect(await told()).toHaveLength(3);
});
