/** What every act of the floor is made of: a prepared statement, a row that is written, an incident whole, an entry. */
import { createHash, randomBytes } from "node:crypto";
import { newId } from "./shape.mjs";

/** @typedef {import("pg").PoolClient} Sql */
/** @typedef {import("pg").QueryResultRow} Row */
/** @typedef {{ caller: { id: string, name: string }, now: Date, requestId: string }} Ctx */

/** @param {Sql} sql @param {string} name @param {string} text @param {unknown[]} values */
export async function ask(sql, name, text, values) {
  const { rows } = await sql.query({ name, text, values });
  return rows;
}

/**
 * An INSERT of one row by its columns: the same columns each time, so one prepared statement a table.
 *
 * @param {Sql} sql
 * @param {string} table
 * @param {Row} row
 */
export async function insert(sql, table, row) {
  const names = Object.keys(row);
  const text = `INSERT INTO ${table} (${names.join(", ")}) VALUES (${names.map((_, at) => `$${at + 1}`).join(", ")})`;
  await ask(sql, `insert ${table}`, text, Object.values(row));
}

/**
 * The entry in the ledger: who, what, and the hash of what was and is.
 *
 * @param {Sql} sql
 * @param {Ctx} ctx
 * @param {{ orgId: string, id: string, action: string, before: unknown, after: unknown }} change
 */
export async function record(
  sql,
  { caller, now, requestId },
  { orgId, id, action, before, after },
) {
  // after, then before: the ledger's JSON has its keys in order, here as in the snapshots.
  const body = JSON.stringify({ after, before });
  const salt = randomBytes(32);
  const hash = createHash("sha256").update(salt).update(body).digest();
  await ask(
    sql,
    "ledger",
    `WITH entry AS (
       INSERT INTO ledger_entry (id, org_id, recorded_at, actor_type, actor_id, actor_name, request_id,
                                 action, subject_type, subject_id, payload_hash)
       VALUES ($1, $2, $3, 'api_key', $4, $5, $6, $7, 'incident', $8, $9) RETURNING seq
     )
     INSERT INTO ledger_payload (seq, org_id, salt, body) SELECT seq, $2, $10::bytea, $11::text FROM entry`,
    [newId(now), orgId, now, caller.id, caller.name, requestId, action, id, hash, salt, body],
  );
}

/** @param {Sql} sql @param {string} table @param {string} order @param {string} id @returns {Promise<Row[]>} */
function belonging(sql, table, order, id) {
  return ask(
    sql,
    `of ${table}`,
    `SELECT * FROM ${table} WHERE incident_id = $1 ORDER BY ${order}`,
    [id],
  );
}

/** @param {Sql} sql @param {string} id @param {"" | " FOR UPDATE"} lock */
export async function whole(sql, id, lock) {
  const [incident] = await ask(
    sql,
    `incident${lock}`,
    `SELECT * FROM incident WHERE id = $1${lock}`,
    [id],
  );
  if (!incident) throw new Error("There is no such incident.");
  const duties = await belonging(sql, "duty", "id", id);
  // No answer and no ledger entry here holds any other fact.
  const awareness = await ask(
    sql,
    "of fact",
    "SELECT * FROM fact WHERE incident_id = $1 AND kind = 'aware_at' ORDER BY recorded_at, id",
    [id],
  );
  const filings = await belonging(sql, "filing", "recorded_at, id", id);
  const decisions = await belonging(sql, "decision", "recorded_at, id", id);
  return { incident, of: { duties, awareness, filings, decisions } };
}
