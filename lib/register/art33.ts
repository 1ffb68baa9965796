/** What the lists say of Art. 33 GDPR: past the 72 hours or not. */
import type { IncidentRow } from "../db/rows";
import { EU_GDPR_ART33 } from "../law/eu-gdpr-art33";

const HOUR_MS = 3_600_000;

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
