/** Periods in business days of a named calendar: each day that counts, and each that is left out, is named. */
import type { Temporal } from "temporal-polyfill";
import { knows, namedCalendar } from "../calendars";
import type { Rule } from "../rule";
import type { ClockInput } from "./clock";
import { dayAt, endOfDay, sayDay } from "./local";
import { type Begun, type Open, type Sum, withoutZone, zoneInputs, zoneOf } from "./sum";

/** @throws RangeError for a rule without a calendar; none loads */
export function businessDaysFrom(
  rule: Rule,
  count: number,
  begun: Begun,
  input: ClockInput,
): Sum | Open {
  if (!rule.calendar) throw new RangeError(`${rule.id} names no calendar of business days.`);
  const calendar = namedCalendar(rule.calendar);
  const zone = zoneOf(rule, input);
  const calendarInputs = { calendar: calendar.id, calendar_edition: calendar.edition };
  if (zone === null) {
    const open = withoutZone();
    return { ...open, inputs: { ...calendarInputs, ...open.inputs } };
  }
  const inputs = { ...calendarInputs, ...zoneInputs(zone, input) };
  const dayZero = begun.dayZero ?? dayAt(begun.at, zone);
  const counted: string[] = [];
  const leftOut: string[] = [];
  let day: Temporal.PlainDate = dayZero;
  while (counted.length < count) {
    day = day.add({ days: 1 });
    if (!knows(calendar, day)) {
      return {
        state: "to_decide",
        lines: [
          `The calendar ${calendar.id} (${calendar.edition}) does not know the year ${day.year}.`,
          "So there is no deadline. Decide now: count the business days by hand, or say that nothing is due.",
        ],
        inputs,
      };
    }
    const off = calendar.dayOff(day);
    if (off === null) counted.push(sayDay(day));
    else
      leftOut.push(
        off === "Saturday" || off === "Sunday" ? sayDay(day) : `${sayDay(day)} (${off})`,
      );
  }
  const dueAt = endOfDay(day, zone);
  return {
    dueAt,
    lines: [
      `In ${zone} that is ${sayDay(dayZero)}. This day is not counted.`,
      `Business days by ${calendar.id}: ${calendar.name}, ${calendar.source}; ${calendar.edition}.`,
      `Counted: ${counted.join("; ")}.`,
      ...(leftOut.length > 0 ? [`Left out: ${leftOut.join("; ")}.`] : []),
      `Due: the end of the last day counted, ${sayDay(day)}, 24:00 in ${zone} = ${dueAt.toISOString()}; tz database ${input.tzEdition}.`,
    ],
    readings: [],
    inputs,
  };
}
