/** The floor's side of DPDP events that start no timer: three statements for any number of them. */
import { createHash, randomBytes } from "node:crypto";
import { newId } from "./shape.mjs";

/** @typedef {import("pg").PoolClient} Sql */
/** @typedef {{ caller: { id: string, name: string }, now: Date, requestId: string }} Ctx */
/** @typedef {{ sessionId: string, eventType: string, payload?: object }} Said */

/**
 * Writes events in their order, with their sessions and an entry in the ledger for each.
 *
 * @param {Sql} sql
 * @param {Ctx} ctx
 * @param {string} orgId
 * @param {readonly Said[]} said
 */
export async function emitAll(sql, ctx, orgId, said) {
  const at = await begun(sql, ctx, orgId, said);
  // Sorted, so that the order of the ids is that of the events.
  const ids = said.map(() => newId(at)).sort();
  const by = { type: "api_key", id: ctx.caller.id, name: ctx.caller.name };
  const events = said.map(({ sessionId, eventType, payload = {} }, index) => ({
    id: ids[index],
    orgId,
    sessionId,
    eventType,
    payload,
    consequence: null,
    incident_id: null,
    recorded_at: at,
    recorded_by: by,
  }));
  await sql.query({
    name: "events",
    text: `INSERT INTO dpdp_event (id, org_id, session_id, event_type, payload, recorded_at,
                                   recorded_by_type, recorded_by_id, recorded_by_name)
           SELECT e.id, $1, e.session_id, e.event_type, e.payload, $2, 'api_key', $3, $4
           FROM unnest($5::uuid[], $6::uuid[], $7::text[], $8::jsonb[]) AS e(id, session_id, event_type, payload)`,
    values: [
      orgId,
      at,
      by.id,
      by.name,
      ids,
      events.map(({ sessionId }) => sessionId),
      events.map(({ eventType }) => eventType),
      events.map(({ payload }) => JSON.stringify(payload)),
    ],
  });
  await recordAll(sql, { ...ctx, now: at }, orgId, events);
  return events.map((event) => ({ event, timers: [] }));
}

/** Begins or locks the sessions, and gives the instant of their events. @param {Sql} sql @param {Ctx} ctx @param {string} orgId @param {readonly Said[]} said */
async function begun(sql, { now }, orgId, said) {
  const ids = [...new Set(said.map(({ sessionId }) => sessionId))].sort();
  const { rows } = await sql.query({
    name: "sessions",
    text: `INSERT INTO dpdp_session AS s (org_id, session_id, started_at, updated_at)
           SELECT $1, said.id, $2, $2 FROM unnest($3::uuid[]) AS said(id)
           ON CONFLICT (org_id, session_id) DO UPDATE
             SET updated_at = GREATEST(s.updated_at + interval '1 millisecond', excluded.updated_at)
           RETURNING updated_at`,
    values: [orgId, now, ids],
  });
  return rows.reduce((last, row) => (row.updated_at > last ? row.updated_at : last), now);
}

/**
 * @param {Sql} sql
 * @param {Ctx} ctx
 * @param {string} orgId
 * @param {readonly { id: string | undefined, sessionId: string, eventType: string, payload: object }[]} events
 */
async function recordAll(sql, { caller, now, requestId }, orgId, events) {
  const entries = events.map(({ id, sessionId, eventType, payload }) => {
    // In the ledger's order of keys; those of the payload come in order.
    const after = {
      consequence: null,
      event_type: eventType,
      id,
      incident_id: null,
      payload,
      timers: [],
    };
    const body = JSON.stringify({ after, before: null });
    const salt = randomBytes(32);
    const hash = createHash("sha256").update(salt).update(body).digest();
    return { id: newId(now), sessionId, hash, salt, body };
  });
  await sql.query({
    name: "entries",
    text: `WITH said AS (
             SELECT * FROM unnest($1::uuid[], $2::text[], $3::bytea[], $4::bytea[], $5::text[])
               WITH ORDINALITY AS s(id, subject_id, hash, salt, body, place)
           ), entry AS (
             INSERT INTO ledger_entry (id, org_id, recorded_at, actor_type, actor_id, actor_name, request_id,
                                       action, subject_type, subject_id, payload_hash)
             SELECT id, $6, $7, 'api_key', $8, $9, $10, 'dpdp.event_emitted', 'dpdp_session', subject_id, hash
             FROM said ORDER BY place
             RETURNING seq, id
           )
           INSERT INTO ledger_payload (seq, org_id, salt, body)
           SELECT entry.seq, $6, said.salt, said.body FROM entry JOIN said USING (id)`,
    values: [
      entries.map(({ id }) => id),
      entries.map(({ sessionId }) => sessionId),
      entries.map(({ hash }) => hash),
      entries.map(({ salt }) => salt),
      entries.map(({ body }) => body),
      orgId,
      now,
      caller.id,
      caller.name,
      requestId,
    ],
  });
}
