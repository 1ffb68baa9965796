import { describe, expect, it } from "vitest";
import { span } from "./faults";

describe("a length of time", () => {
  it.each([
    [1, "1 ms"],
    [59_999, "59 s"],
    [60_000, "1 min"],
    [3_599_999, "59 min"],
    [28_800_182, "8 h 0 min"],
    [263_520_000, "73 h 12 min"],
  ])("of %d ms is %s", (ms, said) => {
    expect(span(ms)).toBe(said);
  });
});
