import { expect, it } from "vitest";
import { NOTHING_STATED } from "../facts/facts-form";
import { clashesIn } from "./awareness";

const at = (said: string) => ({ at: said, estimated: false });

it("names a pair that cannot both be true, with both values", () => {
  const [clash, ...others] = clashesIn({
    discovered_at: "2026-03-06T09:12:00+01:00",
    facts: { ...NOTHING_STATED, detected_at: at("2026-03-06T16:30:00+01:00") },
  });
  expect(others).toEqual([]);
  expect(clash).toEqual({
    later: { name: "aware_at", at: new Date("2026-03-06T08:12:00Z") },
    earlier: { name: "detected_at", at: new Date("2026-03-06T15:30:00Z") },
  });
});

it("finds nothing in what is half typed, missing, or in order", () => {
  const facts = { ...NOTHING_STATED, detected_at: at("2026-03-06T") };
  expect(clashesIn({ discovered_at: "2026-03-06T09:12:00+01:00", facts })).toEqual([]);
  expect(clashesIn({ discovered_at: "", facts: NOTHING_STATED })).toEqual([]);
  const before = { ...NOTHING_STATED, detected_at: at("2026-03-06T08:00:00+01:00") };
  expect(clashesIn({ discovered_at: "2026-03-06T09:12:00+01:00", facts: before })).toEqual([]);
});
