/**
 * Periods in calendar days and in months. The day of the event is not counted; the last day ends at 24:00 of
 * the place. An end on a Saturday, Sunday or holiday stays where it is: the later reading stands beside it.
 */
import type { Temporal } from "temporal-polyfill";
import type { Rule } from "../rule";
import type { ClockInput } from "./clock";
import { dayAt, endOfDay, sayDay } from "./local";
import { rolledReading } from "./readings";
import { type Begun, type Open, type Sum, withoutZone, zoneInputs, zoneOf } from "./sum";

export function daysFrom(rule: Rule, days: number, begun: Begun, input: ClockInput): Sum | Open {
  return untilDay(rule, begun, input, (dayZero) => ({
    last: dayZero.add({ days }),
    words: `day ${days} after it`,
  }));
}

/** The same date, months later; where there is none, the last day of that month. */
export function monthsFrom(
  rule: Rule,
  months: number,
  begun: Begun,
  input: ClockInput,
): Sum | Open {
  return untilDay(rule, begun, input, (dayZero) => {
    const last = dayZero.add({ months });
    const later = `${months} month${months === 1 ? "" : "s"} later`;
    return {
      last,
      words:
        last.day === dayZero.day
          ? `the same date ${later}`
          : `the last day of the month ${later}, which has no day ${dayZero.day}`,
    };
  });
}

function untilDay(
  rule: Rule,
  begun: Begun,
  input: ClockInput,
  lastFrom: (dayZero: Temporal.PlainDate) => { last: Temporal.PlainDate; words: string },
): Sum | Open {
  const zone = zoneOf(rule, input);
  if (zone === null) return withoutZone();
  const dayZero = begun.dayZero ?? dayAt(begun.at, zone);
  const { last, words } = lastFrom(dayZero);
  const dueAt = endOfDay(last, zone);
  const { readings, inputs } = rolledReading(rule, dayZero, last, zone, input);
  return {
    dueAt,
    lines: [
      `In ${zone} that is ${sayDay(dayZero)}. This day is not counted.`,
      `Due: ${words} is ${sayDay(last)}, 24:00 in ${zone} = ${dueAt.toISOString()}; tz database ${input.tzEdition}.`,
    ],
    readings,
    inputs: { ...zoneInputs(zone, input), ...inputs },
  };
}
