/** When a running duty reminds. Instants are compared, never rounded hours: a missed look loses no threshold. */
import type { Threshold } from "../schema/alerts";
import { DAY_MS, HOUR_MS } from "../time";

/** A threshold that has passed; `days` counts the whole days overdue, 0 before. */
export interface Passed {
  threshold: Threshold;
  days: number;
}

/** The thresholds up to the due instant, in the order in which they pass. Where two fall together the nearer one stands. */
function instants(start: Date, due: Date): { threshold: Threshold; ms: number }[] {
  const end = due.getTime();
  const whole = end - start.getTime();
  const said: { threshold: Threshold; ms: number }[] = [
    { threshold: "half", ms: end - whole / 2 },
    { threshold: "quarter", ms: end - whole / 4 },
    { threshold: "tenth", ms: end - whole / 10 },
    { threshold: "hour", ms: end - HOUR_MS },
  ];
  return [
    // What would lie before the start is no share of the time.
    ...said.filter(({ ms }) => ms > start.getTime() && ms < end).sort((a, b) => a.ms - b.ms),
    { threshold: "due", ms: end },
  ];
}

/** The latest threshold that has passed at `now`; null while none has. The ones before it are spoken for by it. */
export function passedAt(start: Date, due: Date, now: Date): Passed | null {
  const days = Math.floor((now.getTime() - due.getTime()) / DAY_MS);
  if (days >= 1) return { threshold: "overdue", days };
  const last = instants(start, due).findLast(({ ms }) => ms <= now.getTime());
  return last ? { threshold: last.threshold, days: 0 } : null;
}

/** When the next threshold passes, after `now`. There always is one: an overdue duty reminds each day. */
export function nextAfter(start: Date, due: Date, now: Date): Date {
  const next = instants(start, due).find(({ ms }) => ms > now.getTime());
  if (next) return new Date(Math.ceil(next.ms));
  const days = Math.floor((now.getTime() - due.getTime()) / DAY_MS);
  return new Date(due.getTime() + (days + 1) * DAY_MS);
}
