/**
 * An incident as the GRC entity. What this door was told stands as it came; where it was told nothing, the
 * register's own values stand in.
 */
import type { FactRow, IncidentRow } from "../../db/rows";
import {
  type GrcIncident,
  MAPPED,
  SCHEMA_VERSION,
  SOURCE_DEFAULT,
  type SOURCE_TYPES,
} from "../../schema/grc";
import { standing } from "../facts-now";
import { incidentNumber } from "../incident";
import { severityOut } from "../severity";
import { type Kept, keptOf } from "./kept";
import { readCategory, readSeverity, readStatus } from "./mapping";

/** An incident with at least its facts of FACTS. */
export type GrcRecord = IncidentRow & { facts: FactRow[] };

/** The facts that the entity tells. */
export const FACTS = ["detected_at", "occurred_from", "reported_internally_at"] as const;

/** How a record came in that was not written here. */
const SOURCES: Readonly<Record<string, (typeof SOURCE_TYPES)[number]>> = {
  WEBFORM: "frontend",
  ASSESSMENT: "system",
};

const at = (instant: Date | null | undefined): string | null => instant?.toISOString() ?? null;

/** Everything but the id, in this door's form. */
export type GrcView = Omit<GrcIncident, "id">;

export function viewOf(incident: GrcRecord): GrcView {
  const kept = keptOf(incident);
  const stands = standing(incident.facts);
  const detected = stands.get("detected_at")?.value ?? null;
  const contained = kept.contained_at ?? null;
  const closed = kept.closed_at ?? at(incident.resolutionDate);
  return {
    tenant_id: incident.orgId,
    ...(incident.appId === null ? {} : { app_id: incident.appId }),
    created_at: incident.createdAt.toISOString(),
    updated_at: incident.updatedAt.toISOString(),
    created_by: incident.createdById,
    updated_by: incident.updatedById,
    source: kept.source ?? SOURCE_DEFAULT,
    source_type: kept.source_type ?? SOURCES[incident.sourceType] ?? "api",
    is_deleted: incident.deletedAt !== null,
    deleted_at: at(incident.deletedAt),
    deleted_by: incident.deletedById,
    schema_version: SCHEMA_VERSION,
    incident_number: kept.incident_number ?? incidentNumber(incident),
    title: incident.title,
    description: incident.description,
    category: categoryOf(incident, kept),
    severity: severityOf(incident, kept),
    status: kept.status ?? incident.status,
    detected_at: at(detected),
    reported_at: kept.reported_at ?? at(stands.get("reported_internally_at")?.value),
    contained_at: contained,
    closed_at: closed,
    realized_risk_ids: kept.realized_risk_ids ?? null,
    affected_asset_ids: kept.affected_asset_ids ?? null,
    affected_account_ids: kept.affected_account_ids ?? null,
    consolidated_investigation_ids: kept.consolidated_investigation_ids ?? null,
    triggered_by_alert_ids: kept.triggered_by_alert_ids ?? null,
    owner_id: kept.owner_id ?? null,
    commander_ids: kept.commander_ids ?? null,
    root_cause: incident.rootCause,
    lessons_learned: kept.lessons_learned ?? null,
    corrective_action_ids: kept.corrective_action_ids ?? null,
    reportable_to: kept.reportable_to ?? null,
    reported_to_regulators_at: kept.reported_to_regulators_at ?? at(incident.authorityNotifiedAt),
    customer_notified_at: kept.customer_notified_at ?? at(incident.dataSubjectsNotifiedAt),
    financial_impact: kept.financial_impact ?? null,
    mttd_minutes: minutes(stands.get("occurred_from")?.value ?? null, detected),
    mttr_minutes: minutes(detected, contained ?? closed),
    tags: incident.tags,
    register: registerOf(incident, kept),
  };
}

/** From one instant to the next; null while one is unknown, or where they contradict each other. */
function minutes(from: Date | null, to: Date | string | null): number | null {
  if (from === null || to === null) return null;
  const ms = new Date(to).getTime() - from.getTime();
  return ms < 0 ? null : ms / 60_000;
}

function severityOf({ severity }: IncidentRow, kept: Kept): string | null {
  const same = (kept.register_then?.severity ?? null) === severity;
  if (kept.severity !== undefined && same) return kept.severity;
  return severity && severityOut(severity);
}

function categoryOf({ breachKind, typeName }: IncidentRow, kept: Kept): string | null {
  const same = (kept.register_then?.category ?? null) === breachKind;
  if (kept.category !== undefined && same) return kept.category;
  return breachKind ?? (typeName === "Unknown" ? null : typeName);
}

function registerOf(incident: IncidentRow, kept: Kept): GrcIncident["register"] {
  const severity = readSeverity(kept.severity);
  const mapped = {
    severity: severity && severityOut(severity),
    status: readStatus(kept.status),
    category: readCategory(kept.category),
  };
  return {
    number: incidentNumber(incident),
    severity: incident.severity && severityOut(incident.severity),
    breach_kind: incident.breachKind,
    status: incident.status,
    mapped,
    unmapped: MAPPED.filter((name) => kept[name] !== undefined && mapped[name] === null),
    deleted_reason: incident.deletedReason,
  };
}
