/** DPDP events and timers as the door says them. */
import type { DpdpEventRow } from "../../db/rows";
import { shortCitation } from "../../law/rule";
import { findRule } from "../../law/rules";
import type { Emitted as EmittedRows } from "../../register/dpdp/desk";
import type { TimerRow } from "../../register/dpdp/list-timers";
import { kindOf, statusOf } from "../../register/dpdp/timers";
import { type DpdpEvent, dpdpEventSchema, type Emitted, type Timer } from "../../schema/dpdp";
import { clockOut } from "../privacy/resource";

export function eventOut(row: DpdpEventRow): DpdpEvent {
  return {
    id: row.id,
    orgId: row.orgId,
    sessionId: row.sessionId,
    eventType: dpdpEventSchema.shape.eventType.parse(row.eventType),
    payload: payloadOut(row.payload),
    consequence: row.consequence,
    incident_id: row.incidentId,
    recorded_at: row.recordedAt.toISOString(),
    recorded_by: { type: row.recordedByType, id: row.recordedById, name: row.recordedByName },
  };
}

/** An object, as it was taken in. */
function payloadOut(payload: DpdpEventRow["payload"]): Record<string, unknown> {
  return typeof payload === "object" && payload !== null && !Array.isArray(payload) ? payload : {};
}

/** A timer as it stands at `now`. */
export function timerOut(duty: TimerRow, now: Date): Timer {
  const rule = findRule(duty.ruleId);
  return {
    ...clockOut(duty),
    kind: kindOf(duty) ?? "dsr",
    status: statusOf(duty, now),
    sessionId: duty.sessionId,
    incident_id: duty.incidentId,
    citation: rule ? shortCitation(rule) : duty.ruleId,
    act: rule?.act ?? `Tell ${duty.recipient}`,
    reason: duty.reason,
  };
}

export function emittedOut({ event, timers }: EmittedRows, now: Date): Emitted {
  return { event: eventOut(event), timers: timers.map((timer) => timerOut(timer, now)) };
}
