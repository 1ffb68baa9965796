/**
 * The strict clock: trigger + exactly the hours, on the UTC line. The zone, the season and the calendar
 * cannot move it; the readings of Regulation 1182/71 that end later never drive it.
 */
const HOUR_MS = 3_600_000;

/** The instant exactly `hours` elapsed hours after the trigger. */
export function strictDue(trigger: Date, hours: number): Date {
  return new Date(trigger.getTime() + hours * HOUR_MS);
}

/** By how much a filing missed its deadline, in milliseconds; 0 within it; null where none stood. */
export function lateByMs(filedAt: Date, dueAt: Date | null): number | null {
  return dueAt === null ? null : Math.max(0, filedAt.getTime() - dueAt.getTime());
}
