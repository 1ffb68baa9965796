import { describe, expect, it } from "vitest";
import type { Rule } from "../rule";
import { computeClock } from "./compute";
import { inputFor, ruleOf } from "./example";

const due = (...args: Parameters<typeof inputFor>) =>
  computeClock(inputFor(...args)).dueAt?.toISOString();

const days = (value: number): Rule => ({
  ...ruleOf("us-hipaa-individuals"),
  period: { value, unit: "calendar_days" },
  starts: { fact: "detected_at" },
  zone: undefined,
});

const months = (value: number): Rule => ({ ...days(1), period: { value, unit: "months" } });

describe("calendar days", () => {
  it("leave out the day of the event and end at 24:00 of the last, however late the event", () => {
    const early = { detected_at: "2026-03-02T00:00:00+01:00", zone: "Europe/Berlin" };
    const late = { detected_at: "2026-03-02T23:59:59.999+01:00", zone: "Europe/Berlin" };
    expect(due(days(1), early)).toBe("2026-03-03T23:00:00.000Z");
    expect(due(days(1), late)).toBe("2026-03-03T23:00:00.000Z");
  });

  it("are the days of the zone, not of UTC", () => {
    const detected_at = "2026-03-02T23:30:00Z";
    expect(due(days(1), { detected_at, zone: "UTC" })).toBe("2026-03-04T00:00:00.000Z");
    expect(due(days(1), { detected_at, zone: "Asia/Tokyo" })).toBe("2026-03-04T15:00:00.000Z");
    expect(due(days(1), { detected_at, zone: "America/Los_Angeles" })).toBe(
      "2026-03-04T08:00:00.000Z",
    );
  });

  it("go over a leap day, and over both changes of the clocks", () => {
    const zone = "Europe/Berlin";
    expect(due(days(2), { detected_at: "2028-02-28T12:00:00+01:00", zone })).toBe(
      "2028-03-01T23:00:00.000Z",
    );
    expect(due(days(2), { detected_at: "2026-03-28T12:00:00+01:00", zone })).toBe(
      "2026-03-30T22:00:00.000Z",
    );
    expect(due(days(2), { detected_at: "2026-10-24T12:00:00+02:00", zone })).toBe(
      "2026-10-26T23:00:00.000Z",
    );
  });

  it("end with the first instant of the next day where midnight does not exist", () => {
    // Chile goes from 24:00 on Saturday 5 September 2026 to 01:00 on the 6th: the 5th ends at 04:00 UTC.
    expect(
      due(days(1), { detected_at: "2026-09-04T12:00:00-04:00", zone: "America/Santiago" }),
    ).toBe("2026-09-06T04:00:00.000Z");
    // Beirut: 29 March 2026 begins at 01:00.
    expect(due(days(1), { detected_at: "2026-03-27T12:00:00+02:00", zone: "Asia/Beirut" })).toBe(
      "2026-03-28T22:00:00.000Z",
    );
    // Samoa left out 30 December 2011 altogether.
    expect(due(days(1), { detected_at: "2011-12-28T12:00:00-10:00", zone: "Pacific/Apia" })).toBe(
      "2011-12-30T10:00:00.000Z",
    );
  });

  it("follow the half hour of Lord Howe", () => {
    // 3 October 2026 ends at +10:30, 4 October at +11:00.
    const zone = "Australia/Lord_Howe";
    const detected_at = "2026-10-02T12:00:00+10:30";
    expect(due(days(1), { detected_at, zone })).toBe("2026-10-03T13:30:00.000Z");
    expect(due(days(2), { detected_at, zone })).toBe("2026-10-04T13:00:00.000Z");
  });

  it("have no end where no zone is known, and say so", () => {
    const clock = computeClock(inputFor(days(30), { detected_at: "2026-03-02T12:00:00Z" }));
    expect(clock).toMatchObject({ state: "to_decide", startedAt: null, dueAt: null });
    expect(clock.computation.join(" ")).toContain("time zone is missing");
  });
});

describe("months", () => {
  const zone = "Europe/Berlin";
  it.each([
    ["2026-01-15T12:00:00+01:00", 1, "2026-02-15T23:00:00.000Z"],
    ["2026-01-31T12:00:00+01:00", 1, "2026-02-28T23:00:00.000Z"],
    ["2028-01-31T12:00:00+01:00", 1, "2028-02-29T23:00:00.000Z"],
    ["2026-02-28T12:00:00+01:00", 1, "2026-03-28T23:00:00.000Z"],
    ["2026-03-31T12:00:00+02:00", 1, "2026-04-30T22:00:00.000Z"],
    ["2026-11-30T12:00:00+01:00", 3, "2027-02-28T23:00:00.000Z"],
  ])("%s + %i month(s) ends %s", (detected_at, value, end) => {
    expect(due(months(value), { detected_at, zone })).toBe(end);
  });
});

describe("the end that Regulation 1182/71 moves", () => {
  const rolled = (rule: string, known: Parameters<typeof inputFor>[1]) =>
    computeClock(
      inputFor(rule, {
        zone: "Europe/Berlin",
        facts: { establishments: ["DE"] },
        ...known,
      }),
    ).readings.map(({ kind, at }) => [kind, at]);

  it("is a reading, and the due instant stays on the Saturday", () => {
    // Fourteen days after Saturday 7 March 2026: Saturday the 21st, moved to Monday the 23rd.
    const fix_available_at = "2026-03-07T10:00:00+01:00";
    expect(rolled("eu-cra-vuln-final", { fix_available_at })).toEqual([
      ["rolled", "2026-03-23T23:00:00.000Z"],
    ]);
    expect(due("eu-cra-vuln-final", { fix_available_at, zone: "Europe/Berlin" })).toBe(
      "2026-03-21T23:00:00.000Z",
    );
  });

  it("goes past holidays: Good Friday to the Tuesday after Easter", () => {
    // Fourteen days after 20 March 2026: Good Friday, 3 April.
    expect(rolled("eu-cra-vuln-final", { fix_available_at: "2026-03-20T10:00:00+01:00" })).toEqual([
      ["rolled", "2026-04-07T22:00:00.000Z"],
    ]);
  });

  it("has two working days within two days or more", () => {
    // Aware on Friday 6 March 2026: two days end on Sunday; Monday and Tuesday are the two working days.
    expect(rolled("eu-aiact-widespread-2d", { aware_at: "2026-03-06T10:00:00+01:00" })).toEqual([
      ["rolled", "2026-03-10T23:00:00.000Z"],
    ]);
    // Aware on Sunday: Monday and Tuesday lie within.
    expect(rolled("eu-aiact-widespread-2d", { aware_at: "2026-03-08T10:00:00+01:00" })).toEqual([]);
  });

  it("is not shown outside the Union's law, or where the state is not exactly known", () => {
    expect(rolled("us-tx-ag", { determined_at: "2026-03-06T10:00:00+01:00" })).toEqual([]);
    expect(
      rolled("eu-aiact-widespread-2d", {
        aware_at: "2026-03-06T10:00:00+01:00",
        facts: { establishments: ["DE", "FR"] },
      }),
    ).toEqual([]);
  });
});
