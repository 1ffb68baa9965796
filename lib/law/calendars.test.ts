import { readFileSync } from "node:fs";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { CALENDAR_EDITION, knows, memberStateCalendar, namedCalendar } from "./calendars";
import { EEA_STATES } from "./places";
import { CALENDARS, type CalendarId } from "./rule";

/** The days off from Monday to Friday, as month-day. */
function daysOff(id: CalendarId, year: number): string[] {
  const calendar = namedCalendar(id);
  const found: string[] = [];
  let day = Temporal.PlainDate.from({ year, month: 1, day: 1 });
  while (day.year === year) {
    if (day.dayOfWeek < 6 && calendar.dayOff(day) !== null) found.push(day.toString().slice(5));
    day = day.add({ days: 1 });
  }
  return found;
}

describe("calendars of business days", () => {
  it("name the edition that is installed", () => {
    const { version } = JSON.parse(readFileSync("node_modules/date-holidays/package.json", "utf8"));
    expect(CALENDAR_EDITION).toBe(`date-holidays ${version}`);
  });

  it("us-federal has the eleven federal holidays, on the days on which they are observed", () => {
    expect(daysOff("us-federal", 2026)).toEqual(
      "01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25".split(" "),
    );
    // 19 June is a Saturday, 4 July a Sunday, Christmas and the next New Year's Day are Saturdays.
    expect(daysOff("us-federal", 2027)).toEqual(
      "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31".split(" "),
    );
    // Veterans Day is a Saturday in 2028, a Sunday in 2029.
    expect(daysOff("us-federal", 2028)).toContain("11-10");
    expect(daysOff("us-federal", 2029)).toContain("11-12");
  });

  it("us-vermont has Town Meeting Day, Bennington Battle Day on 16 August, and no Juneteenth", () => {
    const days = daysOff("us-vermont", 2028);
    expect(days).toContain("03-07");
    expect(days).toContain("08-16");
    expect(days).not.toContain("06-19");
    expect(daysOff("us-vermont", 2026)).toEqual(
      "01-01 01-19 02-16 03-03 05-25 07-03 08-17 09-07 10-12 11-11 11-26 12-25".split(" "),
    );
  });

  it("br-national has no Carnival and no Corpus Christi: offices may close, the law names no holiday", () => {
    expect(daysOff("br-national", 2026)).toEqual(
      "01-01 04-03 04-21 05-01 09-07 10-12 11-02 11-20 12-25".split(" "),
    );
  });

  it("co-national has the eighteen holidays of Ley 51, moved to Mondays", () => {
    expect(daysOff("co-national", 2026)).toEqual(
      "01-01 01-12 03-23 04-02 04-03 05-01 05-18 06-08 06-15 06-29 07-20 08-07 08-17 10-12 11-02 11-16 12-08 12-25".split(
        " ",
      ),
    );
  });

  it("ec-national has eleven holidays and moves them as the law of 2016 says", () => {
    expect(daysOff("ec-national", 2026)).toEqual(
      "01-01 02-16 02-17 04-03 05-01 05-25 08-10 10-09 11-02 11-03 12-25".split(" "),
    );
    // As published for 2017: Sunday 1 January on Monday, 24 May (Wednesday) and 10 August (Thursday) on Fridays.
    expect(daysOff("ec-national", 2017)).toEqual(
      "01-02 02-27 02-28 04-14 05-01 05-26 08-11 10-09 11-02 11-03 12-25".split(" "),
    );
    // 2018: 9 October, a Tuesday, on Monday.
    expect(daysOff("ec-national", 2018)).toContain("10-08");
  });

  it("leave out half days", () => {
    const iceland = memberStateCalendar("IS");
    expect(iceland?.dayOff(Temporal.PlainDate.from("2026-12-24"))).toBeNull();
    expect(iceland?.dayOff(Temporal.PlainDate.from("2026-12-25"))).toBe("Christmas Day");
  });

  it("say which years they know, and of which countries", () => {
    for (const id of CALENDARS) {
      expect(knows(namedCalendar(id), Temporal.PlainDate.from("2026-06-01"))).toBe(true);
      expect(knows(namedCalendar(id), Temporal.PlainDate.from("2100-01-01"))).toBe(false);
      expect(knows(namedCalendar(id), Temporal.PlainDate.from("1983-12-31"))).toBe(false);
    }
    for (const country of EEA_STATES) {
      expect(
        memberStateCalendar(country)?.dayOff(Temporal.PlainDate.from("2026-01-01")),
      ).toBeTruthy();
    }
    expect(memberStateCalendar("GB")).toBeNull();
    expect(memberStateCalendar("US")).toBeNull();
  });
});
