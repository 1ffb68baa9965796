import { describe, expect, test } from "vitest";
import {
  DAY_MS,
  formatAgo,
  formatCountdown,
  formatDuration,
  formatInstant,
  formatNear,
  HOUR_MS,
  instantsAt,
  isZone,
  MINUTE_MS,
  spokenDuration,
  toFields,
  toRfc3339,
  zoneOffsetMs,
} from "./time";

const BERLIN = "Europe/Berlin";
const at = (said: string) => new Date(said);

describe("instants in words", () => {
  const deadline = at("2026-03-07T05:02:09Z");

  test.each([
    ["full", "Sat 7 Mar 2026 06:02 CET"],
    ["short", "Sat 7 Mar 06:02 CET"],
    ["date", "Sat 7 Mar 2026"],
    ["day", "Sat 7 Mar"],
    ["time", "06:02"],
    ["seconds", "06:02:09"],
  ] as const)("style %s", (style, said) => {
    expect(formatInstant(deadline, BERLIN, style)).toBe(said);
  });

  test("the zone's name follows its season", () => {
    expect(formatInstant(at("2026-03-29T00:59:00Z"), BERLIN)).toBe("Sun 29 Mar 2026 01:59 CET");
    expect(formatInstant(at("2026-03-29T01:00:00Z"), BERLIN)).toBe("Sun 29 Mar 2026 03:00 CEST");
  });

  test("the day is the zone's, not UTC's", () => {
    expect(formatInstant(at("2026-12-31T20:00:00Z"), "Asia/Kolkata", "date")).toBe(
      "Fri 1 Jan 2027",
    );
    expect(formatInstant(at("2026-09-01T00:30:00Z"), "UTC", "full")).toBe(
      "Tue 1 Sep 2026 00:30 UTC",
    );
  });

  test("midnight is 00:00, never 24:00", () => {
    expect(formatInstant(at("2026-03-06T23:00:00Z"), BERLIN, "time")).toBe("00:00");
  });

  test("near days are said from now, in the viewer's zone", () => {
    const now = at("2026-03-07T02:17:51Z");
    expect(formatNear(deadline, BERLIN, now)).toBe("Today 06:02 CET");
    expect(formatNear(at("2026-03-06T22:59:00Z"), BERLIN, now)).toBe("Yesterday 23:59 CET");
    expect(formatNear(at("2026-03-07T23:00:00Z"), BERLIN, now)).toBe("Tomorrow 00:00 CET");
    expect(formatNear(at("2026-03-08T23:00:00Z"), BERLIN, now)).toBe("Mon 9 Mar 00:00 CET");
    expect(formatNear(at("2025-03-08T11:00:00Z"), BERLIN, now)).toBe("Sat 8 Mar 2025 12:00 CET");
  });
});

describe("durations", () => {
  test.each([
    [0, "under 1 min", "less than a minute"],
    [59_999, "under 1 min", "less than a minute"],
    [MINUTE_MS, "1 min", "1 minute"],
    [3 * HOUR_MS + 4 * MINUTE_MS, "3 h 04", "3 hours 4 minutes"],
    [-(2 * HOUR_MS + 13 * MINUTE_MS + 51_000), "2 h 13", "2 hours 13 minutes"],
    [96 * HOUR_MS - 1, "95 h 59", "95 hours 59 minutes"],
    [96 * HOUR_MS, "4 d", "4 days"],
    [4 * DAY_MS + HOUR_MS, "4 d 1 h", "4 days 1 hour"],
  ])("%i ms", (ms, short, spoken) => {
    expect(formatDuration(ms)).toBe(short);
    expect(spokenDuration(ms)).toBe(spoken);
  });
});

test.each([
  [-400, "just now"],
  [4_999, "just now"],
  [5_000, "5 s ago"],
  [MINUTE_MS, "1 min ago"],
  [HOUR_MS - 1, "59 min ago"],
  [23 * HOUR_MS, "23 h ago"],
])("%i ms ago", (ms, said) => {
  expect(formatAgo(ms)).toBe(said);
});

describe("countdowns", () => {
  test.each([
    [2 * HOUR_MS + 44 * MINUTE_MS + 9_000, "02:44:09"],
    [999, "00:00:00"],
    [0, "00:00:00"],
    [-1, "+00:00:00"],
    [-(2 * HOUR_MS + 13 * MINUTE_MS + 51_000), "+02:13:51"],
    [96 * HOUR_MS - 1, "95:59:59"],
    [96 * HOUR_MS, "4d 00:00"],
    [96 * HOUR_MS + 41 * MINUTE_MS + 59_000, "4d 00:41"],
    [-(16 * DAY_MS + 11 * HOUR_MS + 2 * MINUTE_MS), "+16d 11:02"],
  ])("%i ms left", (ms, digits) => {
    expect(formatCountdown(ms)).toBe(digits);
  });
});

describe("what people type", () => {
  test("one instant on an ordinary day, there and back", () => {
    const [only, second] = instantsAt("2026-03-06", "16:30", BERLIN);
    expect(only?.toISOString()).toBe("2026-03-06T15:30:00.000Z");
    expect(second).toBeUndefined();
    expect(toFields(at("2026-03-06T15:30:59Z"), BERLIN)).toEqual({
      date: "2026-03-06",
      time: "16:30",
    });
  });

  test("none in the hour that a clock change skips", () => {
    expect(instantsAt("2026-03-29", "02:30", BERLIN)).toEqual([]);
  });

  test("two in the hour that a clock change repeats, the earlier first, an hour apart", () => {
    const said = instantsAt("2026-10-25", "02:30", BERLIN).map((one) => toRfc3339(one, BERLIN));
    expect(said).toEqual(["2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00"]);
  });

  test("a change of half an hour and a day that was left out are known too", () => {
    expect(instantsAt("2026-10-04", "02:15", "Australia/Lord_Howe")).toEqual([]);
    expect(instantsAt("2011-12-30", "12:00", "Pacific/Apia")).toEqual([]);
  });

  test("text that is no date gives no instant", () => {
    expect(instantsAt("2026-02-31", "10:00", BERLIN)).toEqual([]);
    expect(instantsAt("", "", BERLIN)).toEqual([]);
  });

  test("offsets west of Greenwich and of half hours", () => {
    expect(toRfc3339(at("2026-01-15T12:00:00Z"), "America/St_Johns")).toBe(
      "2026-01-15T08:30:00-03:30",
    );
    expect(toRfc3339(at("2026-01-15T12:00:00Z"), "UTC")).toBe("2026-01-15T12:00:00+00:00");
    expect(zoneOffsetMs(at("2026-01-15T12:00:00.250Z"), "Asia/Kolkata")).toBe(5.5 * HOUR_MS);
  });

  test("an offset of seconds, which RFC 3339 cannot say, falls back to UTC", () => {
    expect(toRfc3339(at("1936-01-01T12:00:00Z"), "Africa/Monrovia")).toBe(
      "1936-01-01T12:00:00.000Z",
    );
  });
});

test("unknown zones are known as such", () => {
  expect(isZone("Europe/Berlin")).toBe(true);
  expect(isZone("Mars/Olympus")).toBe(false);
});
