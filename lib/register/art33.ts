/** The duty of Art. 33 GDPR: one row for each incident from its first moment. */
import type { DutyRow, IncidentRow } from "../db/rows";
import { newId } from "../ids";
import { art33Clock, type ClockFacts } from "../law/clock";
import { EU_GDPR_ART33 } from "../law/eu-gdpr-art33";
import type { IncidentRecord } from "./incident";

const HOUR_MS = 3_600_000;
/** One row for each recipient: which authority it is, filings say. */
const RECIPIENT = "supervisory authority";

type Owner = Pick<IncidentRow, "id" | "orgId">;

/** The duty as it starts: running from awareness, or waiting for a decision where there is none. */
export function newArt33Duty(incident: Owner, awareness: Date | null, now: Date): DutyRow {
  return {
    id: newId(now),
    orgId: incident.orgId,
    incidentId: incident.id,
    ruleId: EU_GDPR_ART33.id,
    ruleVersion: EU_GDPR_ART33.version,
    stage: EU_GDPR_ART33.stage,
    recipient: RECIPIENT,
    settledAt: null,
    lateByMs: null,
    checked: EU_GDPR_ART33.checked,
    inputs: {},
    createdAt: now,
    updatedAt: now,
    ...started({ awareness }),
  };
}

/** The Art. 33 duty among an incident's duties. */
export function art33Of(incident: IncidentRecord): DutyRow {
  const duty = incident.duties.find(({ ruleId }) => ruleId === EU_GDPR_ART33.id);
  if (!duty) throw new Error(`Incident ${incident.id} has no duty ${EU_GDPR_ART33.id}.`);
  return duty;
}

/** State, start, due instant and printed sum, from the facts. */
export function started(facts: ClockFacts) {
  const { startedAt, dueAt, computation } = art33Clock(facts);
  return {
    startedAt,
    dueAt,
    computation,
    state: dueAt ? ("running" as const) : ("to_decide" as const),
  };
}

/**
 * Aware more than the 72 hours ago, and neither filed nor decided: also where facts that contradict each
 * other leave no deadline. Derived at each reading, never stored.
 */
export function isOverdue(
  incident: Pick<IncidentRow, "art33Open" | "discoveredAt">,
  now: Date,
): boolean {
  const { art33Open, discoveredAt } = incident;
  return art33Open && discoveredAt !== null && discoveredAt < overdueSince(now);
}

/** Whoever became aware before this instant is past the 72 hours. */
export function overdueSince(now: Date): Date {
  return new Date(now.getTime() - EU_GDPR_ART33.period.value * HOUR_MS);
}
