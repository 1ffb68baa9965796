/** Quiet hours: until when a person is left in peace, and what they never silence. */
import type { QuietHours } from "../schema/alerts";
import { DAY_MS, HOUR_MS, instantsAt, toFields } from "../time";

/** With less than this left, or past it, nobody is left in peace. */
const NEVER_QUIET_BELOW_MS = 6 * HOUR_MS;
/** Whole days that follow each other without a break would never end. */
const LONGEST_DAYS = 8;

/**
 * When a message may reach the person: now, or at the end of their quiet hours, but no later than six hours before
 * `due`.
 */
export function mayReachAt(now: Date, quiet: QuietHours | null, due: Date | null): Date {
  const end = quiet ? quietUntil(now, quiet) : now;
  const latest = due ? due.getTime() - NEVER_QUIET_BELOW_MS : Number.POSITIVE_INFINITY;
  return new Date(Math.max(now.getTime(), Math.min(end.getTime(), latest)));
}

/** The end of the quiet hours that `now` lies in; `now` where it lies in none. */
export function quietUntil(now: Date, quiet: QuietHours): Date {
  let at = now;
  for (let day = 0; day < LONGEST_DAYS; day++) {
    const span = [0, -1].map((away) => spanFrom(at, away, quiet)).find((one) => within(at, one));
    if (!span) return at;
    at = span.end;
  }
  return at;
}

type Span = { start: Date; end: Date } | null;

const within = (at: Date, span: Span) => span !== null && span.start <= at && at < span.end;

/** The quiet hours that begin `away` days from the wall's day of `at`; null where none begin on that weekday. */
function spanFrom(at: Date, away: number, { from, to, days, zone }: QuietHours): Span {
  const date = dayAfter(toFields(at, zone).date, away);
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
  if (!days.includes(weekday)) return null;
  return {
    start: wallInstant(date, from, zone),
    end: wallInstant(to > from ? date : dayAfter(date, 1), to, zone),
  };
}

const dayAfter = (date: string, days: number) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** When the zone's wall shows that time; in the hour that a clock change skips, an hour later. */
function wallInstant(date: string, time: string, zone: string): Date {
  const [at] = instantsAt(date, time, zone);
  if (at) return at;
  const [hour = "0", minute = "0"] = time.split(":");
  const [later] = instantsAt(date, `${String(Number(hour) + 1).padStart(2, "0")}:${minute}`, zone);
  return later ?? new Date(`${date}T${time}:00Z`);
}
