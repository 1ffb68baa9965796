/** Writing the ledger: one entry for every change, in the change's own transaction. */
import { randomBytes } from "node:crypto";
import type { Ctx } from "../context";
import { statement } from "../db/statement";
import { onCommit, type Tx } from "../db/transaction";
import { newId } from "../ids";
import { announce } from "./announce";
import { canonicalJson } from "./canonical-json";
import { payloadHash } from "./proof";

export interface Change {
  orgId: string;
  /** <subject>.<what happened>, in the past: incident.declared. */
  action: string;
  subject: { type: string; id: string };
  before: unknown;
  after: unknown;
}

const ENTRY = statement<never>(
  "ledger entry",
  `WITH entry AS (
     INSERT INTO ledger_entry (id, org_id, recorded_at, actor_type, actor_id, actor_name, request_id,
                               action, subject_type, subject_id, payload_hash)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     RETURNING seq
   )
   INSERT INTO ledger_payload (seq, org_id, salt, body)
   SELECT seq, $2, $12::bytea, $13::text FROM entry`,
);

/**
 * Appends an entry, on its way with the next statement or with COMMIT. When this fails the change fails with it:
 * the caller passes the transaction of the change.
 */
export async function record(tx: Tx, ctx: Ctx, change: Change): Promise<void> {
  const { body, salt, hash } = sealed(change);
  tx.later(ENTRY, [
    newId(ctx.now),
    change.orgId,
    ctx.now,
    ctx.actor.type,
    ctx.actor.id,
    ctx.actor.name,
    ctx.requestId,
    change.action,
    change.subject.type,
    change.subject.id,
    hash,
    salt,
    body,
  ]);
  onCommit(tx, announce);
}

function sealed({ before, after }: Change) {
  const body = canonicalJson({ before, after });
  const salt = randomBytes(32);
  return { body, salt, hash: payloadHash(salt, body) };
}

const ENTRIES = statement<never>(
  "ledger entries",
  `WITH said AS (
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::bytea[], $7::bytea[], $8::text[])
       WITH ORDINALITY AS s(id, org_id, action, subject_type, subject_id, hash, salt, body, place)
   ), entry AS (
     INSERT INTO ledger_entry (id, org_id, recorded_at, actor_type, actor_id, actor_name, request_id,
                               action, subject_type, subject_id, payload_hash)
     SELECT id, org_id, $9, $10, $11, $12, $13, action, subject_type, subject_id, hash
     FROM said ORDER BY place
     RETURNING seq, id
   )
   INSERT INTO ledger_payload (seq, org_id, salt, body)
   SELECT entry.seq, said.org_id, said.salt, said.body FROM entry JOIN said USING (id)`,
);

/** As record(), for many changes at once: entries in their order, by one statement however many there are. */
export async function recordAll(tx: Tx, ctx: Ctx, changes: readonly Change[]): Promise<void> {
  const [first] = changes;
  if (!first) return;
  // One by itself needs no lists.
  if (changes.length === 1) return record(tx, ctx, first);
  const entries = changes.map((change) => ({ ...change, ...sealed(change) }));
  tx.later(ENTRIES, [
    entries.map(() => newId(ctx.now)),
    entries.map(({ orgId }) => orgId),
    entries.map(({ action }) => action),
    entries.map(({ subject }) => subject.type),
    entries.map(({ subject }) => subject.id),
    entries.map(({ hash }) => hash),
    entries.map(({ salt }) => salt),
    entries.map(({ body }) => body),
    ctx.now,
    ctx.actor.type,
    ctx.actor.id,
    ctx.actor.name,
    ctx.requestId,
  ]);
  onCommit(tx, announce);
}
