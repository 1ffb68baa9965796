/**
 * Calendars of days off: which days are no business days, by whose law, in which edition. A calendar that
 * does not know a year says so. Where its data and the law part, the law is written here.
 */
import Holidays from "date-holidays";
import type { Temporal } from "temporal-polyfill";
import { EEA_STATES } from "./places";
import type { CalendarId } from "./rule";

/** A test compares it with what is installed. */
export const CALENDAR_EDITION = "date-holidays 3.37.0";

export interface HolidayCalendar {
  id: string;
  name: string;
  /** The law or the place that says which days are off. */
  source: string;
  edition: string;
  /** The first and the last year of which it speaks. */
  years: readonly [number, number];
  /** Why the day is no business day; null where it is one. */
  dayOff(day: Temporal.PlainDate): string | null;
}

interface CalendarSource {
  name: string;
  source: string;
  country: string;
  state?: string;
  /** From the year on in which all of its holidays are as the law now has them. */
  from: number;
  /** Holidays of the data that the law does not have, or has on another date. */
  without?: readonly string[];
  /** What the law has in their place, in the grammar of date-holidays. */
  instead?: readonly (readonly [name: string, rule: string])[];
}

const LAST_YEAR = 2099;
const OBSERVED = "if sunday then next monday if saturday then previous friday";
const ECUADOR_MOVES =
  "if saturday then previous friday if sunday then next monday if tuesday then previous monday if wednesday,thursday then next friday";

const SOURCES: Readonly<Record<CalendarId, CalendarSource>> = {
  "us-federal": {
    name: "Federal holidays of the United States",
    source: "5 U.S.C. 6103, and Executive Order 11582 for holidays on a weekend",
    country: "US",
    from: 2021,
    // The data have the day on which it is observed as a bank holiday only.
    without: ["Veterans Day"],
    instead: [["Veterans Day", `11-11 and ${OBSERVED}`]],
  },
  "us-vermont": {
    name: "Legal holidays of Vermont",
    source: "1 V.S.A. § 371",
    country: "US",
    state: "VT",
    from: 2019,
    // The section has no Juneteenth, and Bennington Battle Day on 16 August, not on a Monday.
    without: ["Juneteenth", "Bennington Battle Day", "Veterans Day"],
    instead: [
      ["Bennington Battle Day", `08-16 and ${OBSERVED}`],
      ["Veterans Day", `11-11 and ${OBSERVED}`],
    ],
  },
  "br-national": {
    name: "National holidays of Brazil",
    source: "Leis 662/1949, 6.802/1980, 9.093/1995, 10.607/2002, 14.759/2023",
    country: "BR",
    from: 2024,
  },
  "co-national": {
    name: "Holidays of Colombia",
    source: "Ley 51 de 1983",
    country: "CO",
    from: 1984,
    // Not among the holidays of Ley 51; no later law was found.
    without: ["Virgin of Chiquinquirá"],
  },
  "ec-national": {
    name: "National holidays of Ecuador",
    source: "Código del Trabajo Art. 65 as amended on 20 December 2016 (Ley de Feriados)",
    country: "EC",
    from: 2017,
    // The data have a holiday that the law has not, one in the wrong month, and move none.
    without: [
      "New Year's Day",
      "Maundy Thursday",
      "Labour Day",
      "The Battle of Pichincha",
      "Declaration of Independence of Quito",
      "Independence of Guayaquil",
      "All Souls' Day",
      "Independence of Cuenca",
      "Christmas Day",
    ],
    instead: [
      ["New Year's Day", `01-01 ${OBSERVED}`],
      ["Labour Day", `05-01 ${ECUADOR_MOVES}`],
      ["Battle of Pichincha", `05-24 ${ECUADOR_MOVES}`],
      ["First Cry of Independence", `08-10 ${ECUADOR_MOVES}`],
      ["Independence of Guayaquil", `10-09 ${ECUADOR_MOVES}`],
      // Two days in a row: they stay together.
      [
        "All Souls' Day",
        "11-02 if saturday then previous friday if sunday then next tuesday if wednesday then next friday",
      ],
      [
        "Independence of Cuenca",
        "11-03 if saturday then previous thursday if sunday then next monday if wednesday then previous monday",
      ],
      ["Christmas Day", `12-25 ${OBSERVED}`],
    ],
  },
};

const made = new Map<string, HolidayCalendar>();

/** The named calendar of business days. */
export function namedCalendar(id: CalendarId): HolidayCalendar {
  return calendarOf(id, SOURCES[id]);
}

/**
 * The public holidays of the whole of an EEA state; null for any other country. Holidays of its regions are
 * left out: an end that they would move stays where it is, which is the earlier one.
 */
export function memberStateCalendar(country: string): HolidayCalendar | null {
  if (!EEA_STATES.has(country)) return null;
  return calendarOf(`public-${country.toLowerCase()}`, {
    name: `Public holidays of ${country}, the whole country`,
    source: "Regulation (EEC, Euratom) 1182/71, Art. 2(1)",
    country,
    from: 2016,
  });
}

function calendarOf(id: string, source: CalendarSource): HolidayCalendar {
  const held = made.get(id);
  if (held) return held;
  const holidaysIn = new Map<number, ReadonlyMap<string, string>>();
  const calendar: HolidayCalendar = {
    id,
    name: source.name,
    source: source.source,
    edition: CALENDAR_EDITION,
    years: [source.from, LAST_YEAR],
    dayOff(day) {
      if (day.dayOfWeek === 6) return "Saturday";
      if (day.dayOfWeek === 7) return "Sunday";
      const holidays = holidaysIn.get(day.year) ?? holidaysOf(source, day.year);
      holidaysIn.set(day.year, holidays);
      return holidays.get(day.toString()) ?? null;
    },
  };
  made.set(id, calendar);
  return calendar;
}

/** Whole public holidays, by date. Half days, bank holidays and days that offices may take off are left out. */
function holidaysOf(source: CalendarSource, year: number): ReadonlyMap<string, string> {
  const data = source.state
    ? new Holidays(source.country, source.state)
    : new Holidays(source.country);
  const isWithout = (name: string) =>
    source.without?.some((one) => name === one || name === `${one} (substitute day)`) ?? false;
  const kept = data
    .getHolidays(year, "en")
    .filter(({ type, name }) => type === "public" && !isWithout(name));
  for (const [name, rule] of source.instead ?? []) {
    data.setHoliday(rule, { name: { en: `${name}*` }, type: "public" });
  }
  const own = data.getHolidays(year, "en").filter(({ name }) => name.includes("*"));
  const found = new Map<string, string>();
  for (const { date, start, end, name } of [...kept, ...own]) {
    const [day = "", time] = date.split(" ");
    const days = Math.round((end.getTime() - start.getTime()) / 86_400_000);
    if (time !== "00:00:00") continue;
    for (let offset = 0; offset < days; offset++) {
      const at = new Date(Date.parse(`${day}T00:00:00Z`) + offset * 86_400_000);
      found.set(at.toISOString().slice(0, 10), name.replace("*", ""));
    }
  }
  return found;
}

/** Whether the calendar knows the day's year. */
export function knows(calendar: HolidayCalendar, day: Temporal.PlainDate): boolean {
  const [first, last] = calendar.years;
  return day.year >= first && day.year <= last;
}
