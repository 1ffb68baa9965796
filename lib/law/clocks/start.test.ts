import { describe, expect, it } from "vitest";
import { computeClock } from "./compute";
import { inputFor } from "./example";

function clock(rule: string, known?: Parameters<typeof inputFor>[1]) {
  const computed = computeClock(inputFor(rule, known));
  return { ...computed, text: computed.computation.join("\n") };
}
const NOTHING = { startedAt: null, dueAt: null, readings: [] };

describe("a fact that starts a clock", () => {
  it.each([
    ["eu-gdpr-art33", "No awareness is on record."],
    ["eu-eprivacy-611-initial", "No detection is on record."],
    ["my-pdpa-commissioner", "No breach is on record."],
  ])("%s: missing, it is to decide", (rule, words) => {
    const computed = clock(rule);
    expect(computed).toMatchObject({ state: "to_decide", ...NOTHING });
    expect(computed.text).toContain(words);
    expect(computed.text).toContain("Decide now: say when");
  });

  it.each([
    ["us-tx-ag", "determination"],
    ["eu-cra-vuln-final", "the fix"],
    ["eu-nis2-final", "the submission under eu-nis2-notification"],
    ["eu-gdpr-art34", "the finding of a high risk"],
  ])("%s: it waits for %s", (rule, what) => {
    const computed = clock(rule, { aware_at: "2026-03-06T15:30:00Z", zone: "Europe/Berlin" });
    expect(computed).toMatchObject({ state: "waiting", ...NOTHING });
    expect(computed.text).toContain(`It waits for ${what}`);
  });

  it("a high risk that was found starts Art. 34, without a number", () => {
    const computed = clock("eu-gdpr-art34", { highRisk: "2026-03-06T15:30:00Z" });
    expect(computed).toMatchObject({ state: "running", dueAt: null });
    expect(computed.startedAt?.toISOString()).toBe("2026-03-06T15:30:00.000Z");
  });

  it("a start that a person states", () => {
    expect(clock("au-ransom-72h", { aware_at: "2026-03-06T15:30:00Z" }).state).toBe("to_decide");
    expect(clock("au-ransom-72h", { stated: "2026-03-06T15:30:00Z" }).dueAt?.toISOString()).toBe(
      "2026-03-09T15:30:00.000Z",
    );
  });

  it("never from a breach: the caller may not ask", () => {
    expect(() => clock("eu-gdpr-art12-dsr")).toThrow(RangeError);
  });
});

describe("contradictions", () => {
  const aware_at = "2026-03-06T15:30:00Z";
  it.each([
    ["resolved before awareness", { resolvedAt: new Date("2026-03-06T15:00:00Z") }],
    ["notified before awareness", { authorityNotifiedAt: new Date("2026-03-06T15:00:00Z") }],
  ])("%s: no date, both values named", (_name, facts) => {
    const computed = clock("eu-gdpr-art33", { aware_at, facts });
    expect(computed).toMatchObject({ state: "to_decide", ...NOTHING });
    expect(computed.text).toContain("2026-03-06T15:30:00.000Z");
    expect(computed.text).toContain("2026-03-06T15:00:00.000Z");
    expect(computed.text).toContain("Decide now");
  });

  it("that do not touch the start leave the clock alone", () => {
    const known = {
      aware_at,
      detected_at: "2026-03-06T15:00:00Z",
      determined_at: "2026-03-06T14:00:00Z",
    };
    expect(clock("eu-gdpr-art33", known).state).toBe("running");
    expect(clock("us-tx-ag", { ...known, zone: "America/Chicago" }).state).toBe("to_decide");
  });
});

describe("discovery", () => {
  const zone = "America/New_York";
  it("is the first that is on record, and HIPAA imputes it", () => {
    const computed = clock("us-hipaa-individuals", {
      detected_at: "2026-03-02T12:00:00-05:00",
      reported_internally_at: "2026-03-01T12:00:00-05:00",
      aware_at: "2026-03-05T12:00:00-05:00",
      zone,
    });
    expect(computed.startedAt?.toISOString()).toBe("2026-03-01T17:00:00.000Z");
    expect(computed.text).toContain("Reported internally, 2026-03-01T17:00:00.000Z");
    expect(computed.text).toContain("The law imputes it");
    expect(computed.inputs).toMatchObject({
      detected_at: "2026-03-02T17:00:00.000Z",
      reported_internally_at: "2026-03-01T17:00:00.000Z",
      aware_at: "2026-03-05T17:00:00.000Z",
    });
  });

  it("is to decide where nothing is known", () => {
    expect(clock("us-hipaa-individuals", { zone })).toMatchObject({
      state: "to_decide",
      ...NOTHING,
    });
  });
});

describe("noticing", () => {
  it("is not awareness: it may lie before", () => {
    const computed = clock("in-certin-6h", { aware_at: "2026-03-06T15:30:00Z" });
    expect(computed).toMatchObject({ state: "to_decide", ...NOTHING });
    expect(computed.text).toContain("the first noticing may lie before it");
    expect(computed.text).toContain("say when it was first noticed");
  });

  it("is the first of detection, internal report and the processor's word", () => {
    const computed = clock("in-certin-6h", {
      detected_at: "2026-03-06T15:00:00Z",
      processor_informed_at: "2026-03-06T14:00:00Z",
      aware_at: "2026-03-06T15:30:00Z",
    });
    expect(computed.dueAt?.toISOString()).toBe("2026-03-06T20:00:00.000Z");
  });

  it("is to decide where awareness lies before what was noticed", () => {
    const computed = clock("in-certin-6h", {
      reported_internally_at: "2026-03-06T15:00:00Z",
      aware_at: "2026-03-06T14:00:00Z",
    });
    expect(computed).toMatchObject({ state: "to_decide", ...NOTHING });
  });
});

describe("the end of the calendar year", () => {
  const due = (detected_at: string, zone: string | null = "America/New_York") =>
    clock("us-hipaa-hhs-under-500", { detected_at, zone }).dueAt?.toISOString();

  it("is that of the zone; the 60th day after is 1 March, or 29 February of a leap year", () => {
    expect(due("2026-05-10T12:00:00Z")).toBe("2027-03-02T05:00:00.000Z");
    expect(due("2027-05-10T12:00:00Z")).toBe("2028-03-01T05:00:00.000Z");
    // 04:59 UTC on New Year's Day is still the old year in New York.
    expect(due("2027-01-01T04:59:00Z")).toBe("2027-03-02T05:00:00.000Z");
    expect(due("2027-01-01T05:00:00Z")).toBe("2028-03-01T05:00:00.000Z");
  });

  it("needs a zone", () => {
    expect(due("2026-05-10T12:00:00Z", null)).toBeUndefined();
  });
});
