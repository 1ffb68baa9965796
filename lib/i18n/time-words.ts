/**
 * Time in a reader's language and zone.
 *
 * Month and weekday names are spelled here, not by Intl: server and browser carry different editions of
 * the same locale ("Sep", "Sept"), and a page must not change its words when it wakes up. Zone names
 * (CET, UTC, GMT+5:30) are the same in all languages for the same reason.
 */

import type { Locale } from "../locales";
import {
  calendarDay,
  DAY_MS,
  formatCountdown,
  HOUR_MS,
  MINUTE_MS,
  SECOND_MS,
  type TimeStyle,
  wallTime,
  zoneName,
} from "../time";
import { CALENDARS, type Calendar } from "./time-names";

export interface TimeWords {
  locale: Locale;
  /** The reader's own zone (IANA name). */
  zone: string;
  /**
   * An instant in the reader's zone, or in another. In English: full "Sat 7 Mar 2026 06:02 CET" ·
   * short "Sat 7 Mar 06:02 CET" · date "Sat 7 Mar 2026" · day "Sat 7 Mar" · time "06:02" · seconds "06:02:09".
   */
  at(instant: Date | string, style?: TimeStyle, zone?: string): string;
  /** As "short", with the day said from `now`: Today, Tomorrow, Yesterday; the year where it is another. */
  near(instant: Date | string, now: Date, zone?: string): string;
  /** A length of time in ms, its sign dropped: "under 1 min", "42 min", "3 h 04", "4 d 1 h". */
  duration(ms: number): string;
  /** How long ago, for what is within a day: "just now", "42 s ago", "2 min ago", "3 h ago". */
  ago(ms: number): string;
  /** A length of time as it is spoken, its sign dropped: "2 hours 44 minutes". */
  spoken(ms: number): string;
  /** What is left, as digits: "02:44:09", "4d 00:41" (the letter is the language's), "+02:13:51" past it. */
  countdown(ms: number): string;
}

const two = (n: number) => String(n).padStart(2, "0");
const dateOf = (instant: Date | string) =>
  typeof instant === "string" ? new Date(instant) : instant;

/** Says time in `locale` and, where no other is named, in `zone`. */
export function timeWords(locale: Locale, zone: string): TimeWords {
  const names = CALENDARS[locale];
  const at = (instant: Date | string, style: TimeStyle = "full", there = zone) =>
    instantIn(names, dateOf(instant), there, style);
  return {
    locale,
    zone,
    at,
    near: (instant, now, there = zone) => nearIn(names, dateOf(instant), there, now),
    duration: (ms) => durationIn(names, ms),
    ago: (ms) => agoIn(names, ms),
    spoken: (ms) => spokenIn(names, ms),
    countdown: (ms) => formatCountdown(ms, names.dayLetter),
  };
}

function instantIn(names: Calendar, at: Date, zone: string, style: TimeStyle): string {
  const wall = wallTime(at, zone);
  const time = `${two(wall.hour)}:${two(wall.minute)}`;
  if (style === "time") return time;
  if (style === "seconds") return `${time}:${two(wall.second)}`;
  const weekday = new Date(Date.UTC(wall.year, wall.month - 1, wall.day)).getUTCDay();
  const day = names.day(
    names.weekdays[weekday] ?? "",
    wall.day,
    names.months[wall.month - 1] ?? "",
  );
  if (style === "day") return day;
  if (style === "date") return `${day} ${wall.year}`;
  return `${day}${style === "full" ? ` ${wall.year}` : ""} ${time} ${zoneName(at, zone)}`;
}

function nearIn(names: Calendar, at: Date, zone: string, now: Date): string {
  const word = names.near[calendarDay(at, zone) - calendarDay(now, zone)];
  if (word) return `${word} ${instantIn(names, at, zone, "time")} ${zoneName(at, zone)}`;
  const sameYear = wallTime(at, zone).year === wallTime(now, zone).year;
  return instantIn(names, at, zone, sameYear ? "short" : "full");
}

function durationIn(names: Calendar, ms: number): string {
  const minutes = Math.floor(Math.abs(ms) / MINUTE_MS);
  if (minutes === 0) return names.underAMinute;
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 96) return `${hours} h ${two(minutes % 60)}`;
  const days = `${Math.floor(hours / 24)} ${names.dayUnit}`;
  return hours % 24 === 0 ? days : `${days} ${hours % 24} h`;
}

function agoIn(names: Calendar, ms: number): string {
  if (ms < 5 * SECOND_MS) return names.justNow;
  if (ms < MINUTE_MS) return names.ago(`${Math.floor(ms / SECOND_MS)} s`);
  if (ms < HOUR_MS) return names.ago(`${Math.floor(ms / MINUTE_MS)} min`);
  if (ms < DAY_MS * 4) return names.ago(`${Math.floor(ms / HOUR_MS)} h`);
  return names.ago(`${Math.floor(ms / DAY_MS)} ${names.dayUnit}`);
}

function spokenIn(names: Calendar, ms: number): string {
  const minutes = Math.floor(Math.abs(ms) / MINUTE_MS);
  const hours = Math.floor(minutes / 60);
  if (minutes === 0) return names.lessThanAMinute;
  const parts: [number, keyof Calendar["units"]][] =
    hours >= 96
      ? [
          [Math.floor(hours / 24), "day"],
          [hours % 24, "hour"],
        ]
      : [
          [hours, "hour"],
          [minutes % 60, "minute"],
        ];
  return parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${names.units[unit][count === 1 ? 0 : 1]}`)
    .join(" ");
}
