import { describe, expect, it } from "vitest";
import type { FactsOut } from "@/lib/schema/facts";
import { incidentLike } from "./likeness";
import { phasesOf } from "./phases";

const NONE: FactsOut = { now: {}, contradictions: [], missing: [], history: [] };

describe("the line of phases", () => {
  it("is none for one instant alone", () => {
    expect(phasesOf(incidentLike(), NONE)).toEqual([]);
  });

  it("goes in the order of time, and keeps apart what lies close together", () => {
    const phases = phasesOf(
      incidentLike({
        discovered_at: "2026-03-02T07:20:00.000Z",
        authority_notified_at: "2026-03-02T07:21:00.000Z",
        resolution_date: "2026-03-12T07:20:00.000Z",
      }),
      NONE,
    );
    expect(phases.map(({ phase }) => phase)).toEqual(["aware", "notified", "resolved"]);
    expect(phases[1]).toMatchObject({ afterMs: 60_000 });
    const [first = 0, second = 0, third = 0] = phases.map(({ place }) => place);
    expect(first).toBe(0);
    expect(second - first).toBeGreaterThan(15);
    expect(third).toBeCloseTo(100);
  });
});
