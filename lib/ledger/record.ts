/** Writing the ledger: one entry for every change, in the change's own transaction. */
import { createHash, randomBytes } from "node:crypto";
import type { Ctx } from "../context";
import { onCommit, type Tx } from "../db/transaction";
import { newId } from "../ids";
import { announce } from "./announce";
import { canonicalJson } from "./canonical-json";

export interface Change {
  orgId: string;
  /** <subject>.<what happened>, in the past: incident.declared. */
  action: string;
  subject: { type: string; id: string };
  before: unknown;
  after: unknown;
}

/**
 * Appends an entry. When this fails the change fails with it: the caller passes the transaction of
 * the change and does not catch.
 */
export async function record(tx: Tx, ctx: Ctx, change: Change): Promise<void> {
  const body = canonicalJson({ before: change.before, after: change.after });
  const salt = randomBytes(32);
  const hash = createHash("sha256").update(salt).update(body).digest();
  await tx.$executeRaw`
    WITH entry AS (
      INSERT INTO ledger_entry (id, org_id, recorded_at, actor_type, actor_id, actor_name, request_id,
                                action, subject_type, subject_id, payload_hash)
      VALUES (${newId(ctx.now)}::uuid, ${change.orgId}::uuid, ${ctx.now}, ${ctx.actor.type}, ${ctx.actor.id},
              ${ctx.actor.name}, ${ctx.requestId}, ${change.action}, ${change.subject.type},
              ${change.subject.id}, ${hash})
      RETURNING seq
    )
    INSERT INTO ledger_payload (seq, org_id, salt, body)
    SELECT seq, ${change.orgId}::uuid, ${salt}, ${body} FROM entry`;
  onCommit(tx, announce);
}

/** As record(), for many changes at once: entries in their order, by one statement however many there are. */
export async function recordAll(tx: Tx, ctx: Ctx, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  const entries = changes.map((change) => {
    const body = canonicalJson({ before: change.before, after: change.after });
    const salt = randomBytes(32);
    const hash = createHash("sha256").update(salt).update(body).digest();
    return {
      ...change,
      id: newId(ctx.now),
      body,
      salt: salt.toString("hex"),
      hash: hash.toString("hex"),
    };
  });
  await tx.$executeRaw`
    WITH said AS (
      SELECT * FROM unnest(
        ${entries.map(({ id }) => id)}::uuid[], ${entries.map(({ orgId }) => orgId)}::uuid[],
        ${entries.map(({ action }) => action)}::text[],
        ${entries.map(({ subject }) => subject.type)}::text[],
        ${entries.map(({ subject }) => subject.id)}::text[],
        ${entries.map(({ hash }) => hash)}::text[], ${entries.map(({ salt }) => salt)}::text[],
        ${entries.map(({ body }) => body)}::text[]
      ) WITH ORDINALITY AS s(id, org_id, action, subject_type, subject_id, hash, salt, body, place)
    ), entry AS (
      INSERT INTO ledger_entry (id, org_id, recorded_at, actor_type, actor_id, actor_name, request_id,
                                action, subject_type, subject_id, payload_hash)
      SELECT id, org_id, ${ctx.now}, ${ctx.actor.type}, ${ctx.actor.id}, ${ctx.actor.name},
             ${ctx.requestId}, action, subject_type, subject_id, decode(hash, 'hex')
      FROM said ORDER BY place
      RETURNING seq, id
    )
    INSERT INTO ledger_payload (seq, org_id, salt, body)
    SELECT entry.seq, said.org_id, decode(said.salt, 'hex'), said.body FROM entry JOIN said USING (id)`;
  onCommit(tx, announce);
}
