/**
 * Corrective actions as tasks: a title, who does it, by when, and whether it is done. The titles, in their order,
 * are what the doors call corrective_actions: a task is kept by its title when a door says the list anew.
 */
import { type Ctx, requireScope } from "../../context";
import type { TaskRow } from "../../db/rows";
import { statement } from "../../db/statement";
import { type Tx, transact } from "../../db/transaction";
import { notFound, Refusal } from "../../errors";
import { isUuid, newId } from "../../ids";
import { MOST_TASKS, type TaskAdd, type TaskChange } from "../../schema/collaboration";
import { lockWhole, PERSON, type Person, type WholeIncident } from "../incident";
import { writeColumns } from "./columns";
import { requireReaders } from "./people";
import { requireReadable } from "./readable";

export type Task = TaskRow & { owner: Person | null };

/** A task that is not removed. */
type OpenTask = Pick<TaskRow, "id" | "title" | "place">;

const OPEN = statement<OpenTask>(
  "open tasks",
  `SELECT id, title, place FROM task WHERE incident_id = $1 AND removed_at IS NULL ORDER BY place, id`,
);

/** The tasks of an incident in their order, for followTitles(). */
export function openTasks(tx: Tx, incidentId: string): Promise<OpenTask[]> {
  return tx.rows(OPEN, [incidentId]);
}

const PLACE = statement<never>(
  "place tasks",
  `UPDATE task AS t SET place = m.place FROM unnest($1::uuid[], $2::int[]) AS m(id, place) WHERE t.id = m.id`,
);
const REMOVE = statement<never>(
  "remove tasks",
  "UPDATE task SET removed_at = $1 WHERE id = ANY ($2::uuid[])",
);
const ADD = statement<never>(
  "add tasks",
  `INSERT INTO task (id, org_id, incident_id, created_at, title, place)
   SELECT m.id, $1, $2, $3, m.title, m.place
   FROM unnest($4::uuid[], $5::text[], $6::int[]) AS m(id, title, place)`,
);

/**
 * Makes the tasks of an incident those of these titles: what is there by its title stays with all that is said
 * of it, what is missing is added, the rest is removed. The caller has locked the incident and writes the column.
 *
 * @param held its tasks as they stand, by openTasks()
 */
export function followTitles(
  tx: Tx,
  ctx: Ctx,
  incident: Pick<WholeIncident, "id" | "orgId">,
  titles: readonly string[],
  held: readonly OpenTask[],
): void {
  const free = [...held];
  const fresh: OpenTask[] = [];
  const moved: OpenTask[] = [];
  for (const [index, title] of titles.entries()) {
    const place = index + 1;
    const at = free.findIndex((task) => task.title === title);
    const [kept] = at < 0 ? [] : free.splice(at, 1);
    if (!kept) fresh.push({ id: newId(ctx.now), title, place });
    else if (kept.place !== place) moved.push({ ...kept, place });
  }
  const ids = (tasks: readonly OpenTask[]) => tasks.map(({ id }) => id);
  const places = (tasks: readonly OpenTask[]) => tasks.map(({ place }) => place);
  if (moved.length > 0) tx.later(PLACE, [ids(moved), places(moved)]);
  if (free.length > 0) tx.later(REMOVE, [ctx.now, ids(free)]);
  if (fresh.length === 0) return;
  const said = fresh.map(({ title }) => title);
  tx.later(ADD, [incident.orgId, incident.id, ctx.now, ids(fresh), said, places(fresh)]);
}

function newTask(
  ctx: Ctx,
  incident: Pick<WholeIncident, "id" | "orgId">,
  title: string,
  place: number,
) {
  const { id: incidentId, orgId } = incident;
  return { id: newId(ctx.now), orgId, incidentId, title, place, createdAt: ctx.now };
}

/**
 * Adds a task at the end.
 *
 * @throws Refusal not_found, insufficient_scope, conflict (deleted, too many), invalid_request (owner)
 */
export async function addTask(ctx: Ctx, incidentId: string, input: TaskAdd): Promise<Task> {
  requireScope(ctx, "incidents:write");
  return transact(ctx, async (tx) => {
    const incident = await lockWhole(tx, ctx, incidentId, "incidents:write");
    const tasks = await tasksOf(tx, incident.id);
    if (tasks.length >= MOST_TASKS) {
      throw new Refusal("conflict", `An incident has at most ${MOST_TASKS} tasks. Remove one.`);
    }
    const owner = await ownerNamed(tx, incident, input.owner_id ?? null);
    const said = newTask(ctx, incident, input.title, (tasks.at(-1)?.place ?? 0) + 1);
    const row = await tx.task.create({
      data: { ...said, ownerId: owner?.id ?? null, dueOn: input.due_on ?? null },
    });
    const task = { ...row, owner };
    await write(tx, ctx, incident, [...tasks, task], "incident.task_added", null, task);
    return task;
  });
}

/**
 * Changes a task, or says that it is done or not done after all. Absent is left alone, null clears; the same
 * again writes nothing.
 *
 * @throws Refusal not_found, insufficient_scope, conflict (deleted), invalid_request (owner)
 */
export async function changeTask(
  ctx: Ctx,
  incidentId: string,
  taskId: string,
  input: TaskChange,
): Promise<Task> {
  requireScope(ctx, "incidents:write");
  return transact(ctx, async (tx) => {
    const incident = await lockWhole(tx, ctx, incidentId, "incidents:write");
    const tasks = await tasksOf(tx, incident.id);
    const before = named(tasks, taskId);
    const owner =
      input.owner_id === undefined || input.owner_id === before.ownerId
        ? before.owner
        : await ownerNamed(tx, incident, input.owner_id);
    const after: Task = {
      ...before,
      title: input.title ?? before.title,
      owner,
      ownerId: owner?.id ?? null,
      dueOn: input.due_on === undefined ? before.dueOn : input.due_on,
      ...doneAfter(ctx, before, input.done),
    };
    if (same(before, after)) return before;
    const { title, ownerId, dueOn, doneAt, doneByName } = after;
    const data = { title, ownerId, dueOn, doneAt, doneByName };
    await tx.task.update({ where: { id: before.id }, data });
    const all = tasks.map((task) => (task.id === after.id ? after : task));
    await write(tx, ctx, incident, all, actionOf(before, after), before, after);
    return after;
  });
}

/**
 * Takes a task off the list. The ledger keeps what it was.
 *
 * @throws Refusal not_found, insufficient_scope, conflict (deleted)
 */
export async function removeTask(ctx: Ctx, incidentId: string, taskId: string): Promise<void> {
  requireScope(ctx, "incidents:write");
  await transact(ctx, async (tx) => {
    const incident = await lockWhole(tx, ctx, incidentId, "incidents:write");
    const tasks = await tasksOf(tx, incident.id);
    const before = named(tasks, taskId);
    await tx.task.update({ where: { id: before.id }, data: { removedAt: ctx.now } });
    const left = tasks.filter(({ id }) => id !== before.id);
    await write(tx, ctx, incident, left, "incident.task_removed", before, null);
  });
}

/**
 * An incident's tasks in their order.
 *
 * @throws Refusal not_found, insufficient_scope
 */
export async function readTasks(ctx: Ctx, incidentId: string): Promise<Task[]> {
  requireScope(ctx, "incidents:read");
  return transact(ctx, async (tx) => {
    const incident = await requireReadable(tx, ctx, incidentId);
    return tasksOf(tx, incident.id);
  });
}

async function tasksOf(tx: Tx, incidentId: string): Promise<Task[]> {
  return tx.task.findMany({
    where: { incidentId, removedAt: null },
    include: { owner: PERSON },
    orderBy: [{ place: "asc" }, { id: "asc" }],
  });
}

function named(tasks: readonly Task[], id: string): Task {
  const task = isUuid(id) && tasks.find((one) => one.id === id.toLowerCase());
  if (!task) throw notFound();
  return task;
}

async function ownerNamed(tx: Tx, { orgId }: WholeIncident, id: string | null) {
  const [person = null] = await requireReaders(tx, orgId, id === null ? [] : [id], () => {
    return "/owner_id";
  });
  return person;
}

/** Who said it first stays: done again is not done anew. */
function doneAfter(ctx: Ctx, { doneAt, doneByName }: Task, done: boolean | undefined) {
  if (done === undefined || done === (doneAt !== null)) return { doneAt, doneByName };
  return done
    ? { doneAt: ctx.now, doneByName: ctx.actor.name }
    : { doneAt: null, doneByName: null };
}

function same(a: Task, b: Task): boolean {
  return JSON.stringify(toldOf(a)) === JSON.stringify(toldOf(b));
}

function actionOf(before: Task, after: Task): string {
  if (before.doneAt === null && after.doneAt !== null) return "incident.task_done";
  if (before.doneAt !== null && after.doneAt === null) return "incident.task_reopened";
  return "incident.task_changed";
}

/** A task as the ledger tells it. */
function toldOf({ id, title, owner, dueOn, doneAt, doneByName }: Task) {
  return {
    id,
    title,
    owner,
    due_on: dueOn?.toISOString().slice(0, 10) ?? null,
    done_at: doneAt,
    done_by: doneByName,
  };
}

/** The incident's column follows its tasks, and the ledger hears what was done. */
async function write(
  tx: Tx,
  ctx: Ctx,
  incident: WholeIncident,
  tasks: readonly Task[],
  action: string,
  before: Task | null,
  after: Task | null,
): Promise<void> {
  const columns = { correctiveActions: tasks.map(({ title }) => title) };
  await writeColumns(tx, ctx, incident, columns, {
    action,
    before: before && { task: toldOf(before) },
    after: after && { task: toldOf(after) },
  });
}
