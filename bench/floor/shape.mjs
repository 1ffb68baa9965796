/** The floor's answers and ledger payloads: the same JSON as Tocsin's, written out by hand. */
import { randomBytes } from "node:crypto";

/** @typedef {import("pg").QueryResultRow} Row A row as pg gives it, or as it was inserted. */

/** A uuid v7. @param {Date} at */
export function newId(at) {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(at.getTime(), 0, 6);
  bytes.writeUInt8(0x70 | (bytes.readUInt8(6) & 0x0f), 6);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** int8 comes as text. @param {string | number | null} count */
const whole = (count) => (count === null ? null : Number(count));

/** @param {Row} row */
const number = (row) => `INC-${row.year}-${String(row.seq).padStart(4, "0")}`;

/** @param {Row} duty */
const clock = (duty) => ({
  id: duty.id,
  rule_id: duty.rule_id,
  rule_version: duty.rule_version,
  stage: duty.stage,
  recipient: duty.recipient,
  state: duty.state,
  started_at: duty.started_at,
  due_at: duty.due_at,
  settled_at: duty.settled_at,
  late_by_ms: whole(duty.late_by_ms),
  checked: duty.checked,
  computation: duty.computation,
  binding: duty.binding,
  binding_from: duty.binding_from,
  corrected_late_by_ms: whole(duty.corrected_late_by_ms),
});

/** @param {Row} row @param {Row[]} duties @param {Date} now */
export function incidentOut(row, duties, now) {
  return {
    id: row.id,
    number: number(row),
    orgId: row.org_id,
    title: row.title,
    description: row.description,
    severity: row.severity === "non_serious" ? "non-serious" : row.severity,
    breach_kind: row.breach_kind,
    // A row as it was inserted leaves it to its default.
    type: row.type_name ?? "Unknown",
    discovered_at: row.discovered_at,
    affected_users: whole(row.affected_users),
    root_cause: row.root_cause,
    corrective_actions: row.corrective_actions,
    status: row.status,
    resolution_date: row.resolution_date,
    authority_notified_at: row.authority_notified_at,
    data_subjects_notified_at: row.data_subjects_notified_at,
    reported_to: row.reported_to,
    notification_reference: row.notification_reference,
    deadline_at: row.deadline_at,
    overdue: row.art33_open && row.deadline_at !== null && row.deadline_at < now,
    recorded_late: row.recorded_late,
    imported: row.imported,
    awareness_moved_after_deadline: row.awareness_moved_late,
    clocks: duties.map(clock),
    created_at: row.created_at,
    updated_at: row.updated_at,
    created_by: { type: row.created_by_type, id: row.created_by_id, name: row.created_by_name },
    // Nobody owns the incidents of the bench, so no name is looked up.
    owner: null,
    tags: row.tags ?? [],
    drill: row.drill ?? false,
    version: row.version,
  };
}

/**
 * @param {Row} row
 * @param {{ duties: Row[], awareness: Row[], filings: Row[], decisions: Row[] }} of
 * @param {Date} now
 */
export function detailOut(row, { duties, awareness, filings, decisions }, now) {
  return {
    ...incidentOut(row, duties, now),
    tags: row.tags ?? [],
    drill: row.drill ?? false,
    deleted_at: row.deleted_at ?? null,
    extensions: row.extensions ?? {},
    // The sample has no fields of its own.
    attributes: {},
    filings: filings.map((filing) => ({
      id: filing.id,
      clock_id: filing.duty_id,
      kind: filing.kind,
      authority: filing.authority,
      recipient_kind: filing.recipient_kind,
      reference: filing.reference,
      receipt_missing: filing.reference === null,
      filed_at: filing.filed_at,
      recorded_at: filing.recorded_at,
      recorded_late: filing.recorded_late,
      late_by_ms: whole(filing.late_by_ms),
      delay_reasons: filing.delay_reasons,
      data_subjects_notified_at: filing.data_subjects_notified_at,
      channel: filing.channel,
      content: filing.content,
      content_hash: filing.content_hash,
      complete: filing.complete,
      persons_told: whole(filing.persons_told),
      persons_affected: whole(filing.persons_affected),
      reasons: filing.reasons,
      recorded_by: {
        type: filing.recorded_by_type,
        id: filing.recorded_by_id,
        name: filing.recorded_by_name,
      },
    })),
    decisions: decisions.map((decision) => ({
      id: decision.id,
      clock_id: decision.duty_id,
      outcome: decision.outcome,
      reasons: decision.reasons,
      decided_at: decision.decided_at,
      recorded_at: decision.recorded_at,
      decided_by: {
        type: decision.decided_by_type,
        id: decision.decided_by_id,
        name: decision.decided_by_name,
      },
      evidence: decision.evidence,
      extended_to: decision.extended_to,
      starts_at: decision.starts_at,
    })),
    awareness_history: awareness.map((fact) => ({
      discovered_at: fact.value,
      reason: fact.reason,
      moved_after_deadline: fact.moved_after_due,
      recorded_at: fact.recorded_at,
      recorded_by: {
        type: fact.recorded_by_type,
        id: fact.recorded_by_id,
        name: fact.recorded_by_name,
      },
    })),
  };
}

/**
 * What the ledger keeps, its keys in order: canonical JSON without sorting.
 *
 * @param {Row} row
 * @param {Row[]} duties
 * @param {{ delay_reasons?: string | null, facts?: object, filing?: object }} more
 */
export function snapshot(row, duties, { facts, filing, ...more } = {}) {
  return {
    affected_users: whole(row.affected_users),
    authority_notified_at: row.authority_notified_at,
    awareness_moved_after_deadline: row.awareness_moved_late,
    breach_kind: row.breach_kind,
    clocks: duties.map((duty) => ({
      due_at: duty.due_at,
      id: duty.id,
      late_by_ms: whole(duty.late_by_ms),
      rule_id: duty.rule_id,
      rule_version: duty.rule_version,
      settled_at: duty.settled_at,
      started_at: duty.started_at,
      state: duty.state,
    })),
    corrective_actions: row.corrective_actions,
    data_subjects_notified_at: row.data_subjects_notified_at,
    deadline_at: row.deadline_at,
    ...more,
    description: row.description,
    discovered_at: row.discovered_at,
    ...(facts ? { facts } : {}),
    ...(filing ? { filing } : {}),
    imported: row.imported,
    notification_reference: row.notification_reference,
    number: number(row),
    recorded_late: row.recorded_late,
    reported_to: row.reported_to,
    resolution_date: row.resolution_date,
    root_cause: row.root_cause,
    severity: row.severity,
    status: row.status,
    title: row.title,
    version: row.version,
  };
}

/** A filing as the ledger keeps it, its keys in order. @param {Row} filing */
export const told = (filing) => ({
  authority: filing.authority,
  channel: filing.channel,
  clock_id: filing.duty_id,
  complete: filing.complete,
  content_hash: filing.content_hash,
  data_subjects_notified_at: filing.data_subjects_notified_at,
  delay_reasons: filing.delay_reasons,
  filed_at: filing.filed_at,
  id: filing.id,
  kind: filing.kind,
  late_by_ms: whole(filing.late_by_ms),
  persons_affected: whole(filing.persons_affected),
  persons_told: whole(filing.persons_told),
  reasons: filing.reasons,
  recipient_kind: filing.recipient_kind,
  recorded_late: filing.recorded_late,
  reference: filing.reference,
});
