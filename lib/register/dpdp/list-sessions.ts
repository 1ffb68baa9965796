/** The sessions in which something happened last: one principal's matter, or one breach, each. */
import { type Ctx, requireScope, requireScopeIn } from "../../context";
import { transact } from "../../db/transaction";

export interface Session {
  sessionId: string;
  incidentId: string | null;
  lastEvent: string;
  lastAt: Date;
  openTimers: number;
}

/** So many of the newest events are looked through for their sessions. */
const NEWEST_EVENTS = 1000;

/**
 * The sessions of the newest events, the latest first.
 *
 * @throws Refusal not_found (organisation), insufficient_scope
 */
export async function listSessions(ctx: Ctx, orgId: string, atMost: number): Promise<Session[]> {
  requireScope(ctx, "dpdp:read");
  requireScopeIn(ctx, orgId, "dpdp:read");
  return transact(
    ctx,
    (tx) => tx.$queryRaw<Session[]>`
      WITH newest AS (
        SELECT id, session_id, event_type, recorded_at FROM dpdp_event
        WHERE org_id = ${orgId}::uuid ORDER BY id DESC LIMIT ${NEWEST_EVENTS}
      ), latest AS (
        SELECT DISTINCT ON (session_id) id, session_id, event_type, recorded_at FROM newest
        ORDER BY session_id, id DESC
      )
      SELECT l.session_id::text AS "sessionId", s.incident_id::text AS "incidentId",
             l.event_type AS "lastEvent", l.recorded_at AS "lastAt",
             (SELECT count(*)::int FROM duty d
              WHERE d.org_id = ${orgId}::uuid AND d.session_id = l.session_id
                AND d.state IN ('to_decide', 'waiting', 'running', 'authority_extended')) AS "openTimers"
      FROM latest l JOIN dpdp_session s ON s.org_id = ${orgId}::uuid AND s.session_id = l.session_id
      ORDER BY l.id DESC LIMIT ${atMost}`,
  );
}
