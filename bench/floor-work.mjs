/** What the floor does for each request: the statements that the work takes, each prepared by its name. */
import { createHash, randomBytes } from "node:crypto";
import { detailOut, incidentOut, newId, snapshot, told } from "./floor-shape.mjs";

/** @typedef {import("pg").PoolClient} Sql */
/** @typedef {import("pg").QueryResultRow} Row */
/** @typedef {{ caller: { id: string, name: string }, now: Date, requestId: string }} Ctx */

const HOURS_72 = 72 * 3_600_000;

/** @param {Sql} sql @param {string} name @param {string} text @param {unknown[]} values */
async function ask(sql, name, text, values) {
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
async function insert(sql, table, row) {
  const names = Object.keys(row);
  const text = `INSERT INTO ${table} (${names.join(", ")}) VALUES (${names.map((_, at) => `$${at + 1}`).join(", ")})`;
  await ask(sql, `insert ${table}`, text, Object.values(row));
}

/**
 * @param {Sql} sql
 * @param {Ctx} ctx
 * @param {{ orgId: string, id: string, action: string, before: unknown, after: unknown }} change
 */
async function record(sql, { caller, now, requestId }, { orgId, id, action, before, after }) {
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

/**
 * What the organisation says of itself and of rules. Here it says nothing, and so Art. 33 alone starts.
 *
 * @param {Sql} sql
 * @param {string} orgId
 */
async function requireBareLaw(sql, orgId) {
  const [law] = await ask(
    sql,
    "law",
    `SELECT (SELECT profile FROM organisation_profile WHERE org_id = $1) AS profile,
            (SELECT json_agg(s) FROM rule_setting s WHERE s.org_id = $1) AS settings,
            (SELECT json_agg(r) FROM own_rule r WHERE r.org_id = $1) AS own`,
    [orgId],
  );
  if (law?.profile || law?.settings || law?.own) throw new Error("The floor knows Art. 33 alone.");
}

/**
 * Corrective actions are tasks: one is kept by its title, what is new is added, what is gone is removed.
 *
 * @param {Sql} sql
 * @param {Ctx} ctx
 * @param {Row} incident
 * @param {Row[]} held its tasks in their order
 */
async function followTitles(sql, { now }, incident, held) {
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

/** @param {Sql} sql @param {Ctx} ctx @param {Row} input */
export async function create(sql, ctx, input) {
  const { now, caller } = ctx;
  const by = {
    recorded_by_type: "api_key",
    recorded_by_id: caller.id,
    recorded_by_name: caller.name,
  };
  const id = newId(now);
  const orgId = input.orgId;
  const aware = new Date(input.discovered_at);
  const due = new Date(aware.getTime() + HOURS_72);
  const year = now.getUTCFullYear();
  const [counter] = await ask(
    sql,
    "number",
    `INSERT INTO incident_counter (org_id, year, last) VALUES ($1, $2, 1)
     ON CONFLICT (org_id, year) DO UPDATE SET last = incident_counter.last + 1 RETURNING last`,
    [orgId, year],
  );
  await requireBareLaw(sql, orgId);
  const incident = {
    id,
    org_id: orgId,
    year,
    seq: counter?.last,
    title: input.title,
    description: input.description ?? null,
    severity: input.severity === "serious" ? "serious" : "non_serious",
    breach_kind: input.breach_kind ?? null,
    discovered_at: aware,
    affected_users: input.affected_users ?? null,
    root_cause: input.root_cause ?? null,
    corrective_actions: input.corrective_actions ?? [],
    status: input.status ?? "draft",
    resolution_date: null,
    authority_notified_at: null,
    data_subjects_notified_at: null,
    reported_to: [],
    notification_reference: null,
    deadline_at: due,
    art33_open: true,
    awareness_moved_late: false,
    recorded_late: false,
    imported: false,
    created_at: now,
    updated_at: now,
    created_by_type: "api_key",
    created_by_id: caller.id,
    created_by_name: caller.name,
    version: 1,
  };
  const duty = {
    id: newId(now),
    org_id: orgId,
    incident_id: id,
    rule_id: "eu-gdpr-art33",
    rule_version: 1,
    stage: "single",
    recipient: "supervisory authority",
    state: "running",
    started_at: aware,
    due_at: due,
    settled_at: null,
    late_by_ms: null,
    checked: "text",
    inputs: {
      rule: "eu-gdpr-art33",
      rule_version: "1",
      period: "72 hours",
      aware_at: aware,
      zone: null,
    },
    computation: [
      "Rule eu-gdpr-art33, version 1: Regulation (EU) 2016/679, Art. 33(1), 72 hours from awareness.",
      `Awareness as stated: ${aware.toISOString()}.`,
      `Due: ${aware.toISOString()} + 72:00:00 elapsed hours on the UTC line = ${due.toISOString()}.`,
      "This is the outer limit. The duty itself is to act without undue delay.",
      "Tocsin computes, the controller decides.",
    ],
    readings: "[]",
    reason:
      "Applies: the declaration is a controller's; nothing on record says that the EEA is not touched.",
    missing: "[]",
    binding: true,
    binding_from: null,
    corrected_late_by_ms: null,
    created_at: now,
    updated_at: now,
  };
  const fact = {
    id: newId(now),
    org_id: orgId,
    incident_id: id,
    kind: "aware_at",
    value: aware,
    reason: null,
    moved_after_due: false,
    content: null,
    estimated: false,
    typed: null,
    zone: null,
    delay_reasons: null,
    recorded_at: now,
    ...by,
  };
  await insert(sql, "incident", incident);
  await insert(sql, "duty", duty);
  await insert(sql, "fact", fact);
  await followTitles(sql, ctx, incident, []);
  const after = snapshot(incident, [duty], { delay_reasons: null, facts: { aware_at: aware } });
  await record(sql, ctx, { orgId, id, action: "incident.declared", before: null, after });
  return detailOut(
    incident,
    { duties: [duty], awareness: [fact], filings: [], decisions: [] },
    now,
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
async function whole(sql, id, lock) {
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

/** @param {Sql} sql @param {Ctx} ctx @param {string} id */
export async function get(sql, { now }, id) {
  const { incident, of } = await whole(sql, id, "");
  return detailOut(incident, of, now);
}

/** @param {Sql} sql @param {Ctx} ctx @param {string} id @param {Row} input root_cause, corrective_actions */
export async function patch(sql, ctx, id, input) {
  const { incident: before, of } = await whole(sql, id, " FOR UPDATE");
  const after = {
    ...before,
    root_cause: input.root_cause,
    corrective_actions: input.corrective_actions,
    updated_at: ctx.now,
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
    "UPDATE incident SET root_cause = $2, corrective_actions = $3, updated_at = $4, version = $5 WHERE id = $1",
    [id, after.root_cause, after.corrective_actions, after.updated_at, after.version],
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

/**
 * The first filing to the authority settles Art. 33 unless it is settled; any further one moves nothing.
 *
 * @param {Sql} sql
 * @param {Ctx} ctx
 * @param {string} id
 * @param {Row} input authority_jurisdiction, notification_reference, delay_reasons
 */
export async function notify(sql, ctx, id, input) {
  const { now, caller } = ctx;
  const { incident: before, of } = await whole(sql, id, " FOR UPDATE");
  await requireBareLaw(sql, before.org_id);
  const duty = of.duties.find(({ rule_id: rule }) => rule === "eu-gdpr-art33");
  if (!duty) throw new Error("Here every incident has its Art. 33 duty.");
  const authority = input.authority_jurisdiction;
  const follows = of.filings.some((filing) => filing.authority === authority);
  const late = follows ? null : Math.max(0, now.getTime() - duty.due_at.getTime());
  const filing = {
    id: newId(now),
    org_id: before.org_id,
    incident_id: id,
    duty_id: duty.id,
    kind: follows ? "follow_up" : "initial",
    authority,
    recipient_kind: "eea_authority",
    reference: input.notification_reference,
    filed_at: now,
    recorded_at: now,
    recorded_late: false,
    late_by_ms: late,
    delay_reasons: input.delay_reasons,
    data_subjects_notified_at: null,
    channel: null,
    content: null,
    content_hash: null,
    complete: null,
    persons_told: null,
    persons_affected: null,
    reasons: null,
    recorded_by_type: "api_key",
    recorded_by_id: caller.id,
    recorded_by_name: caller.name,
  };
  const settles = !["met", "met_late"].includes(duty.state);
  const settled = settles
    ? {
        ...duty,
        state: late ? "met_late" : "met",
        settled_at: now,
        late_by_ms: late,
        updated_at: now,
      }
    : duty;
  const isNamed = before.reported_to.includes(authority);
  const after = {
    ...before,
    status: ["draft", "open"].includes(before.status) ? "notified" : before.status,
    authority_notified_at: settles ? now : before.authority_notified_at,
    reported_to: isNamed ? before.reported_to : [...before.reported_to, authority],
    notification_reference: before.notification_reference ?? filing.reference,
    art33_open: false,
    recorded_late: settles ? false : before.recorded_late,
    updated_at: now,
    version: before.version + 1,
  };
  const duties = of.duties.map((held) => (held === duty ? settled : held));
  await insert(sql, "filing", filing);
  if (settles) {
    await ask(
      sql,
      "settle",
      "UPDATE duty SET state = $2, settled_at = $3, late_by_ms = $4, updated_at = $3 WHERE id = $1",
      [duty.id, settled.state, now, late],
    );
  }
  await ask(
    sql,
    "notified",
    `UPDATE incident SET status = $2, authority_notified_at = $3, reported_to = $4, notification_reference = $5,
                         art33_open = $6, recorded_late = $7, updated_at = $8, version = $9
     WHERE id = $1`,
    [
      id,
      after.status,
      after.authority_notified_at,
      after.reported_to,
      after.notification_reference,
      after.art33_open,
      after.recorded_late,
      now,
      after.version,
    ],
  );
  await record(sql, ctx, {
    orgId: before.org_id,
    id,
    action: "incident.notified",
    before: snapshot(before, of.duties),
    after: snapshot(after, duties, { filing: told(filing) }),
  });
  return detailOut(after, { ...of, duties, filings: [...of.filings, filing] }, now);
}

/** @param {Sql} sql @param {Ctx} ctx @param {string} orgId @param {number} limit */
export async function list(sql, { now }, orgId, limit) {
  const rows = await ask(
    sql,
    "page",
    `SELECT *, coalesce(to_char(discovered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'infinity') AS place
     FROM incident WHERE org_id = $1
     ORDER BY (CASE WHEN discovered_at IS NULL THEN 'infinity'::timestamptz ELSE discovered_at END) DESC, id DESC
     LIMIT $2`,
    [orgId, limit + 1],
  );
  const shown = rows.slice(0, limit);
  const duties = await ask(
    sql,
    "duties",
    "SELECT * FROM duty WHERE incident_id = ANY ($1) ORDER BY id",
    [shown.map(({ id }) => id)],
  );
  const [total] = await ask(
    sql,
    "total",
    "SELECT sum(last)::int AS n FROM incident_counter WHERE org_id = $1",
    [orgId],
  );
  /** @type {Map<string, Row[]>} */
  const byIncident = new Map();
  for (const duty of duties) {
    const held = byIncident.get(duty.incident_id);
    if (held) held.push(duty);
    else byIncident.set(duty.incident_id, [duty]);
  }
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const n = total?.n ?? 0;
  return {
    incidents: shown.map((row) => incidentOut(row, byIncident.get(row.id) ?? [], now)),
    total: Math.min(n, 10_000),
    ...(n > 10_000 ? { total_is_capped: true } : {}),
    next_cursor: last
      ? Buffer.from(JSON.stringify(["-discovered_at", last.place, last.id])).toString("base64url")
      : null,
  };
}
