import { describe, expect, test } from "vitest";
import {
  DAY_MS,
  formatCountdown,
  HOUR_MS,
  instantsAt,
  isZone,
  MINUTE_MS,
  toFields,
  toRfc3339,
  zoneOffsetMs,
} from "./time";

const BERLIN = "Europe/Berlin";
const at = (said: string) => new Date(said);

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
