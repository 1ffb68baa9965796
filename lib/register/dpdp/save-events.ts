/** Writing events with the timers that they begin and their entries in the ledger: three statements for any number. */
import { recordAll } from "../../ledger/record";
import { saveDuties } from "../save-duties";
import type { Desk, Emitted } from "./desk";
import { kindOf } from "./timers";

/** Writes the events in their order. */
export async function saveEvents(desk: Desk, emitted: readonly Emitted[]): Promise<void> {
  const { tx, ctx, orgId } = desk;
  const events = emitted.map(({ event }) => event);
  const [first] = events;
  if (!first) return;
  // Nothing is written as an empty text: an array of parameters carries no null.
  const or = (text: string | null) => text ?? "";
  await tx.$executeRaw`
    INSERT INTO dpdp_event (id, org_id, session_id, event_type, payload, consequence, incident_id,
                            recorded_at, recorded_by_type, recorded_by_id, recorded_by_name)
    SELECT e.id, ${orgId}::uuid, e.session_id, e.event_type, e.payload::jsonb,
           NULLIF(e.consequence, ''), NULLIF(e.incident_id, '')::uuid,
           ${first.recordedAt}, ${first.recordedByType}, ${first.recordedById}, ${first.recordedByName}
    FROM unnest(
      ${events.map(({ id }) => id)}::uuid[], ${events.map(({ sessionId }) => sessionId)}::uuid[],
      ${events.map(({ eventType }) => eventType)}::text[],
      ${events.map(({ payload }) => JSON.stringify(payload))}::text[],
      ${events.map(({ consequence }) => or(consequence))}::text[],
      ${events.map(({ incidentId }) => or(incidentId))}::text[]
    ) AS e(id, session_id, event_type, payload, consequence, incident_id)`;
  await saveDuties(
    tx,
    [],
    emitted.flatMap(({ created }) => created),
    ctx.now,
  );
  await recordAll(
    tx,
    ctx,
    emitted.map((one) => changeOf(orgId, one)),
  );
}

function changeOf(orgId: string, { event, timers }: Emitted) {
  return {
    orgId,
    action: "dpdp.event_emitted",
    subject: { type: "dpdp_session", id: event.sessionId },
    before: null,
    after: {
      id: event.id,
      event_type: event.eventType,
      payload: event.payload,
      consequence: event.consequence,
      incident_id: event.incidentId,
      timers: timers.map((timer) => ({
        id: timer.id,
        kind: kindOf(timer),
        state: timer.state,
        started_at: timer.startedAt,
        due_at: timer.dueAt,
        settled_at: timer.settledAt,
        late_by_ms: timer.lateByMs === null ? null : Number(timer.lateByMs),
        binding: timer.binding,
      })),
    },
  };
}
