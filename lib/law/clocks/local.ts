/** Days and times as the clocks of a place show them, and how a line says them. */
import { Temporal } from "temporal-polyfill";

const WEEKDAYS = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
] as const;
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** @throws RangeError where the zone is none of the tz database */
export function localAt(at: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
}

export function instantOf(local: Temporal.ZonedDateTime): Date {
  return new Date(local.epochMilliseconds);
}

/** The local day on which the instant lies. */
export function dayAt(at: Date, zone: string): Temporal.PlainDate {
  return localAt(at, zone).toPlainDate();
}

/** 24:00 of the day: the first instant of the next, which is not 00:00 where the clocks skip midnight. */
export function endOfDay(day: Temporal.PlainDate, zone: string): Date {
  return instantOf(day.add({ days: 1 }).toZonedDateTime(zone));
}

/** The day which ends with the instant, or in which it lies. */
export function dayEndingAt(at: Date, zone: string): Temporal.PlainDate {
  return dayAt(new Date(at.getTime() - 1), zone);
}

/** "Monday 9 March 2026". */
export function sayDay(day: Temporal.PlainDate): string {
  return `${WEEKDAYS[day.dayOfWeek - 1]} ${day.day} ${MONTHS[day.month - 1]} ${day.year}`;
}

/** "Monday 9 March 2026, 16:30:00 +01:00 (Europe/Berlin)". */
export function sayLocal(at: Date, zone: string): string {
  const local = localAt(at, zone);
  const time = local.toPlainTime().toString({ fractionalSecondDigits: 3 }).replace(".000", "");
  return `${sayDay(local.toPlainDate())}, ${time} ${local.offset} (${zone})`;
}
