/**
 * Other readings of a period: Regulation (EEC, Euratom) 1182/71, and the clock's face where the clocks
 * change. They are shown beside the due instant and never move it.
 */
import type { Temporal } from "temporal-polyfill";
import { type HolidayCalendar, knows, memberStateCalendar } from "../calendars";
import { strictDue } from "../clock";
import type { Facts } from "../facts";
import { EEA_STATES } from "../places";
import type { Rule } from "../rule";
import type { ClockInput, Reading } from "./clock";
import { dayAt, endOfDay, instantOf, localAt, sayDay, sayLocal } from "./local";
import type { Inputs } from "./sum";

const HOUR_MS = 3_600_000;
/** The Union's own law, and the EEA's three states that took it over. Never the United Kingdom. */
const UNDER_1182: ReadonlySet<string> = new Set(["EU", "IS", "LI", "NO"]);

interface Readings {
  readings: Reading[];
  inputs: Inputs;
}

function is1182(rule: Rule): boolean {
  return UNDER_1182.has(rule.jurisdiction);
}

/**
 * Holidays of the state where the authority sits: the rule's own state, else the one EEA state in which the
 * organisation is established. Null where that is not exactly known.
 */
function authorityCalendar(rule: Rule, { establishments }: Facts): HolidayCalendar | null {
  if (rule.jurisdiction !== "EU") return memberStateCalendar(rule.jurisdiction);
  const states = new Set((establishments ?? []).map((place) => place.slice(0, 2)));
  const inEea = [...states].filter((country) => EEA_STATES.has(country));
  const [only] = inEea;
  return only !== undefined && inEea.length === 1 ? memberStateCalendar(only) : null;
}

/** Readings of a period in hours. */
export function hourReadings(
  rule: Rule,
  hours: number,
  start: Date,
  dueAt: Date,
  zone: string,
  input: ClockInput,
): Readings {
  const readings: Reading[] = [];
  const inputs: Inputs = {};
  if (is1182(rule)) {
    const counted = nextFullHour(start, zone);
    const limit = strictDue(counted, hours);
    readings.push({
      kind: "outer_limit_1182",
      at: limit.toISOString(),
      words: `Regulation 1182/71, Art. 3(1) and 3(2)(a): the hour of the event is not counted. ${hours} full hours from ${sayLocal(counted, zone)} end ${sayLocal(limit, zone)}.`,
      contested: false,
    });
    const calendar = hours >= 48 ? authorityCalendar(rule, input.facts) : null;
    const working = calendar && twoWorkingDays(counted, limit, zone, calendar);
    if (calendar && working) {
      Object.assign(inputs, {
        authority_calendar: calendar.id,
        calendar_edition: calendar.edition,
      });
      readings.push({
        kind: "outer_limit_art3_5",
        at: working.toISOString(),
        words: `Contested. Regulation 1182/71, Art. 3(5), if it holds for hours: two working days lie within the period (${calendar.name}; ${calendar.edition}). It would end ${sayLocal(working, zone)}. Authorities have said that it does not hold for hours.`,
        contested: true,
      });
    }
  }
  const wall = hours % 24 === 0 ? localAt(start, zone).add({ days: hours / 24 }) : null;
  if (wall && wall.epochMilliseconds !== dueAt.getTime()) {
    const at = instantOf(wall);
    readings.push({
      kind: "wall_clock",
      at: at.toISOString(),
      words: `The same time of day, ${hours / 24} days later: ${sayLocal(at, zone)}. The clocks change in between, so it is not ${hours} elapsed hours.`,
      contested: false,
    });
  }
  return { readings, inputs };
}

/** The start of the next full hour of the local clock: more than 0 and at most 60 minutes on. */
function nextFullHour(at: Date, zone: string): Date {
  const limit = at.getTime() + HOUR_MS;
  const next = at.getTime() + untilFullHour(localAt(at, zone));
  // Where the clocks change by half an hour, the next hour of the clock's face may lie elsewhere.
  const rest = untilFullHour(localAt(new Date(next), zone)) % HOUR_MS;
  return new Date(Math.min(next + rest, limit));
}

function untilFullHour({ minute, second, millisecond }: Temporal.ZonedDateTime): number {
  return HOUR_MS - (minute * 60_000 + second * 1000 + millisecond);
}

/** When 48 hours of working days have passed from the start, if that is after the limit; null if unknown. */
function twoWorkingDays(
  start: Date,
  limit: Date,
  zone: string,
  calendar: HolidayCalendar,
): Date | null {
  let day = dayAt(start, zone);
  let from = start.getTime();
  let missing = 48 * HOUR_MS;
  while (knows(calendar, day)) {
    const end = endOfDay(day, zone).getTime();
    if (calendar.dayOff(day) === null) {
      if (end - from >= missing) return new Date(Math.max(from + missing, limit.getTime()));
      missing -= end - from;
    }
    from = end;
    day = day.add({ days: 1 });
  }
  return null;
}

/** The end of a period in days or months under Art. 3(4) and (5), where it is another day than `last`. */
export function rolledReading(
  rule: Rule,
  dayZero: Temporal.PlainDate,
  last: Temporal.PlainDate,
  zone: string,
  { facts }: ClockInput,
): Readings {
  // DORA has a rule of its own for such ends.
  const calendar = is1182(rule) && !rule.noonRelief ? authorityCalendar(rule, facts) : null;
  const rolled = calendar && rolledDay(dayZero, last, calendar);
  if (!calendar || !rolled || rolled.equals(last)) return { readings: [], inputs: {} };
  return {
    readings: [
      {
        kind: "rolled",
        at: endOfDay(rolled, zone).toISOString(),
        words: `Regulation 1182/71, Art. 3(4) and (5): a period in days ends on a working day, and two working days lie within it (${calendar.name}; ${calendar.edition}). It would end on ${sayDay(rolled)}, 24:00 in ${zone}.`,
        contested: false,
      },
    ],
    inputs: { authority_calendar: calendar.id, calendar_edition: calendar.edition },
  };
}

function rolledDay(
  dayZero: Temporal.PlainDate,
  last: Temporal.PlainDate,
  calendar: HolidayCalendar,
): Temporal.PlainDate | null {
  const needed = dayZero.until(last).days >= 2 ? 2 : 1;
  let working = 0;
  let day = dayZero.add({ days: 1 });
  while (knows(calendar, day)) {
    const works = calendar.dayOff(day) === null;
    if (works) working++;
    if (works && working >= needed && day.since(last).days >= 0) return day;
    day = day.add({ days: 1 });
  }
  return null;
}
