/** Whom entries of the ledger name: mentioned in a comment, made the owner, given a task. They are told by name. */
import { z } from "zod";
import type { Ctx } from "../context";
import { Prisma } from "../db/rows";
import type { Tx } from "../db/transaction";
import { notifyPeople } from "./notify-people";

/** Where in the ledger somebody may be named. */
export interface Place {
  seq: string;
  org_id: string;
  action: string;
  subject_id: string;
}

const person = z.object({ id: z.uuid() });
const task = z.object({ id: z.uuid(), owner: person.nullable(), due_on: z.iso.date().nullable() });
/** Of an entry's contents what names people; everything else may be as it is. */
const contentsSchema = z.object({
  before: z
    .object({ assignees: z.array(person).default([]), task: task.optional() })
    .nullable()
    .default(null),
  after: z
    .object({
      comment: z.object({ id: z.uuid() }).optional(),
      mentions: z.array(person).default([]),
      owner: person.nullish(),
      assignees: z.array(person).default([]),
      task: task.optional(),
    })
    .nullable()
    .default(null),
});
type Contents = z.output<typeof contentsSchema>;

type Named = Omit<Parameters<typeof notifyPeople>[2], "orgId" | "incidentId">;

/** What each action tells whom. */
const NAMING: Readonly<Record<string, (said: Contents, seq: string) => Named | null>> = {
  "incident.commented": mentioned,
  "incident.comment_edited": mentioned,
  "incident.owner_assigned": ({ after }, seq) =>
    after?.owner ? { kind: "assignment", key: seq, personIds: [after.owner.id] } : null,
  "incident.assigned": ({ before, after }, seq) => {
    const held = before?.assignees.map(({ id }) => id) ?? [];
    const fresh = after?.assignees.map(({ id }) => id).filter((id) => !held.includes(id)) ?? [];
    return { kind: "assignment", key: seq, personIds: fresh };
  },
  "incident.task_added": given,
  "incident.task_changed": given,
};

function mentioned({ after }: Contents): Named | null {
  if (!after?.comment) return null;
  return { kind: "mention", key: after.comment.id, personIds: after.mentions.map(({ id }) => id) };
}

function given({ before, after }: Contents, seq: string): Named | null {
  const now = after?.task;
  if (!now?.owner || now.owner.id === before?.task?.owner?.id) return null;
  const key = `${now.id}:${seq}`;
  const personIds = [now.owner.id];
  return { kind: "task.assigned", key, personIds, dueAt: now.due_on ? dayEnd(now.due_on) : null };
}

const DAY_MS = 86_400_000;

/** A day that something is due on is over with its last moment in UTC. */
export function dayEnd(day: string): Date {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + DAY_MS);
}

/** Tells those whom these entries name. The transaction sees the entries' organisations. */
export async function tellNamed(tx: Tx, ctx: Ctx, places: readonly Place[]): Promise<void> {
  const naming = places.filter(({ action }) => action in NAMING);
  if (naming.length === 0) return;
  const seqs = naming.map(({ seq }) => seq);
  const rows = await tx.$queryRaw<
    { seq: string; type: "user" | "api_key" | "system"; id: string; name: string; body: string }[]
  >`
    SELECT e.seq::text, e.actor_type AS type, e.actor_id AS id, e.actor_name AS name, p.body
    FROM ledger_entry e JOIN ledger_payload p USING (seq)
    WHERE e.seq IN (${Prisma.join(seqs.map((seq) => Prisma.sql`${seq}::bigint`))})`;
  const bySeq = new Map(rows.map((row) => [row.seq, row]));
  for (const { seq, org_id, action, subject_id } of naming) {
    const row = bySeq.get(seq);
    // What another version wrote otherwise names nobody; it must not keep all that follows from being told.
    const said = row && contentsSchema.safeParse(JSON.parse(row.body)).data;
    const named = said && NAMING[action]?.(said, seq);
    if (!row || !named) continue;
    const actor = { type: row.type, id: row.id, name: row.name };
    const of = { ...named, orgId: org_id, incidentId: subject_id };
    await notifyPeople(tx, { ...ctx, actor }, of);
  }
}
