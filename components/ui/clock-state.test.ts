import { describe, expect, test } from "vitest";
import type { Clock } from "@/lib/schema/incident";
import { HOUR_MS } from "@/lib/time";
import { clockState } from "./clock-state";

const NOW = Date.parse("2026-03-07T02:17:51.000Z");
const STARTED = "2026-03-04T05:02:00.000Z";
const dueIn = (ms: number) => new Date(NOW + ms).toISOString();

describe("a running clock", () => {
  test.each([
    [24 * HOUR_MS + 1, "calm"],
    [24 * HOUR_MS, "watch"],
    [6 * HOUR_MS, "watch"],
    [6 * HOUR_MS - 1, "urgent"],
    [0, "urgent"],
    [-1, "overdue"],
  ])("%i ms before its deadline", (left, state) => {
    expect(clockState({ state: "running", due_at: dueIn(left), started_at: STARTED }, NOW)).toBe(
      state,
    );
  });

  test("without a number in the law it stays open, however long it runs", () => {
    expect(clockState({ state: "running", due_at: null, started_at: STARTED }, NOW)).toBe("open");
  });

  test("without a start it asks for a decision, even where a date stands", () => {
    expect(clockState({ state: "running", due_at: dueIn(1), started_at: null }, NOW)).toBe(
      "decide",
    );
  });
});

test.each([
  ["to_decide", "decide"],
  ["waiting", "wait"],
  ["met", "met"],
  ["met_late", "late"],
  ["not_required", "off"],
  ["not_a_breach", "off"],
  ["superseded", "off"],
] satisfies [Clock["state"], string][])(
  "%s is settled by its state alone, never by the hour",
  (state, face) => {
    expect(clockState({ state, due_at: dueIn(-HOUR_MS), started_at: STARTED }, NOW)).toBe(face);
  },
);

test("an extended clock runs to the instant that the authority gave", () => {
  const extended = { state: "authority_extended", started_at: STARTED } as const;
  expect(clockState({ ...extended, due_at: dueIn(HOUR_MS) }, NOW)).toBe("urgent");
  expect(clockState({ ...extended, due_at: dueIn(-1) }, NOW)).toBe("overdue");
});

test("what does not bind yet is never overdue and asks for nothing", () => {
  const ahead = { binding: false, started_at: STARTED, due_at: dueIn(-HOUR_MS) };
  expect(clockState({ ...ahead, state: "running" }, NOW)).toBe("wait");
  expect(clockState({ ...ahead, state: "to_decide" }, NOW)).toBe("wait");
  expect(clockState({ ...ahead, state: "met" }, NOW)).toBe("met");
});
