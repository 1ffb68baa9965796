/** A change of an incident, as the floor makes it. */
import { detailOut, newId, snapshot } from "./shape.mjs";
import { ask, record, whole } from "./statements.mjs";

/** @typedef {import("./statements.mjs").Sql} Sql */
/** @typedef {import("./statements.mjs").Row} Row */
/** @typedef {import("./statements.mjs").Ctx} Ctx */

/**
 * Corrective actions are tasks: one is kept by its title, what is new is added, what is gone is removed.
 *
 * @param {Sql} sql
 * @param {Ctx} ctx
 * @param {Row} incident
 * @param {Row[]} held its tasks in their order
 */
export async function followTitles(sql, { now }, incident, held) {
  const free = [...held];
  const fresh = [];
  for (const [at, title] of incident.corrective_actions.entries()) {
    const kept = free.findIndex((task) => task.title === title && task.place === at + 1);
    if (kept >= 0) free.splice(kept, 1);
    else fresh.push({ id: newId(now), title, place: at + 1 });
  }
  if (free.length > 0) {
    await ask(sql, "remove tasks", "UPDATE task SET removed_at = $1 WHERE id = ANY ($2::uuid[])", [
      now,
      free.map(({ id }) => id),
    ]);
  }
  if (fresh.length === 0) return;
  await ask(
    sql,
    "add tasks",
    `INSERT INTO task (id, org_id, incident_id, created_at, title, place)
     SELECT m.id, $1, $2, $3, m.title, m.place
     FROM unnest($4::uuid[], $5::text[], $6::int[]) AS m(id, title, place)`,
    [
      incident.org_id,
      incident.id,
      now,
      fresh.map(({ id }) => id),
      fresh.map(({ title }) => title),
      fresh.map(({ place }) => place),
    ],
  );
}

/** @param {Sql} sql @param {Ctx} ctx @param {string} id @param {Row} input root_cause, corrective_actions */
export async function patch(sql, ctx, id, input) {
  const { incident: before, of } = await whole(sql, id, " FOR UPDATE");
  const after = {
    ...before,
    root_cause: input.root_cause,
    corrective_actions: input.corrective_actions,
    updated_at: ctx.now,
    updated_by_id: ctx.caller.id,
    version: before.version + 1,
  };
  const tasks = await ask(
    sql,
    "open tasks",
    "SELECT id, title, place FROM task WHERE incident_id = $1 AND removed_at IS NULL ORDER BY place, id",
    [id],
  );
  await followTitles(sql, ctx, after, tasks);
  await ask(
    sql,
    "update",
    "UPDATE incident SET root_cause = $2, corrective_actions = $3, updated_at = $4, version = $5, updated_by_id = $6 WHERE id = $1",
    [
      id,
      after.root_cause,
      after.corrective_actions,
      after.updated_at,
      after.version,
      after.updated_by_id,
    ],
  );
  await record(sql, ctx, {
    orgId: before.org_id,
    id,
    action: "incident.updated",
    before: snapshot(before, of.duties),
    after: snapshot(after, of.duties),
  });
  return detailOut(after, of, ctx.now);
}
