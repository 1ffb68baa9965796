import { expect, it } from "vitest";
import { makesLate } from "./awareness-late";
import { AWARE, DUE, dutyLike } from "./likeness";

const sent = dutyLike({ state: "met", settled_at: DUE });

it("asks for reasons from the first millisecond by which the notice is late under the new awareness", () => {
  expect(makesLate(AWARE, [sent])).toBe(false);
  expect(makesLate("2026-03-02T07:19:59.999Z", [sent])).toBe(true);
});

it("asks for none where nothing was sent, where it was late already, or while the time is half typed", () => {
  const early = "2026-03-01T00:00:00Z";
  expect(makesLate(early, [dutyLike()])).toBe(false);
  expect(makesLate(early, [{ ...sent, state: "met_late" }])).toBe(false);
  expect(makesLate(early, [{ ...sent, rule_id: "in-certin" }])).toBe(false);
  expect(makesLate("2026-03-01T", [sent])).toBe(false);
});
