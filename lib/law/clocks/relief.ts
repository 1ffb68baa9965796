/** DORA's relief: an end on a weekend or holiday may be met by noon of the next working day. */
import { Temporal } from "temporal-polyfill";
import { type HolidayCalendar, knows, memberStateCalendar } from "../calendars";
import { evaluate } from "../evaluate";
import type { Facts } from "../facts";
import type { Rule } from "../rule";
import type { ClockInput } from "./clock";
import { dayEndingAt, instantOf, sayDay, sayLocal } from "./local";
import { type Inputs, type Sum, zoneOf } from "./sum";

const NOBODY_FILED = { incomplete: new Set<string>() };

/** The sum, with its end moved where the rule and the facts say so for certain; else a line says why not. */
export function relieved(rule: Rule, sum: Sum, input: ClockInput): Sum {
  const { noonRelief } = rule;
  const { dueAt } = sum;
  if (!noonRelief || dueAt === null) return sum;
  const { facts } = input;
  const inputs: Inputs = {
    ...sum.inputs,
    establishments: facts.establishments?.join(", ") ?? null,
    sectors: facts.sectors?.join(", ") ?? null,
  };
  const keep = (why: string): Sum => ({
    ...sum,
    lines: [...sum.lines, `No relief for weekends and holidays (${noonRelief.citation}): ${why}.`],
    inputs,
  });
  const excepted = noonRelief.except
    ? evaluate(noonRelief.except, facts, NOBODY_FILED)
    : { holds: false, because: "nobody is excepted" };
  if (excepted.holds === true) return keep(`${excepted.because}, and so excepted`);
  const zone = zoneOf(rule, input);
  const calendar = entityCalendar(facts);
  if (zone === null) return keep("it cannot be told, the time zone is missing");
  if (calendar === null) return keep("it cannot be told in which one Member State the entity is");
  const last = dayEndingAt(dueAt, zone);
  const next = nextWorkingDay(last, calendar);
  if (next === null) return keep(`the calendar ${calendar.id} does not know the year`);
  Object.assign(inputs, { entity_calendar: calendar.id, calendar_edition: calendar.edition });
  const off = calendar.dayOff(last);
  if (off === null) return keep(`${sayDay(last)} is a working day`);
  const noon = instantOf(
    next.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from("12:00") }),
  );
  const at = sayLocal(noon, zone);
  if (excepted.holds === null) {
    const held = keep(`it cannot be told: ${excepted.because}`);
    return {
      ...held,
      readings: [
        ...held.readings,
        {
          kind: "noon_relief",
          at: noon.toISOString(),
          words: `${noonRelief.citation}: unless the entity is excepted, it may still be met ${at}.`,
          contested: false,
        },
      ],
    };
  }
  return {
    dueAt: noon,
    lines: [
      ...sum.lines,
      `Without relief it would end then: ${dueAt.toISOString()}. That is ${sayDay(last)}, ${off}, no working day by ${calendar.name} (${calendar.edition}).`,
      `Relief (${noonRelief.citation}): noon of the next working day, ${at} = ${noon.toISOString()}.`,
    ],
    readings: [],
    inputs,
  };
}

/** Holidays of the one country in which the entity is established; null where that is not exactly known. */
function entityCalendar({ establishments }: Facts): HolidayCalendar | null {
  const countries = new Set((establishments ?? []).map((place) => place.slice(0, 2)));
  const [only] = countries;
  return only !== undefined && countries.size === 1 ? memberStateCalendar(only) : null;
}

function nextWorkingDay(
  after: Temporal.PlainDate,
  calendar: HolidayCalendar,
): Temporal.PlainDate | null {
  let day = after.add({ days: 1 });
  while (knows(calendar, day)) {
    if (calendar.dayOff(day) === null) return knows(calendar, after) ? day : null;
    day = day.add({ days: 1 });
  }
  return null;
}
