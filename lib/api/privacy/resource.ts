/** The incident in the privacy door's names. */
import type { DecisionRow, FactRow, FilingRow } from "../../db/rows";
import { isOverdue } from "../../register/art33";
import type { ClockRow } from "../../register/clock-row";
import { incidentNumber, type ListedIncident, type WholeIncident } from "../../register/incident";
import { severityOut } from "../../register/severity";
import {
  type Clock,
  type Incident,
  type IncidentDetail,
  incidentDetailSchema,
} from "../../schema/incident";

const extensionsSchema = incidentDetailSchema.shape.extensions;

const at = (instant: Date | null): string | null => instant?.toISOString() ?? null;
const whole = (count: bigint | null): number | null => (count === null ? null : Number(count));

/** A clock as every door shows it. */
export function clockOut(duty: ClockRow): Clock {
  return {
    id: duty.id,
    rule_id: duty.ruleId,
    rule_version: duty.ruleVersion,
    stage: duty.stage,
    recipient: duty.recipient,
    state: duty.state,
    started_at: at(duty.startedAt),
    due_at: at(duty.dueAt),
    settled_at: at(duty.settledAt),
    late_by_ms: whole(duty.lateByMs),
    checked: checkedOut(duty.checked),
    computation: duty.computation,
    binding: duty.binding,
    binding_from: dayOut(duty.bindingFrom),
    corrected_late_by_ms: whole(duty.correctedLateByMs),
  };
}

/** A date without a time of day. */
export const dayOut = (day: Date | null): string | null => day?.toISOString().slice(0, 10) ?? null;

/** What is neither "text" nor "secondary" counts as unchecked: never more than was done. */
function checkedOut(checked: string): Clock["checked"] {
  return checked === "text" || checked === "secondary" ? checked : "unchecked";
}

/**
 * The incident as lists show it.
 *
 * @param now overdue is judged at this instant: it is derived, never stored
 */
export function incidentOut(incident: ListedIncident, now: Date): Incident {
  return {
    id: incident.id,
    number: incidentNumber(incident),
    orgId: incident.orgId,
    title: incident.title,
    description: incident.description,
    severity: incident.severity && severityOut(incident.severity),
    breach_kind: incident.breachKind,
    type: incident.typeName,
    discovered_at: at(incident.discoveredAt),
    affected_users: whole(incident.affectedUsers),
    root_cause: incident.rootCause,
    corrective_actions: incident.correctiveActions,
    status: incident.status,
    resolution_date: at(incident.resolutionDate),
    authority_notified_at: at(incident.authorityNotifiedAt),
    data_subjects_notified_at: at(incident.dataSubjectsNotifiedAt),
    reported_to: incident.reportedTo,
    notification_reference: incident.notificationReference,
    deadline_at: at(incident.deadlineAt),
    overdue: isOverdue(incident, now),
    recorded_late: incident.recordedLate,
    imported: incident.imported,
    awareness_moved_after_deadline: incident.awarenessMovedLate,
    clocks: incident.duties.map(clockOut),
    created_at: incident.createdAt.toISOString(),
    updated_at: incident.updatedAt.toISOString(),
    created_by: {
      type: incident.createdByType,
      id: incident.createdById,
      name: incident.createdByName,
    },
    owner: incident.owner,
    tags: incident.tags,
    drill: incident.drill,
    version: incident.version,
  };
}

/**
 * The incident with all that was sent, decided and corrected.
 *
 * @param attributes its own values, as ownValues() reads them
 */
export function incidentDetailOut(
  incident: WholeIncident,
  attributes: IncidentDetail["attributes"],
  now: Date,
): IncidentDetail {
  return {
    ...incidentOut(incident, now),
    deleted_at: at(incident.deletedAt),
    extensions: extensionsSchema.parse(incident.extensions),
    attributes,
    filings: incident.filings.map(filingOut),
    decisions: incident.decisions.map(decisionOut),
    awareness_history: incident.facts.filter(({ kind }) => kind === "aware_at").map(awarenessOut),
  };
}

export function filingOut(filing: FilingRow): IncidentDetail["filings"][number] {
  return {
    id: filing.id,
    clock_id: filing.dutyId,
    kind: filing.kind,
    authority: filing.authority,
    recipient_kind: recipientOut(filing.recipientKind),
    reference: filing.reference,
    receipt_missing: filing.reference === null,
    filed_at: filing.filedAt.toISOString(),
    recorded_at: filing.recordedAt.toISOString(),
    recorded_late: filing.recordedLate,
    late_by_ms: whole(filing.lateByMs),
    delay_reasons: filing.delayReasons,
    data_subjects_notified_at: at(filing.dataSubjectsNotifiedAt),
    channel: filing.channel,
    content: filing.content,
    content_hash: filing.contentHash,
    complete: filing.complete,
    persons_told: whole(filing.personsTold),
    persons_affected: whole(filing.personsAffected),
    reasons: filing.reasons,
    recorded_by: {
      type: filing.recordedByType,
      id: filing.recordedById,
      name: filing.recordedByName,
    },
  };
}

function recipientOut(kind: string): IncidentDetail["filings"][number]["recipient_kind"] {
  return kind === "eea_authority" || kind === "other_recipient" ? kind : "unrecognised";
}

export function decisionOut(decision: DecisionRow): IncidentDetail["decisions"][number] {
  return {
    id: decision.id,
    clock_id: decision.dutyId,
    outcome: decision.outcome,
    reasons: decision.reasons,
    decided_at: decision.decidedAt.toISOString(),
    recorded_at: decision.recordedAt.toISOString(),
    decided_by: {
      type: decision.decidedByType,
      id: decision.decidedById,
      name: decision.decidedByName,
    },
    evidence: decision.evidence,
    extended_to: at(decision.extendedTo),
    starts_at: at(decision.startsAt),
  };
}

function awarenessOut(fact: FactRow): IncidentDetail["awareness_history"][number] {
  return {
    discovered_at: at(fact.value),
    reason: fact.reason,
    moved_after_deadline: fact.movedAfterDue,
    recorded_at: fact.recordedAt.toISOString(),
    recorded_by: { type: fact.recordedByType, id: fact.recordedById, name: fact.recordedByName },
  };
}
