/** Writing events with the timers that they begin and their entries in the ledger: three statements for any number. */
import { statement } from "../../db/statement";
import { recordAll } from "../../ledger/record";
import { saveDuties } from "../save-duties";
import type { Desk, Emitted } from "./desk";
import { kindOf } from "./timers";

const EVENTS = statement<never>(
  "dpdp events",
  `INSERT INTO dpdp_event (id, org_id, session_id, event_type, payload, consequence, incident_id,
                           recorded_at, recorded_by_type, recorded_by_id, recorded_by_name)
   SELECT e.id, $1, e.session_id, e.event_type, e.payload, e.consequence, e.incident_id, $2, $3, $4, $5
   FROM unnest($6::uuid[], $7::uuid[], $8::text[], $9::jsonb[], $10::text[], $11::uuid[])
     AS e(id, session_id, event_type, payload, consequence, incident_id)`,
);

/** Writes the events in their order. */
export async function saveEvents(desk: Desk, emitted: readonly Emitted[]): Promise<void> {
  const { tx, ctx, orgId } = desk;
  const events = emitted.map(({ event }) => event);
  const [first] = events;
  if (!first) return;
  tx.later(EVENTS, [
    orgId,
    first.recordedAt,
    first.recordedByType,
    first.recordedById,
    first.recordedByName,
    events.map(({ id }) => id),
    events.map(({ sessionId }) => sessionId),
    events.map(({ eventType }) => eventType),
    events.map(({ payload }) => JSON.stringify(payload)),
    events.map(({ consequence }) => consequence),
    events.map(({ incidentId }) => incidentId),
  ]);
  saveDuties(
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
