/** Many rows of each list, for looking at plans: what is rare comes ten times, among rows of five years. */
import { newId } from "../lib/ids";
import { ownerSql } from "../lib/testing/fixtures";
import type { Home } from "./offered";
import { KEPT, SOME_APP } from "./offered-grc";
import { ASSIGNEE, STAGES } from "./offered-register-door";
import { COMMON_TAG, COMMON_TYPE, RARE_TAG, RARE_TYPE, RARE_WORD } from "./sample";

const ROWS = 12_000;
/** One row for each n, the oldest first; t is when it was made, id an id of that instant. */
const MADE = `generate_series(1, ${ROWS}) n, LATERAL (SELECT now() - interval '5 years' * (1 - n / ${ROWS}.0) AS t) x,
  LATERAL (SELECT (lpad(to_hex((extract(epoch FROM t) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex(n % 4096), 3, '0')
    || '8' || substr(md5($1::uuid::text || n), 1, 15))::uuid AS id) y`;

export async function fillIncidents(orgId: string, { ownerId, ownValue }: Home): Promise<void> {
  const [fieldId, first, second] = [newId(new Date()), newId(new Date()), newId(new Date())];
  await ownerSql(
    `INSERT INTO custom_field (id, org_id, name, kind, required, options, position, created_at)
     VALUES ($1, $2, $3, 'text', false, '[]', 1, now())`,
    [fieldId, orgId, ownValue?.field],
  );
  await ownerSql(
    `INSERT INTO incident (id, org_id, year, seq, title, description, severity, breach_kind, discovered_at, status,
        deadline_at, art33_open, awareness_moved_late, recorded_late, imported, created_at, updated_at,
        updated_by_id, created_by_type, created_by_id, created_by_name, version, corrective_actions, reported_to, type_name,
        source_type, drill, owner_id, tags, app_id, attributes, met_in_time, met_late, occurred_at, detected_at,
        authority_notified_at, stage_id, assignees, extensions)
     SELECT gen_random_uuid(), $1, 2025, n, 'Case ' || CASE WHEN n % 1200 = 1 THEN $3 ELSE '' END,
        repeat('Found by the night shift; names and addresses. ', 30),
        CASE WHEN n % 53 <> 9 THEN (ARRAY['serious', 'non_serious'])[1 + n % 2]::severity END,
        CASE WHEN n % 53 <> 9 THEN (ARRAY['confidentiality', 'integrity', 'availability', 'combined'])[1 + n % 4]::breach_kind END,
        CASE WHEN n % 211 <> 3 THEN t END, (ARRAY['draft', 'open', 'notified', 'resolved', 'resolved'])[1 + n % 5]::incident_status,
        t + interval '72 hours', n % 12 = 0, false, false, false, t, t + interval '1 hour' * (n % 97),
        CASE WHEN n % 1200 = 1 THEN $8 ELSE 'test' END, 'system', CASE WHEN n % 10 = 3 THEN $8 ELSE 'test' END, 'test', 1, '{}', '{}',
        CASE WHEN n % 1200 = 1 THEN $4 WHEN n % 10 = 7 THEN $5 ELSE 'Unknown' END,
        (ARRAY['MANUAL', 'MANUAL', 'INTEGRATION', 'ASSESSMENT', 'WEBFORM'])[1 + n % 5], n % 97 = 5,
        CASE WHEN n % 11 = 7 THEN $2::uuid END,
        CASE WHEN n % 1200 = 1 THEN ARRAY[$6] WHEN n % 10 = 4 THEN ARRAY[$7] ELSE '{}' END,
        CASE WHEN n % 10 = 3 THEN $8 END,
        CASE WHEN n % 1200 = 1 THEN jsonb_build_object($9::text, jsonb_build_array(jsonb_build_object('value', $10::text)))
          WHEN n % 3 = 1 THEN jsonb_build_object($9::text, jsonb_build_array(jsonb_build_object('value', 'Elsewhere')))
          ELSE '{}' END,
        CASE WHEN n % 1200 BETWEEN 1 AND 4 THEN 0 ELSE 1 END, CASE WHEN n % 1200 = 4 THEN 1 ELSE 0 END,
        CASE WHEN n % 1200 = 7 THEN t - interval '9 hours' END, CASE WHEN n % 70 = 7 THEN t - interval '2 hours' END,
        CASE WHEN n % 3 = 1 THEN t + interval '20 hours' END,
        CASE n % 1200 WHEN 8 THEN $11::uuid WHEN 9 THEN NULL ELSE $12::uuid END,
        CASE WHEN n % 1200 = 1 THEN jsonb_build_array(jsonb_build_object('assigneeId', $13::text, 'assigneeEmail', 'somebody@elsewhere.example')) ELSE '[]' END,
        CASE n % 1200
          WHEN 1 THEN (SELECT jsonb_build_object('grc', jsonb_object_agg(name, $14::text))
                       FROM unnest(ARRAY['source', 'severity', 'status', 'owner_id', 'incident_number']) name)
          WHEN 2 THEN '{"grc": {"source_type": "backend", "financial_impact": 123456}}'
          ELSE '{}' END
     FROM generate_series(1, ${ROWS}) n, LATERAL (SELECT timestamptz '2021-06-01' + interval '3 hours' * n AS t) x`,
    [
      orgId,
      ownerId,
      RARE_WORD,
      RARE_TYPE,
      COMMON_TYPE,
      RARE_TAG,
      COMMON_TAG,
      SOME_APP,
      fieldId,
      ownValue?.value,
      second,
      first,
      ASSIGNEE,
      KEPT,
    ],
  );
  await ownerSql(
    `INSERT INTO workflow_stage (id, org_id, name, description, position, required_fields, created_at)
     VALUES ($1, $3, $4, '', 1, '{}', now()), ($2, $3, $5, '', 2, '{}', now())`,
    [first, second, orgId, ...STAGES],
  );
  await fillDuties(orgId);
  await ownerSql("INSERT INTO incident_counter (org_id, year, last) VALUES ($1, 2025, $2)", [
    orgId,
    ROWS,
  ]);
}

/** One duty of each incident: settled, but for a few. */
async function fillDuties(orgId: string): Promise<void> {
  await past(
    `INSERT INTO duty (id, org_id, incident_id, rule_id, rule_version, stage, recipient, state, started_at, due_at,
        checked, inputs, computation, created_at, updated_at)
     SELECT gen_random_uuid(), org_id, id, 'eu-gdpr-art33', 1, 'first', 'test',
        (CASE seq % 1200 WHEN 1 THEN 'authority_extended' WHEN 2 THEN 'running' WHEN 3 THEN 'to_decide'
         WHEN 4 THEN 'met_late' ELSE 'met' END)::duty_state,
        discovered_at, deadline_at, 'test', '{}', '{}', created_at, created_at
     FROM incident WHERE org_id = $1`,
    [orgId],
  );
}

/** Timers and events of DPDP: nearly all of one kind, and a fifth of the timers never answered. */
export async function fillTimers(orgId: string, { sessionId }: Home): Promise<void> {
  const session = `CASE WHEN n % 600 = 0 THEN $2::uuid ELSE md5(n::text || $1::uuid)::uuid END`;
  await past(
    `INSERT INTO dpdp_event (id, org_id, session_id, event_type, payload, recorded_at,
        recorded_by_type, recorded_by_id, recorded_by_name)
     SELECT id, $1, ${session}, CASE WHEN n % 1200 = 1 THEN 'purpose_change' ELSE 'consent_given' END, '{}', t,
        'system', 'test', 'test'
     FROM ${MADE}`,
    [orgId, sessionId],
  );
  await past(
    `INSERT INTO duty (id, org_id, session_id, rule_id, rule_version, stage, recipient, state, started_at, due_at,
        checked, inputs, computation, created_at, updated_at)
     SELECT id, $1, ${session}, CASE WHEN n % 1200 = 1 THEN 'in-dpdp-board-72h' ELSE 'in-dpdp-grievance-90d' END,
        1, 'first', 'test', (ARRAY['running', 'met', 'met_late', 'to_decide', 'met'])[1 + n % 5]::duty_state,
        t, t + interval '90 days', 'test', '{}', '{}', t, t
     FROM ${MADE}`,
    [orgId, sessionId],
  );
}

/** The ledger, and what was sent: few of it failed. */
export async function fillLogs(orgId: string, home: Home): Promise<void> {
  await past(
    `INSERT INTO ledger_entry (id, org_id, recorded_at, actor_type, actor_id, actor_name, request_id, action,
        subject_type, subject_id, payload_hash)
     SELECT id, $1, t, 'system', 'test', 'test', 'test',
        CASE WHEN n % 1200 = 1 THEN 'incident.deleted' ELSE 'incident.updated' END,
        'incident', CASE WHEN n % 600 = 0 THEN $2::text ELSE id::text END, ''
     FROM ${MADE}`,
    [orgId, home.sessionId],
  );
  const webhookId = orgId === home.orgId ? home.webhookId : newId(new Date());
  await past(
    `INSERT INTO webhook_endpoint (id, org_id, kind, name, url_sealed, url_shown, events, include_below, locale, zone,
        from_seq, created_at, updated_at, created_by_type, created_by_id, created_by_name)
     VALUES ($2, $1, 'standard', 'test', '', 'test', '{}', false, 'en', 'UTC', 0, now(), now(), 'system', 'test', 'test')`,
    [orgId, webhookId],
  );
  await past(
    `INSERT INTO webhook_delivery (id, org_id, endpoint_id, source, type, body, state, attempts, next_attempt_at,
        created_at)
     SELECT id, $1, $2, id::text, 'test', '{}',
        CASE n % 1200 WHEN 1 THEN 'dead' WHEN 2 THEN 'pending' ELSE 'delivered' END, 1, t, t
     FROM ${MADE}`,
    [orgId, webhookId],
  );
  await past(
    `INSERT INTO delivery (id, org_id, alert_id, channel, user_id, level, state, next_attempt_at, created_at)
     SELECT id, $1, id, 'mail', CASE WHEN n % 400 = 7 THEN $2::uuid ELSE $1 END, 1,
        CASE n % 1200 WHEN 1 THEN 'dead' WHEN 2 THEN 'pending' WHEN 3 THEN 'moot' ELSE 'sent' END, t, t
     FROM ${MADE}`,
    [orgId, home.ownerId],
  );
}

/** Rows that no verb would write so: what they refer to is not there. */
async function past(sql: string, values: unknown[]): Promise<void> {
  await ownerSql("SET session_replication_role = replica");
  await ownerSql(sql, values);
  await ownerSql("SET session_replication_role = origin");
}
