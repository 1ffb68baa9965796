/** What the ledger keeps of an incident before and after a change. */
import { type IncidentRecord, incidentNumber } from "./incident";

/** The incident's own fields and the state of its clocks, in the ledger's names. */
export function snapshot(incident: IncidentRecord) {
  return {
    number: incidentNumber(incident),
    title: incident.title,
    description: incident.description,
    severity: incident.severity,
    breach_kind: incident.breachKind,
    discovered_at: incident.discoveredAt,
    affected_users: incident.affectedUsers === null ? null : Number(incident.affectedUsers),
    root_cause: incident.rootCause,
    corrective_actions: incident.correctiveActions,
    status: incident.status,
    resolution_date: incident.resolutionDate,
    authority_notified_at: incident.authorityNotifiedAt,
    data_subjects_notified_at: incident.dataSubjectsNotifiedAt,
    reported_to: incident.reportedTo,
    notification_reference: incident.notificationReference,
    deadline_at: incident.deadlineAt,
    recorded_late: incident.recordedLate,
    imported: incident.imported,
    awareness_moved_after_deadline: incident.awarenessMovedLate,
    version: incident.version,
    clocks: incident.duties.map((duty) => ({
      id: duty.id,
      rule_id: duty.ruleId,
      rule_version: duty.ruleVersion,
      state: duty.state,
      started_at: duty.startedAt,
      due_at: duty.dueAt,
      settled_at: duty.settledAt,
      late_by_ms: duty.lateByMs === null ? null : Number(duty.lateByMs),
    })),
  };
}
