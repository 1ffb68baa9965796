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
