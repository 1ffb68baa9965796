/** What the overview measures and the list filters by: from one of an incident's instants to the next. */
import { Prisma } from "../db/rows";
import type { SPANS } from "../schema/incident-values";

export type Span = (typeof SPANS)[number];

/** From one instant to another, of an incident `i`. */
const ENDS: Readonly<Record<Span, { from: Prisma.Sql; to: Prisma.Sql }>> = {
  to_detect: { from: Prisma.sql`i.occurred_at`, to: Prisma.sql`i.detected_at` },
  to_aware: { from: Prisma.sql`i.detected_at`, to: Prisma.sql`i.discovered_at` },
  to_notify: { from: Prisma.sql`i.discovered_at`, to: Prisma.sql`i.authority_notified_at` },
};

/** Whether the span can be told; not true where an end is missing. Each has an index of those alone. */
export function isTold(span: Span): Prisma.Sql {
  return Prisma.sql`${ENDS[span].to} >= ${ENDS[span].from}`;
}

/** Its length in milliseconds. */
export function lengthMs(span: Span): Prisma.Sql {
  return Prisma.sql`date_part('epoch', ${ENDS[span].to} - ${ENDS[span].from}) * 1000`;
}
