import { describe, expect, it } from "vitest";
import { computeClock } from "./compute";
import { inputFor } from "./example";

/**
 * Seventy-two hours, worked by hand: awareness, the state of the authority, due, the outer limit of
 * Regulation 1182/71, the contested reading of its Art. 3(5) (null: the example gives none), and the
 * clock's face where the clocks change.
 */
const VECTORS = [
  {
    aware: "2020-12-22T12:17:00+01:00",
    zone: "Europe/Berlin",
    country: "DE",
    due: "2020-12-25T12:17:00+01:00",
    limit: "2020-12-25T13:00:00+01:00",
    twoWorkingDays: "2020-12-25T13:00:00+01:00",
  },
  {
    aware: "2020-12-22T12:59:00+01:00",
    zone: "Europe/Berlin",
    country: "DE",
    due: "2020-12-25T12:59:00+01:00",
    limit: "2020-12-25T13:00:00+01:00",
    twoWorkingDays: "2020-12-25T13:00:00+01:00",
  },
  {
    aware: "2026-03-03T12:00:00+01:00",
    zone: "Europe/Paris",
    country: "FR",
    due: "2026-03-06T12:00:00+01:00",
    limit: "2026-03-06T13:00:00+01:00",
    twoWorkingDays: "2026-03-06T13:00:00+01:00",
  },
  {
    aware: "2026-03-06T16:30:00+01:00",
    zone: "Europe/Berlin",
    country: "DE",
    due: "2026-03-09T16:30:00+01:00",
    limit: "2026-03-09T17:00:00+01:00",
    twoWorkingDays: "2026-03-10T17:00:00+01:00",
  },
  {
    aware: "2026-04-02T17:40:00+02:00",
    zone: "Europe/Berlin",
    country: "DE",
    due: "2026-04-05T17:40:00+02:00",
    limit: "2026-04-05T18:00:00+02:00",
    twoWorkingDays: "2026-04-08T18:00:00+02:00",
  },
  {
    aware: "2026-03-27T18:05:00+01:00",
    zone: "Europe/Paris",
    country: "FR",
    due: "2026-03-30T19:05:00+02:00",
    limit: "2026-03-30T20:00:00+02:00",
    twoWorkingDays: null,
    wall: "2026-03-30T18:05:00+02:00",
  },
  {
    aware: "2026-10-23T18:05:00+02:00",
    zone: "Europe/Paris",
    country: "FR",
    due: "2026-10-26T17:05:00+01:00",
    limit: "2026-10-26T18:00:00+01:00",
    twoWorkingDays: null,
    wall: "2026-10-26T18:05:00+01:00",
  },
  {
    aware: "2026-12-24T09:59:59+01:00",
    zone: "Europe/Brussels",
    country: "BE",
    due: "2026-12-27T09:59:59+01:00",
    limit: "2026-12-27T10:00:00+01:00",
    twoWorkingDays: null,
  },
];

const utc = (at: string) => new Date(at).toISOString();

describe("the worked examples of Regulation 1182/71", () => {
  it.each(VECTORS)("aware $aware in $zone: due $due, limit $limit", (vector) => {
    const clock = computeClock(
      inputFor("eu-gdpr-art33", {
        aware_at: vector.aware,
        zone: vector.zone,
        facts: { establishments: [vector.country] },
      }),
    );
    const at = (kind: string) => clock.readings.find((reading) => reading.kind === kind)?.at;
    expect(clock.dueAt?.toISOString()).toBe(utc(vector.due));
    expect(at("outer_limit_1182")).toBe(utc(vector.limit));
    if (vector.twoWorkingDays) expect(at("outer_limit_art3_5")).toBe(utc(vector.twoWorkingDays));
    expect(at("wall_clock")).toBe(vector.wall && utc(vector.wall));
    expect(clock.readings.filter(({ contested }) => contested).map(({ kind }) => kind)).toEqual([
      "outer_limit_art3_5",
    ]);
  });

  it("shows no reading of the Regulation for the United Kingdom", () => {
    const clock = computeClock(
      inputFor("uk-gdpr-art33", {
        aware_at: "2026-03-06T16:30:00Z",
        facts: { establishments: ["GB", "DE"] },
      }),
    );
    expect(clock.dueAt?.toISOString()).toBe("2026-03-09T16:30:00.000Z");
    expect(clock.readings).toEqual([]);
  });

  it("shows the contested reading only where the authority's state is exactly known", () => {
    const kinds = (establishments: string[] | null, rule = "eu-gdpr-art33") =>
      computeClock(
        inputFor(rule, {
          aware_at: "2026-03-06T16:30:00Z",
          zone: "Europe/Berlin",
          facts: { establishments },
        }),
      ).readings.map(({ kind }) => kind);
    expect(kinds(null)).toEqual(["outer_limit_1182"]);
    expect(kinds(["DE", "FR"])).toEqual(["outer_limit_1182"]);
    expect(kinds(["US-CA"])).toEqual(["outer_limit_1182"]);
    expect(kinds(["DE", "US-CA"])).toEqual(["outer_limit_1182", "outer_limit_art3_5"]);
    expect(kinds(null, "no-gdpr-art33")).toEqual(["outer_limit_1182", "outer_limit_art3_5"]);
    // Less than two days: Art. 3(5) does not speak of it.
    expect(kinds(["DE"], "eu-nis2-early-warning")).toEqual(["outer_limit_1182"]);
  });

  it("shows none where no zone is known, and the same due instant", () => {
    const clock = computeClock(inputFor("eu-gdpr-art33", { aware_at: "2026-03-06T15:30:00Z" }));
    expect(clock.readings).toEqual([]);
    expect(clock.dueAt?.toISOString()).toBe("2026-03-09T15:30:00.000Z");
  });

  it("rounds to the next full hour of the local clock, also at +05:30 and +10:30", () => {
    const limit = (aware_at: string, zone: string) =>
      computeClock(inputFor("eu-gdpr-art33", { aware_at, zone })).readings.find(
        ({ kind }) => kind === "outer_limit_1182",
      )?.at;
    // 17:45 in Kolkata; the next full hour there is 18:00.
    expect(limit("2026-03-03T12:15:00Z", "Asia/Kolkata")).toBe("2026-03-06T12:30:00.000Z");
    // Lord Howe goes from 02:00 +10:30 to 02:30 +11:00 on 4 October 2026: from 01:45 the next full hour is 03:00.
    expect(limit("2026-10-03T15:15:00Z", "Australia/Lord_Howe")).toBe("2026-10-06T16:00:00.000Z");
    // And from 02:00 +11:00 back to 01:30 +10:30 on 5 April 2026: from 01:50 +11:00 it is 02:00 +10:30.
    expect(limit("2026-04-04T14:50:00Z", "Australia/Lord_Howe")).toBe("2026-04-07T15:30:00.000Z");
  });

  it("prints a sum that can be followed, and everything that went in", () => {
    const clock = computeClock(
      inputFor("eu-gdpr-art33", {
        aware_at: "2026-03-06T15:30:00Z",
        zone: "Europe/Berlin",
        facts: { establishments: ["DE"] },
      }),
    );
    expect(clock.computation).toEqual([
      expect.stringMatching(
        /^Rule eu-gdpr-art33, version \d+: Regulation \(EU\) 2016\/679, Art. 33\(1\), 72 hours from awareness\.$/,
      ),
      "Awareness as stated: 2026-03-06T15:30:00.000Z.",
      "Due: 2026-03-06T15:30:00.000Z + 72:00:00 elapsed hours on the UTC line = 2026-03-09T15:30:00.000Z.",
      "By local clocks: from Friday 6 March 2026, 16:30:00 +01:00 (Europe/Berlin) to Monday 9 March 2026, 16:30:00 +01:00 (Europe/Berlin); tz database 2025c.",
      "This is the outer limit. The duty itself is to act without undue delay.",
      "Tocsin computes, the controller decides.",
    ]);
    expect(clock.inputs).toMatchObject({
      rule: "eu-gdpr-art33",
      aware_at: "2026-03-06T15:30:00.000Z",
      zone: "Europe/Berlin",
      tz_edition: "2025c",
      authority_calendar: "public-de",
      calendar_edition: "date-holidays 3.37.0",
    });
  });
});
