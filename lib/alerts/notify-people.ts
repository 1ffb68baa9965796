/** Telling members by name what somebody did: mentions, assignments, tasks. For the verbs that do it. */
import type { Ctx } from "../context";
import type { Tx } from "../db/transaction";
import type { AlertEvent } from "../schema/alerts";
import { tell } from "./tell";

/**
 * Tells persons of something about an incident, in the transaction of the change. Who caused it is not told;
 * neither is who may not read the organisation's incidents. The message holds the incident's number, who did it
 * and a link: none of the words that were written.
 *
 * @param of.key what makes it the only one of its kind: the id of the comment, of the task. The same again tells nobody twice.
 * @param of.dueAt the task's due instant, where there is one
 */
export async function notifyPeople(
  tx: Tx,
  ctx: Ctx,
  of: {
    kind: Extract<AlertEvent, "mention" | "assignment" | "task.assigned" | "task.due">;
    key: string;
    orgId: string;
    incidentId: string;
    personIds: readonly string[];
    dueAt?: Date | null;
  },
): Promise<void> {
  const personIds = [...new Set(of.personIds)].filter((id) => id !== ctx.actor.id);
  if (personIds.length === 0) return;
  const { kind, orgId, incidentId, dueAt = null } = of;
  const byName = ctx.actor.type === "user" ? ctx.actor.name : null;
  await tell(
    tx,
    ctx,
    personIds.map((id) => ({
      kind,
      key: `${kind}:${of.key}:${id}`,
      orgId,
      incidentId,
      dueAt,
      personIds: [id],
      byName,
    })),
  );
}
