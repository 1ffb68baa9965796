/** Time as people read and type it: walls of zones, countdowns, what date and time fields mean. Words: lib/i18n/time-words. */

export type TimeStyle = "full" | "short" | "date" | "day" | "time" | "seconds";

export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
/** From here on a countdown drops its seconds. */
const SECONDS_BELOW_MS = 96 * HOUR_MS;

/** What a clock on the wall of a zone shows. Months count from 1. */
export interface WallTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

const wallFormats = new Map<string, Intl.DateTimeFormat>();
const nameFormats = new Map<string, Intl.DateTimeFormat>();

function cached(
  formats: Map<string, Intl.DateTimeFormat>,
  zone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const held =
    formats.get(zone) ?? new Intl.DateTimeFormat("en-GB", { ...options, timeZone: zone });
  formats.set(zone, held);
  return held;
}

/** What a clock on the wall of `zone` shows at that instant. */
export function wallTime(at: Date, zone: string): WallTime {
  const format = cached(wallFormats, zone, {
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return {
    year: part("year"),
    month: part("month"),
    day: part("day"),
    hour: part("hour"),
    minute: part("minute"),
    second: part("second"),
  };
}

/** The wall time read as if it were UTC, in milliseconds: for arithmetic between zones. */
function asUtcMs(wall: WallTime): number {
  return Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);
}

const two = (n: number) => String(n).padStart(2, "0");

/** Whether this runtime knows `zone`: an IANA name such as Europe/Berlin. */
export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en-GB", { timeZone: zone }) !== undefined;
  } catch {
    return false;
  }
}

/** The zone's short name at that instant: CET, CEST, UTC, GMT+5:30. */
export function zoneName(at: Date, zone: string): string {
  const format = cached(nameFormats, zone, { hour: "numeric", timeZoneName: "short" });
  const name = format.formatToParts(at).find(({ type }) => type === "timeZoneName");
  return name?.value ?? zone;
}

/** How far the zone's wall is ahead of UTC at that instant, in milliseconds. */
export function zoneOffsetMs(at: Date, zone: string): number {
  const whole = Math.floor(at.getTime() / SECOND_MS) * SECOND_MS;
  return asUtcMs(wallTime(new Date(whole), zone)) - whole;
}

/** The day's number on the zone's calendar: differences are days. */
export function calendarDay(at: Date, zone: string): number {
  return Math.floor(asUtcMs(wallTime(at, zone)) / DAY_MS);
}

/**
 * What is left, as digits: "02:44:09" below 96 h, "4d 00:41" above; past the deadline with a plus,
 * "+02:13:51". Cut to whole seconds, so that it never shows more time than there is.
 */
export function formatCountdown(ms: number, dayLetter = "d"): string {
  const size = Math.abs(ms);
  const sign = ms < 0 ? "+" : "";
  const seconds = Math.floor(size / SECOND_MS);
  const hours = Math.floor(seconds / 3600);
  const minutes = two(Math.floor(seconds / 60) % 60);
  if (size < SECONDS_BELOW_MS) return `${sign}${two(hours)}:${minutes}:${two(seconds % 60)}`;
  return `${sign}${Math.floor(hours / 24)}${dayLetter} ${two(hours % 24)}:${minutes}`;
}

/** The instant as date and time fields hold it, in `zone`: { date: "2026-03-07", time: "06:02" }. */
export function toFields(at: Date, zone: string): { date: string; time: string } {
  const { year, month, day, hour, minute } = wallTime(at, zone);
  return {
    date: `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`,
    time: `${two(hour)}:${two(minute)}`,
  };
}

/**
 * The instants at which a wall in `zone` shows that date and time: one, as a rule; none in the hour that
 * a clock change skips; two, the earlier first, in the hour that it repeats.
 */
export function instantsAt(date: string, time: string, zone: string): Date[] {
  const wall = Date.parse(`${date}T${time.length === 5 ? `${time}:00` : time}Z`);
  // V8 reads 31 February as 3 March.
  if (Number.isNaN(wall) || new Date(wall).toISOString().slice(0, 10) !== date) return [];
  const offsets = [-DAY_MS, DAY_MS].map((away) => zoneOffsetMs(new Date(wall + away), zone));
  return [...new Set(offsets.map((offset) => wall - offset))]
    .filter((ms) => ms + zoneOffsetMs(new Date(ms), zone) === wall)
    .sort((a, b) => a - b)
    .map((ms) => new Date(ms));
}

/** RFC 3339 with the zone's own offset: "2026-03-06T16:30:00+01:00". */
export function toRfc3339(at: Date, zone: string): string {
  const offset = zoneOffsetMs(at, zone);
  // Before standard time some zones stood off by seconds, which RFC 3339 cannot say.
  if (offset % MINUTE_MS !== 0) return at.toISOString();
  const local = new Date(at.getTime() + offset).toISOString().slice(0, 19);
  const minutes = Math.abs(offset) / MINUTE_MS;
  return `${local}${offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
