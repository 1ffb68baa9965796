/** A declaration, as the floor makes it. */
import { followTitles } from "./change.mjs";
import { detailOut, newId, snapshot } from "./shape.mjs";
import { ask, insert, record } from "./statements.mjs";

/** @typedef {import("./statements.mjs").Sql} Sql */
/** @typedef {import("./statements.mjs").Row} Row */
/** @typedef {import("./statements.mjs").Ctx} Ctx */

const HOURS_72 = 72 * 3_600_000;

/**
 * What the organisation says of itself and of rules. Here it says nothing, and so Art. 33 alone starts.
 *
 * @param {Sql} sql
 * @param {string} orgId
 */
export async function requireBareLaw(sql, orgId) {
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
    updated_by_id: caller.id,
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
