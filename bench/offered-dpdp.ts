/** What the lists of DPDP events and timers offer. */
import { listEvents } from "../lib/register/dpdp/list-events";
import { listTimers } from "../lib/register/dpdp/list-timers";
import { eventsQuerySchema, TIMER_STATUSES, timersQuerySchema } from "../lib/schema/dpdp";
import type { Home, Offered, Query } from "./offered";

const PASSED =
  "Where fewer run than are counted, those that are overdue are passed over, an entry of an index each.";
const YEAR = { from: "2025-01-01T00:00:00Z", to: "2025-12-31T23:59:59Z" };

export function offeredByDpdp({ orgId, sessionId }: Home): Offered[] {
  const events = (name: string, query: Query): Offered => ({
    of: "listDpdpEvents",
    name,
    asks: ["orgId", ...Object.keys(query)],
    ask: (ctx) => listEvents(ctx, orgId, eventsQuerySchema.parse(query)),
  });
  const timers = (name: string, query: Query, why?: string): Offered => ({
    of: "listDpdpTimers",
    name,
    asks: ["orgId", ...Object.keys(query)],
    why,
    ask: (ctx) => listTimers(ctx, orgId, timersQuerySchema.parse(query)),
  });
  return [
    events("no filter", {}),
    events("sessionId", { sessionId }),
    events("eventType, common", { eventType: "consent_given" }),
    events("eventType, rare", { eventType: "purpose_change" }),
    events("from, to", YEAR),
    events("eventType, rare, from, to", { eventType: "purpose_change", ...YEAR }),
    timers("no filter", {}),
    ...TIMER_STATUSES.map((status) =>
      timers(`status ${status}`, { status }, status === "running" ? PASSED : undefined),
    ),
    timers("kind, common", { kind: "dsr" }),
    timers("kind, rare", { kind: "dpbi" }),
    timers("status met, kind rare", { status: "met", kind: "dpbi" }),
    timers("status overdue, kind rare", { status: "overdue", kind: "dpbi" }),
    timers("sessionId", { sessionId }),
  ];
}
