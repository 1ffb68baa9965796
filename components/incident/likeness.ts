/** An incident and a duty for the tests of this folder: whole, and changed as a test asks. */
import type { Duty } from "@/lib/schema/duties";
import type { IncidentDetail } from "@/lib/schema/incident";

export const AWARE = "2026-03-02T07:20:00.000Z";
export const DUE = "2026-03-05T07:20:00.000Z";
const somebody = { type: "user", id: "1", name: "Ilse Brandt" };

export function incidentLike(changes: Partial<IncidentDetail> = {}): IncidentDetail {
  return {
    id: "01890a5d-ac96-774b-bcce-b302099a8057",
    number: "INC-2026-0001",
    orgId: "01890a5d-ac96-774b-bcce-b302099a8058",
    title: "Laptop",
    description: null,
    severity: "serious",
    breach_kind: null,
    type: "Unknown",
    discovered_at: AWARE,
    affected_users: null,
    root_cause: null,
    corrective_actions: [],
    status: "open",
    resolution_date: null,
    authority_notified_at: null,
    data_subjects_notified_at: null,
    reported_to: [],
    notification_reference: null,
    deadline_at: DUE,
    overdue: false,
    recorded_late: false,
    imported: false,
    awareness_moved_after_deadline: false,
    clocks: [],
    created_at: AWARE,
    updated_at: AWARE,
    created_by: somebody,
    version: 1,
    tags: [],
    drill: false,
    owner: null,
    deleted_at: null,
    extensions: {},
    attributes: {},
    filings: [],
    decisions: [],
    awareness_history: [],
    ...changes,
  };
}

export function dutyLike(changes: Partial<Duty> = {}): Duty {
  return {
    id: "01890a5d-ac96-774b-bcce-b302099a8060",
    rule_id: "eu-gdpr-art33",
    rule_version: 1,
    stage: "single",
    recipient: "supervisory authority",
    state: "running",
    started_at: AWARE,
    due_at: DUE,
    settled_at: null,
    late_by_ms: null,
    checked: "text",
    computation: [],
    binding: true,
    binding_from: null,
    corrected_late_by_ms: null,
    citation: "GDPR Art. 33(1)",
    act: "Notify the supervisory authority",
    recipient_kind: "authority",
    reason: "",
    missing: [],
    readings: [],
    order: [],
    decisions: [],
    filings: [],
    ...changes,
  };
}

export function filingLike(
  changes: Partial<Duty["filings"][number]> = {},
): Duty["filings"][number] {
  return {
    id: "01890a5d-ac96-774b-bcce-b302099a8059",
    clock_id: null,
    kind: "initial",
    authority: "CNIL",
    recipient_kind: "eea_authority",
    reference: null,
    receipt_missing: true,
    filed_at: DUE,
    recorded_at: DUE,
    recorded_late: false,
    late_by_ms: 0,
    delay_reasons: null,
    data_subjects_notified_at: null,
    channel: null,
    content: null,
    content_hash: null,
    complete: null,
    persons_told: null,
    persons_affected: null,
    reasons: null,
    recorded_by: somebody,
    ...changes,
  };
}
