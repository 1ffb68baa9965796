import { describe, expect, it } from "vitest";
import { computeClock } from "./compute";
import { inputFor } from "./example";

const due = (...args: Parameters<typeof inputFor>) =>
  computeClock(inputFor(...args)).dueAt?.toISOString();

const NEW_YORK = { zone: "America/New_York" };

describe("business days", () => {
  it("SEC: four business days over Thanksgiving 2026", () => {
    // Monday 23 November: Tuesday, Wednesday, (Thanksgiving), Friday, (weekend), Monday the 30th.
    const input = inputFor("us-sec-8k-105", {
      determined_at: "2026-11-23T15:00:00-05:00",
      ...NEW_YORK,
    });
    const clock = computeClock(input);
    expect(clock.dueAt?.toISOString()).toBe("2026-12-01T05:00:00.000Z");
    const text = clock.computation.join("\n");
    expect(text).toContain(
      "Counted: Tuesday 24 November 2026; Wednesday 25 November 2026; Friday 27 November 2026; Monday 30 November 2026.",
    );
    expect(text).toContain(
      "Left out: Thursday 26 November 2026 (Thanksgiving Day); Saturday 28 November 2026; Sunday 29 November 2026.",
    );
    expect(clock.inputs).toMatchObject({
      calendar: "us-federal",
      calendar_edition: "date-holidays 3.37.0",
      tz_edition: "2025c",
    });
  });

  it("SEC: a holiday on a Saturday is observed on the Friday before", () => {
    // Tuesday 30 June 2026: Wed 1, Thu 2, (Fri 3: Independence Day observed), Mon 6, Tue 7.
    expect(due("us-sec-8k-105", { determined_at: "2026-06-30T12:00:00-04:00", ...NEW_YORK })).toBe(
      "2026-07-08T04:00:00.000Z",
    );
  });

  it("SEC: determined on a Saturday, the first day is the Monday after", () => {
    // Saturday 7 November 2026: Mon 9, Tue 10, (Wed 11: Veterans Day), Thu 12, Fri 13.
    expect(due("us-sec-8k-105", { determined_at: "2026-11-07T12:00:00-05:00", ...NEW_YORK })).toBe(
      "2026-11-14T05:00:00.000Z",
    );
  });

  it("Vermont: Town Meeting Day is no business day", () => {
    // Friday 20 February 2026: 23-27 (5), 2 March (6), (3 March), 4-6 (9), 9-13 (14).
    expect(due("us-vt-ag", { detected_at: "2026-02-20T12:00:00-05:00", ...NEW_YORK })).toBe(
      "2026-03-14T04:00:00.000Z",
    );
  });

  it("Brazil: Carnival counts, Good Friday and Tiradentes do not", () => {
    // Friday 13 February 2026: Mon 16, Tue 17, Wed 18.
    expect(due("br-lgpd-anpd", { aware_at: "2026-02-13T12:00:00-03:00" })).toBe(
      "2026-02-19T03:00:00.000Z",
    );
    // Thursday 2 April: (Good Friday), Mon 6, Tue 7, Wed 8.
    expect(due("br-lgpd-anpd", { aware_at: "2026-04-02T12:00:00-03:00" })).toBe(
      "2026-04-09T03:00:00.000Z",
    );
    // Friday 17 April: Mon 20, (Tue 21), Wed 22, Thu 23.
    expect(due("br-lgpd-anpd", { aware_at: "2026-04-17T12:00:00-03:00" })).toBe(
      "2026-04-24T03:00:00.000Z",
    );
  });

  it("a year that the calendar does not know is for a person to count", () => {
    const clock = computeClock(inputFor("br-lgpd-anpd", { aware_at: "2099-12-30T12:00:00-03:00" }));
    expect(clock).toMatchObject({ state: "to_decide", dueAt: null });
    expect(clock.computation.join(" ")).toContain("does not know the year 2100");
  });

  it("no zone, no end", () => {
    const clock = computeClock({
      ...inputFor("br-lgpd-anpd", { aware_at: "2026-02-13T12:00:00-03:00" }),
      rule: { ...inputFor("br-lgpd-anpd").rule, zone: undefined },
    });
    expect(clock).toMatchObject({ state: "to_decide", startedAt: null, dueAt: null });
  });
});
