/** Tasks whose day has come: their owner is told once, in the transaction that marks the task as told. */
import { lookUp } from "../db/client";
import { statement } from "../db/statement";
import { transact } from "../db/transaction";
import { dayEnd } from "./named";
import { alertsCtx, tell } from "./tell";

const AT_ONCE = 200;

interface DueTask {
  id: string;
  org_id: string;
  incident_id: string;
  owner_id: string;
  day: string;
}

const DUE_ORGS = statement<{ org_id: string }>(
  "organisations with tasks due",
  "SELECT org_id FROM lookup_task_due_orgs($1, $2)",
);

/** Takes tasks that are due and not told, as far as no other process has them; gives how many these were. */
export async function tellDueTasks(now: Date): Promise<number> {
  const today = now.toISOString().slice(0, 10);
  const orgs = await lookUp(DUE_ORGS, [today, AT_ONCE]);
  if (orgs.length === 0) return 0;
  const ctx = alertsCtx(now);
  return transact(
    ctx,
    async (tx) => {
      const due = await tx.$queryRaw<DueTask[]>`
        UPDATE task SET due_told_on = due_on WHERE id IN (
          SELECT t.id FROM task t JOIN incident i ON i.id = t.incident_id
          WHERE t.due_on <= ${today}::date AND t.due_on IS DISTINCT FROM t.due_told_on
            AND t.done_at IS NULL AND t.removed_at IS NULL AND t.owner_id IS NOT NULL
            AND i.deleted_at IS NULL
          ORDER BY t.due_on, t.id LIMIT ${AT_ONCE} FOR UPDATE OF t SKIP LOCKED)
        RETURNING id::text, org_id::text, incident_id::text, owner_id::text, due_on::text AS day`;
      await tell(
        tx,
        ctx,
        due.map((task) => ({
          kind: "task.due" as const,
          key: `task.due:${task.id}:${task.day}`,
          orgId: task.org_id,
          incidentId: task.incident_id,
          dueAt: dayEnd(task.day),
          personIds: [task.owner_id],
        })),
      );
      return due.length;
    },
    orgs.map(({ org_id }) => org_id),
  );
}
