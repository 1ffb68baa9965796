/** The spans of a breach that the overview measures and lists filter by. Ends in the wrong order make no span. */
import { Prisma } from "../db/rows";
import type { SPANS } from "../schema/incident-values";

export type Span = (typeof SPANS)[number];

/** From one instant to another, of an incident `i` with its row `t` of incident_times. */
const ENDS: Readonly<Record<Span, { from: Prisma.Sql; to: Prisma.Sql }>> = {
  to_detect: { from: Prisma.sql`t.occurred_at`, to: Prisma.sql`t.detected_at` },
  to_aware: { from: Prisma.sql`t.detected_at`, to: Prisma.sql`i.discovered_at` },
  to_notify: { from: Prisma.sql`i.discovered_at`, to: Prisma.sql`i.authority_notified_at` },
};

/** Whether the span can be told; not true where an end is missing. */
export function isTold(span: Span): Prisma.Sql {
  return Prisma.sql`${ENDS[span].to} >= ${ENDS[span].from}`;
}

/** Its length in milliseconds. */
export function lengthMs(span: Span): Prisma.Sql {
  return Prisma.sql`extract(epoch FROM ${ENDS[span].to} - ${ENDS[span].from}) * 1000`;
}
