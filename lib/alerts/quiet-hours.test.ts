/** Quiet hours follow the wall of the person's own zone, and never silence what is due within six hours. */
import { expect, test } from "vitest";
import type { QuietHours } from "../schema/alerts";
import { mayReachAt, quietUntil } from "./quiet-hours";

const NIGHTS: QuietHours = {
  from: "22:00",
  to: "07:00",
  days: [1, 2, 3, 4, 5],
  zone: "Europe/Berlin",
};
const at = (iso: string) => new Date(iso);

test.each([
  ["a weekday evening, before they begin", "2026-03-04T20:59:00Z", null],
  ["as they begin", "2026-03-04T21:00:00Z", "2026-03-05T06:00:00Z"],
  [
    "in the middle of the night, which began the day before",
    "2026-03-05T02:00:00Z",
    "2026-03-05T06:00:00Z",
  ],
  ["as they end", "2026-03-05T06:00:00Z", null],
  ["the night from Friday to Saturday", "2026-03-06T23:00:00Z", "2026-03-07T06:00:00Z"],
  ["the night from Saturday to Sunday, which is not chosen", "2026-03-07T23:00:00Z", null],
])("%s", (_what, now, until) => {
  expect(quietUntil(at(now), NIGHTS)).toEqual(at(until ?? now));
});

test("the night of a clock change ends by the wall, an hour earlier in UTC", () => {
  const every = { ...NIGHTS, days: [1, 2, 3, 4, 5, 6, 7] };
  expect(quietUntil(at("2026-03-28T22:00:00Z"), every)).toEqual(at("2026-03-29T05:00:00Z"));
});

test("hours that end in the hour which a clock change skips end an hour later", () => {
  const short = { ...NIGHTS, to: "02:30", days: [6] };
  expect(quietUntil(at("2026-03-28T22:00:00Z"), short)).toEqual(at("2026-03-29T01:30:00Z"));
});

test("a quiet weekend ends on Monday", () => {
  const weekend = { ...NIGHTS, from: "00:00", to: "00:00", days: [6, 7] };
  expect(quietUntil(at("2026-03-07T12:00:00Z"), weekend)).toEqual(at("2026-03-08T23:00:00Z"));
});

test("each day and night quiet has an end all the same", () => {
  const always = { ...NIGHTS, from: "00:00", to: "00:00", days: [1, 2, 3, 4, 5, 6, 7] };
  expect(quietUntil(at("2026-03-07T12:00:00Z"), always).getTime()).toBeLessThan(
    at("2026-03-17T00:00:00Z").getTime(),
  );
});

test.each([
  ["nobody is quiet", null, "2026-03-06T00:00:00Z", "2026-03-05T02:00:00Z"],
  [
    "much time is left: at the end of the quiet hours",
    NIGHTS,
    "2026-03-06T00:00:00Z",
    "2026-03-05T06:00:00Z",
  ],
  [
    "six hours before the deadline, though it is night",
    NIGHTS,
    "2026-03-05T11:00:00Z",
    "2026-03-05T05:00:00Z",
  ],
  ["less than six hours are left: at once", NIGHTS, "2026-03-05T07:59:00Z", "2026-03-05T02:00:00Z"],
  ["overdue: at once", NIGHTS, "2026-03-04T00:00:00Z", "2026-03-05T02:00:00Z"],
  ["nothing is due: at the end of the quiet hours", NIGHTS, null, "2026-03-05T06:00:00Z"],
])("%s", (_what, quiet, due, reached) => {
  const now = at("2026-03-05T02:00:00Z");
  expect(mayReachAt(now, quiet, due === null ? null : at(due))).toEqual(at(reached));
});
