/** Making many incidents of few: each is copied in the database, with all that belongs to it. */
import type pg from "pg";
import { RARE_TAG, RARE_TYPE, RARE_WORD } from "./sample";

/** A uuid's copy of number k: other in its last twelve bits, which are random, and made at the same instant. */
const moved = (id: string) =>
  `overlay(${id}::text PLACING lpad(to_hex(('x' || right(${id}::text, 3))::bit(12)::int # k), 3, '0') FROM 34)`;
const movedId = (column: string) => `${moved(`c.${column}`)}::uuid`;

/** Columns that are not the same in each copy, by table. What is rare stays so: copies leave it out. */
const DIFFER: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  incident: {
    id: movedId("id"),
    seq: "c.seq + k",
    title: `trim(replace(c.title, '${RARE_WORD}', ''))`,
    type_name: `replace(c.type_name, '${RARE_TYPE}', 'Unknown')`,
    tags: `array_remove(c.tags, '${RARE_TAG}')`,
  },
  duty: { id: movedId("id"), incident_id: movedId("incident_id") },
  fact: { id: movedId("id"), incident_id: movedId("incident_id") },
  filing: {
    id: movedId("id"),
    incident_id: movedId("incident_id"),
    duty_id: movedId("duty_id"),
  },
  decision: {
    id: movedId("id"),
    incident_id: movedId("incident_id"),
    duty_id: movedId("duty_id"),
  },
  incident_tag: { incident_id: movedId("incident_id") },
  incident_search: {
    incident_id: movedId("incident_id"),
    document: `ts_delete(c.document, lower('${RARE_WORD}'))`,
  },
  ledger_entry: {
    seq: "c.seq + k",
    id: movedId("id"),
    subject_id: moved("c.subject_id"),
    payload_hash:
      "(SELECT sha256(p.salt || convert_to(p.body, 'UTF8')) FROM ledger_payload p WHERE p.seq = c.seq + k)",
  },
};

/** The ledger's texts name their incident. */
const PAYLOADS = `
  INSERT INTO ledger_payload (seq, org_id, salt, body)
  SELECT c.seq + k, c.org_id, c.salt, replace(c.body, c.subject_id, ${moved("c.subject_id")})
  FROM (SELECT p.*, e.subject_id, generate_series(1, $2::int) AS k
        FROM ledger_payload p JOIN ledger_entry e USING (seq) WHERE p.org_id = $1) c`;

/**
 * Copies all incidents of an organisation `times` times. Numbers and places in the ledger have to leave room: so
 * many after each.
 *
 * @param owner a superuser, in a transaction in which the tables' triggers are off
 */
export async function copyIncidents(owner: pg.Client, orgId: string, times: number): Promise<void> {
  await owner.query(PAYLOADS, [orgId, times]);
  for (const [table, differ] of Object.entries(DIFFER)) {
    const { rows } = await owner.query<{ name: string }>(
      `SELECT attname AS name FROM pg_attribute
       WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
      [table],
    );
    const names = rows.map(({ name }) => name);
    const rare = table === "incident_tag" ? `AND t.tag <> '${RARE_TAG}'` : "";
    await owner.query(
      `INSERT INTO ${table} (${names.join(", ")})
       SELECT ${names.map((name) => differ[name] ?? `c.${name}`).join(", ")}
       FROM (SELECT t.*, generate_series(1, $2::int) AS k FROM ${table} t WHERE t.org_id = $1 ${rare}) c`,
      [orgId, times],
    );
  }
}
