/** The page's address: what it shows of which session, and where each list stands. */
import type { TIMER_KINDS, TIMER_STATUSES } from "@/lib/schema/dpdp";

export interface DpdpView {
  sessionId?: string;
  status?: (typeof TIMER_STATUSES)[number];
  kind?: (typeof TIMER_KINDS)[number];
  timersAfter?: string;
  eventsAfter?: string;
}

/** The address of a view. */
export function dpdpAddress(view: DpdpView): string {
  const said = new URLSearchParams();
  for (const [name, value] of Object.entries(view)) if (value) said.set(name, value);
  return `/dashboard/dpdp${said.size > 0 ? `?${said}` : ""}`;
}
