import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { lateByMs, strictDue } from "./clock";

/** Worked examples: awareness as said on the wall clock, and the strict instant 72 elapsed hours later. */
const VECTORS = [
  ["2020-12-22T12:17:00+01:00", "2020-12-25T12:17:00+01:00"],
  ["2020-12-22T12:59:00+01:00", "2020-12-25T12:59:00+01:00"],
  ["2026-03-03T12:00:00+01:00", "2026-03-06T12:00:00+01:00"],
  ["2026-03-06T16:30:00+01:00", "2026-03-09T16:30:00+01:00"],
  ["2026-04-02T17:40:00+02:00", "2026-04-05T17:40:00+02:00"],
  ["2026-03-27T18:05:00+01:00", "2026-03-30T19:05:00+02:00"],
  ["2026-10-23T18:05:00+02:00", "2026-10-26T17:05:00+01:00"],
  ["2026-12-24T09:59:59+01:00", "2026-12-27T09:59:59+01:00"],
] as const;

const instants = fc.date({
  min: new Date("1900-01-01T00:00:00Z"),
  max: new Date("2200-12-31T23:59:59.999Z"),
  noInvalidDate: true,
});
const zones = fc.constantFrom(
  "Europe/Berlin",
  "Asia/Kolkata",
  "America/St_Johns",
  "Pacific/Apia",
  "UTC",
);

describe("the strict 72-hour clock", () => {
  it.each(VECTORS)("aware %s, due %s", (awareness, due) => {
    expect(strictDue(new Date(awareness), 72)).toEqual(new Date(due));
  });

  it("passes over a leap day like over any other", () => {
    expect(strictDue(new Date("2028-02-27T10:00:00Z"), 72)).toEqual(
      new Date("2028-03-01T10:00:00Z"),
    );
    expect(strictDue(new Date("2027-02-27T10:00:00Z"), 72)).toEqual(
      new Date("2027-03-02T10:00:00Z"),
    );
  });

  it("is 72 elapsed hours in every zone and season", () => {
    fc.assert(
      fc.property(instants, zones, (awareness, zone) => {
        const dueAt = strictDue(awareness, 72);
        const there = Temporal.Instant.fromEpochMilliseconds(
          awareness.getTime(),
        ).toZonedDateTimeISO(zone);
        expect(dueAt.getTime()).toBe(there.add({ hours: 72 }).epochMilliseconds);
      }),
    );
  });

  it("is monotone: a later awareness never has an earlier deadline", () => {
    fc.assert(
      fc.property(instants, instants, (a, b) => {
        const [first, second] = a <= b ? [a, b] : [b, a];
        expect(Number(strictDue(first, 72))).toBeLessThanOrEqual(Number(strictDue(second, 72)));
      }),
    );
  });
});

describe("lateness", () => {
  const due = new Date("2026-06-01T20:54:19.749Z");
  it("starts one millisecond past the deadline", () => {
    expect(lateByMs(due, due)).toBe(0);
    expect(lateByMs(new Date(due.getTime() + 1), due)).toBe(1);
    expect(lateByMs(new Date(due.getTime() - 1), due)).toBe(0);
  });
  it("is unknown where no deadline stood", () => {
    expect(lateByMs(due, null)).toBeNull();
  });
});
