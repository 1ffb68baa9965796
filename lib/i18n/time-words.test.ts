import { expect, it } from "vitest";
import { HOUR_MS, MINUTE_MS } from "../time";
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
