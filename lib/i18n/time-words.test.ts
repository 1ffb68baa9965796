import { describe, expect, it, test } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../time";
import { timeWords } from "./time-words";

const AT = "2026-03-07T05:02:09Z";
const NOW = new Date("2026-03-06T20:00:00Z");

it.each([
  ["en", "Sat 7 Mar 2026 06:02 CET", "Tomorrow 06:02 CET", "2 hours 44 minutes", "4d 01:00"],
  ["de", "Sa 7. März 2026 06:02 CET", "Morgen 06:02 CET", "2 Stunden 44 Minuten", "4T 01:00"],
  ["fr", "sam. 7 mars 2026 06:02 CET", "Demain 06:02 CET", "2 heures 44 minutes", "4j 01:00"],
  ["es", "sáb 7 mar 2026 06:02 CET", "Mañana 06:02 CET", "2 horas 44 minutos", "4d 01:00"],
] as const)("%s says instants and lengths of time", (locale, full, near, spoken, digits) => {
  const time = timeWords(locale, "Europe/Berlin");
  expect(time.at(AT)).toBe(full);
  expect(time.near(AT, NOW)).toBe(near);
  expect(time.spoken(2 * HOUR_MS + 44 * MINUTE_MS)).toBe(spoken);
  expect(time.countdown(97 * HOUR_MS)).toBe(digits);
});

it("says another zone's wall, and the day that it is there", () => {
  const time = timeWords("en", "Pacific/Auckland");
  expect(time.at(AT, "short")).toBe("Sat 7 Mar 18:02 GMT+13");
  expect(time.at(AT, "short", "UTC")).toBe("Sat 7 Mar 05:02 UTC");
});

const berlin = timeWords("en", "Europe/Berlin");

describe("instants in words", () => {
  const deadline = "2026-03-07T05:02:09Z";

  test.each([
    ["full", "Sat 7 Mar 2026 06:02 CET"],
    ["short", "Sat 7 Mar 06:02 CET"],
    ["date", "Sat 7 Mar 2026"],
    ["day", "Sat 7 Mar"],
    ["time", "06:02"],
    ["seconds", "06:02:09"],
  ] as const)("style %s", (style, said) => {
    expect(berlin.at(deadline, style)).toBe(said);
  });

  test("the zone's name follows its season", () => {
    expect(berlin.at("2026-03-29T00:59:00Z")).toBe("Sun 29 Mar 2026 01:59 CET");
    expect(berlin.at("2026-03-29T01:00:00Z")).toBe("Sun 29 Mar 2026 03:00 CEST");
  });

  test("the day is the zone's, not UTC's", () => {
    expect(berlin.at("2026-12-31T20:00:00Z", "date", "Asia/Kolkata")).toBe("Fri 1 Jan 2027");
    expect(berlin.at("2026-09-01T00:30:00Z", "full", "UTC")).toBe("Tue 1 Sep 2026 00:30 UTC");
  });

  test("midnight is 00:00, never 24:00", () => {
    expect(berlin.at("2026-03-06T23:00:00Z", "time")).toBe("00:00");
  });

  test("near days are said from now, in the viewer's zone", () => {
    const now = new Date("2026-03-07T02:17:51Z");
    expect(berlin.near(deadline, now)).toBe("Today 06:02 CET");
    expect(berlin.near("2026-03-06T22:59:00Z", now)).toBe("Yesterday 23:59 CET");
    expect(berlin.near("2026-03-07T23:00:00Z", now)).toBe("Tomorrow 00:00 CET");
    expect(berlin.near("2026-03-08T23:00:00Z", now)).toBe("Mon 9 Mar 00:00 CET");
    expect(berlin.near("2025-03-08T11:00:00Z", now)).toBe("Sat 8 Mar 2025 12:00 CET");
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
    expect(berlin.duration(ms)).toBe(short);
    expect(berlin.spoken(ms)).toBe(spoken);
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
  expect(berlin.ago(ms)).toBe(said);
});
