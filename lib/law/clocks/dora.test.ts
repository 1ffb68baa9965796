import { describe, expect, it } from "vitest";
import type { Facts } from "../facts";
import { computeClock } from "./compute";
import { inputFor } from "./example";

type Known = NonNullable<Parameters<typeof inputFor>[1]>;
const INITIAL = "eu-dora-initial-classification";

/** A payment institution in Germany: a financial entity, and none of those excepted. */
const PAYMENT: Partial<Facts> = { establishments: ["DE"], sectors: ["financial_entity"] };
const BANK: Partial<Facts> = {
  establishments: ["DE"],
  sectors: ["financial_entity", "credit_institution"],
};

function clock(rule: string, known: Known) {
  const computed = computeClock(inputFor(rule, { zone: "Europe/Berlin", ...known }));
  return { ...computed, due: computed.dueAt?.toISOString(), text: computed.computation.join("\n") };
}

describe("the initial notification", () => {
  it("is due 4 hours from classification, where that comes first", () => {
    const { due, text } = clock(INITIAL, {
      aware_at: "2026-03-03T08:00:00Z",
      classified_at: "2026-03-03T10:00:00Z",
    });
    expect(due).toBe("2026-03-03T14:00:00.000Z");
    expect(text).toContain(
      "The earlier of the two counts: 2026-03-03T14:00:00.000Z and, by the bound, 2026-03-04T08:00:00.000Z.",
    );
  });

  it("is due 24 hours from awareness, where that comes first", () => {
    const { due, startedAt } = clock(INITIAL, {
      aware_at: "2026-03-03T08:00:00Z",
      classified_at: "2026-03-04T06:00:00Z",
    });
    expect(due).toBe("2026-03-04T08:00:00.000Z");
    expect(startedAt?.toISOString()).toBe("2026-03-03T08:00:00.000Z");
  });

  it("has its 4 hours after a late classification, and only after one", () => {
    const aware_at = "2026-03-03T08:00:00Z";
    expect(clock(INITIAL, { aware_at, classified_at: "2026-03-04T08:00:00Z" }).due).toBe(
      "2026-03-04T08:00:00.000Z",
    );
    expect(clock(INITIAL, { aware_at, classified_at: "2026-03-04T08:00:00.001Z" }).due).toBe(
      "2026-03-04T12:00:00.001Z",
    );
    expect(clock(INITIAL, { aware_at, classified_at: "2026-03-10T09:00:00Z" }).due).toBe(
      "2026-03-10T13:00:00.000Z",
    );
  });

  it("runs by awareness while it is not classified", () => {
    const computed = clock(INITIAL, { aware_at: "2026-03-03T08:00:00Z" });
    expect(computed).toMatchObject({ state: "running", due: "2026-03-04T08:00:00.000Z" });
    expect(computed.text).toContain("It waits for classification, which is not on record.");
    expect(computed.text).toContain("Until then 24 hours from awareness count.");
  });

  it("has no date without awareness, classified or not", () => {
    const classified = clock(INITIAL, { classified_at: "2026-03-03T10:00:00Z" });
    expect(classified).toMatchObject({ state: "to_decide", dueAt: null, startedAt: null });
    expect(classified.text).toContain("No awareness is on record.");
    expect(clock(INITIAL, {}).state).toBe("to_decide");
  });

  it("has no date where either start contradicts the record", () => {
    const computed = clock(INITIAL, {
      detected_at: "2026-03-03T11:00:00Z",
      aware_at: "2026-03-03T12:00:00Z",
      classified_at: "2026-03-03T10:00:00Z",
    });
    expect(computed).toMatchObject({ state: "to_decide", dueAt: null });
    expect(computed.text).toContain("2026-03-03T11:00:00.000Z");
    expect(computed.text).toContain("2026-03-03T10:00:00.000Z");
  });

  it("does not compute without the rule that bounds it", () => {
    const input = inputFor(INITIAL, { aware_at: "2026-03-03T08:00:00Z" });
    expect(() => computeClock({ ...input, cap: undefined })).toThrow(RangeError);
  });
});

describe("relief on weekends and holidays", () => {
  // Aware on Friday 6 March 2026 at 16:30 in Berlin: 24 hours end on Saturday.
  const friday = { aware_at: "2026-03-06T16:30:00+01:00" };

  it("goes to noon of the next working day, and names the end without it", () => {
    const { due, text, inputs } = clock(INITIAL, { ...friday, facts: PAYMENT });
    expect(due).toBe("2026-03-09T11:00:00.000Z");
    expect(text).toContain("Without relief it would end then: 2026-03-07T15:30:00.000Z.");
    expect(inputs).toMatchObject({
      entity_calendar: "public-de",
      calendar_edition: "date-holidays 3.37.0",
    });
  });

  it("goes past holidays", () => {
    // Aware on Maundy Thursday 2026: 24 hours end on Good Friday; Tuesday 7 April is the next working day.
    const { due } = clock(INITIAL, { aware_at: "2026-04-02T10:00:00+02:00", facts: PAYMENT });
    expect(due).toBe("2026-04-07T10:00:00.000Z");
  });

  it("is not for a bank on initial and intermediate reports, but on the final one", () => {
    const initial = clock(INITIAL, { ...friday, facts: BANK });
    expect(initial.due).toBe("2026-03-07T15:30:00.000Z");
    expect(initial.text).toContain("No relief for weekends and holidays");
    // Initial on Thursday 5 March: 72 hours end on Sunday.
    const filed = { [INITIAL]: "2026-03-05T10:00:00+01:00" };
    expect(clock("eu-dora-intermediate", { filed, facts: BANK }).due).toBe(
      "2026-03-08T09:00:00.000Z",
    );
    expect(clock("eu-dora-intermediate", { filed, facts: PAYMENT }).due).toBe(
      "2026-03-09T11:00:00.000Z",
    );
    // Intermediate on Saturday 7 February: a month later is Saturday 7 March, relieved to Monday noon.
    const latest = {
      "eu-dora-intermediate": ["2026-02-03T10:00:00+01:00", "2026-02-07T10:00:00+01:00"],
    } as const;
    expect(clock("eu-dora-final", { filed: latest, facts: BANK }).due).toBe(
      "2026-03-09T11:00:00.000Z",
    );
  });

  it("is not given where it cannot be told, and a line says why", () => {
    const strict = "2026-03-07T15:30:00.000Z";
    for (const [facts, why] of [
      [{ establishments: ["DE"], sectors: null }, "cannot be told"],
      [{ ...PAYMENT, establishments: null }, "in which one Member State"],
      [{ ...PAYMENT, establishments: ["DE", "FR"] }, "in which one Member State"],
      [{ ...PAYMENT, establishments: ["US-NY"] }, "in which one Member State"],
    ] as const) {
      const { due, text } = clock(INITIAL, { ...friday, facts });
      expect(due).toBe(strict);
      expect(text).toContain(why);
    }
    const noZone = clock(INITIAL, { ...friday, facts: PAYMENT, zone: null });
    expect(noZone.due).toBe(strict);
    expect(noZone.text).toContain("the time zone is missing");
  });

  it("is shown as a reading where only the kind of entity is unknown", () => {
    const { readings } = clock(INITIAL, {
      ...friday,
      facts: { establishments: ["DE"], sectors: null },
    });
    expect(readings).toContainEqual(
      expect.objectContaining({ kind: "noon_relief", at: "2026-03-09T11:00:00.000Z" }),
    );
  });

  it("changes nothing on a working day", () => {
    const { due, text } = clock(INITIAL, {
      aware_at: "2026-03-03T10:00:00+01:00",
      facts: PAYMENT,
    });
    expect(due).toBe("2026-03-04T09:00:00.000Z");
    expect(text).toContain("Wednesday 4 March 2026 is a working day");
  });
});

describe("later reports", () => {
  it("wait for the submission before", () => {
    expect(clock("eu-dora-intermediate", { aware_at: "2026-03-03T08:00:00Z" }).state).toBe(
      "waiting",
    );
    const final = clock("eu-dora-final", { filed: { [INITIAL]: "2026-03-03T08:00:00Z" } });
    expect(final).toMatchObject({ state: "waiting", dueAt: null, startedAt: null });
    expect(final.text).toContain("It waits for the submission under eu-dora-intermediate.");
  });

  it("the final one runs from the latest intermediate report", () => {
    const filed = {
      "eu-dora-intermediate": ["2026-03-03T10:00:00Z", "2026-03-10T10:00:00Z"],
    } as const;
    expect(clock("eu-dora-final", { filed }).due).toBe("2026-04-10T22:00:00.000Z");
  });
});
