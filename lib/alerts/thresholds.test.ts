/** Thresholds are instants: each passes once, none is lost by looking late, and none is said twice. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../time";
import { nextAfter, passedAt } from "./thresholds";

const START = new Date("2026-03-04T06:00:00Z");
const after = (ms: number) => new Date(START.getTime() + ms);
const DUE = after(72 * HOUR_MS);

test.each([
  [after(36 * HOUR_MS - 1), null],
  [after(36 * HOUR_MS), "half"],
  [after(54 * HOUR_MS), "quarter"],
  [after(64.8 * HOUR_MS), "tenth"],
  [after(71 * HOUR_MS), "hour"],
  [DUE, "due"],
  [after(95 * HOUR_MS), "due"],
  [after(96 * HOUR_MS), "overdue"],
])("72 hours at %s: %s", (now, threshold) => {
  expect(passedAt(START, DUE, now)?.threshold ?? null).toBe(threshold);
});

test("an overdue duty counts its days", () => {
  expect(passedAt(START, DUE, after(72 * HOUR_MS + 3 * DAY_MS + 1))).toEqual({
    threshold: "overdue",
    days: 3,
  });
});

test("of a period shorter than two hours no threshold lies before its start", () => {
  const due = after(30 * MINUTE_MS);
  expect(passedAt(START, due, START)).toBeNull();
  expect(nextAfter(START, due, START)).toEqual(after(15 * MINUTE_MS));
});

test("a duty that was due before it began is due, and reminds each day", () => {
  const due = after(-2 * HOUR_MS);
  expect(passedAt(START, due, START)?.threshold).toBe("due");
  expect(nextAfter(START, due, START)).toEqual(after(22 * HOUR_MS));
});

test("from one look to the next exactly one threshold passes, for any period", () => {
  const minutes = fc.integer({ min: 1, max: 200 * 24 * 60 });
  fc.assert(
    fc.property(minutes, (length) => {
      const due = after(length * MINUTE_MS);
      const said: string[] = [];
      let now = START;
      for (let look = 0; look < 9; look++) {
        const next = nextAfter(START, due, now);
        expect(next.getTime()).toBeGreaterThan(now.getTime());
        const before = passedAt(START, due, new Date(next.getTime() - 1));
        const now_ = passedAt(START, due, next);
        expect(now_).not.toEqual(before);
        said.push(JSON.stringify(now_));
        now = next;
      }
      expect(new Set(said).size).toBe(said.length);
    }),
  );
});
