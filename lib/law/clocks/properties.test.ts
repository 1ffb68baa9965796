import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { INSTANTS, type InstantFact, NO_FACTS } from "../facts";
import { type Rule, startOf } from "../rule";
import { allRules, findRule } from "../rules";
import type { ClockInput } from "./clock";
import { computeClock } from "./compute";

const HOUR_MS = 3_600_000;
const RULES = allRules().filter((rule) => !("never" in startOf(rule)));
const ZONES = [
  "Europe/Berlin",
  "Asia/Kolkata",
  "America/St_Johns",
  "America/Santiago",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "UTC",
];

const rules = fc.constantFrom(...RULES);
const zones = fc.constantFrom(...ZONES);
/** Within what all calendars know. */
const instants = fc.date({
  min: new Date("2024-02-01T00:00:00Z"),
  max: new Date("2090-12-31T23:59:59.999Z"),
  noInvalidDate: true,
});
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

/** The input in which all that can start the rule happened at `at`, and nothing else is known. */
function startedAt(rule: Rule, at: Date, zone: string | null): ClockInput {
  return {
    rule,
    facts: {
      ...NO_FACTS,
      zone,
      instants: Object.fromEntries(INSTANTS.map((name) => [name, at])),
    },
    filings: new Map(RULES.map(({ id }) => [id, { first: at, latest: at }])),
    highRiskFoundAt: at,
    statedStart: at,
    cap: rule.cap === undefined ? undefined : findRule(rule.cap),
    tzEdition: "2025c",
  };
}

/** Any input at all: facts missing, or in an order that cannot be. */
const inputs: fc.Arbitrary<ClockInput> = fc
  .record({
    rule: rules,
    zone: fc.option(zones),
    facts: fc.record(
      Object.fromEntries(INSTANTS.map((name) => [name, instants])) as Record<
        InstantFact,
        typeof instants
      >,
      { requiredKeys: [] },
    ),
    filed: maybe(instants),
    authorityNotifiedAt: fc.option(instants),
    resolvedAt: fc.option(instants),
    highRiskFoundAt: fc.option(instants),
    statedStart: fc.option(instants),
  })
  .map((given) => ({
    ...startedAt(given.rule, new Date(0), given.zone),
    facts: {
      ...NO_FACTS,
      zone: given.zone,
      instants: given.facts,
      authorityNotifiedAt: given.authorityNotifiedAt,
      resolvedAt: given.resolvedAt,
    },
    filings: new Map(
      given.filed ? RULES.map(({ id }) => [id, { first: given.filed, latest: given.filed }]) : [],
    ) as ClockInput["filings"],
    highRiskFoundAt: given.highRiskFoundAt,
    statedStart: given.statedStart,
  }));

describe("every rule that can start", () => {
  it.each(RULES.map((rule) => [rule.id, rule] as const))(
    "%s gives no date from nothing",
    (_id, rule) => {
      const nothing: ClockInput = {
        ...startedAt(rule, new Date(0), "Europe/Berlin"),
        facts: { ...NO_FACTS, zone: "Europe/Berlin" },
        filings: new Map(),
        highRiskFoundAt: null,
        statedStart: null,
      };
      const clock = computeClock(nothing);
      expect(clock.state).not.toBe("running");
      expect(clock).toMatchObject({ startedAt: null, dueAt: null, readings: [] });
      expect(clock.computation.at(-1)).toBe("Tocsin computes, the controller decides.");
      expect(clock.computation.length).toBeGreaterThan(2);
    },
  );

  it.each(RULES.map((rule) => [rule.id, rule] as const))("%s runs from its start", (_id, rule) => {
    const at = new Date("2026-03-06T15:30:00Z");
    const clock = computeClock(startedAt(rule, at, "Europe/Berlin"));
    expect(clock.state).toBe("running");
    expect(clock.dueAt === null).toBe(rule.period.value === null);
    if (!("yearEndOf" in startOf(rule))) expect(clock.startedAt).toEqual(at);
  });

  it("a date comes only with a start, after it, and only while it runs", () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { state, startedAt: start, dueAt, computation } = computeClock(input);
        expect(start !== null).toBe(state === "running");
        if (dueAt === null) {
          expect(state !== "running" || input.rule.period.value === null).toBe(true);
          return;
        }
        expect(Number(dueAt)).toBeGreaterThan(Number(start));
        expect(computation.join("\n")).toContain(dueAt.toISOString());
      }),
      { numRuns: 2000 },
    );
  });

  it("never starts from facts that contradict each other", () => {
    fc.assert(
      fc.property(
        rules.filter((rule) => "fact" in startOf(rule) || "earliest" in startOf(rule)),
        instants,
        fc.integer({ min: 1, max: 10 ** 10 }),
        zones,
        (rule, at, by, zone) => {
          const earlier = new Date(at.getTime() - by);
          const input = startedAt(rule, earlier, zone);
          // Everything before it began: occurrence contradicts detection and awareness, detection the rest.
          const clock = computeClock({
            ...input,
            facts: {
              ...input.facts,
              instants: { ...input.facts.instants, occurred_from: at, detected_at: at },
            },
          });
          const start = startOf(rule);
          if ("fact" in start && ["fix_available_at", "processor_informed_at"].includes(start.fact))
            return;
          expect(clock).toMatchObject({ state: "to_decide", startedAt: null, dueAt: null });
          expect(clock.computation.join("\n")).toContain(at.toISOString());
          expect(clock.computation.join("\n")).toContain(earlier.toISOString());
        },
      ),
      { numRuns: 500 },
    );
  });

  it("is monotone: a later trigger never ends earlier", () => {
    fc.assert(
      fc.property(
        rules,
        instants,
        fc.integer({ min: 0, max: 10 ** 9 }),
        zones,
        (rule, at, by, zone) => {
          const first = computeClock(startedAt(rule, at, zone)).dueAt;
          const second = computeClock(startedAt(rule, new Date(at.getTime() + by), zone)).dueAt;
          expect(Number(first)).toBeLessThanOrEqual(Number(second));
        },
      ),
      { numRuns: 1500 },
    );
  });

  it("in hours: exactly that many hours on the UTC line, in every zone and season", () => {
    const inHours = RULES.filter(({ period, cap }) => period.unit === "hours" && !cap);
    fc.assert(
      fc.property(fc.constantFrom(...inHours), instants, fc.option(zones), (rule, at, zone) => {
        const { dueAt } = computeClock(startedAt({ ...rule, zone: undefined }, at, zone));
        expect(Number(dueAt) - at.getTime()).toBe((rule.period.value ?? 0) * HOUR_MS);
      }),
      { numRuns: 1000 },
    );
  });

  it("in days: never less than the days in full, never more than two days of clock changes beyond", () => {
    const inDays = RULES.filter(
      (rule) => rule.period.unit === "calendar_days" && !("yearEndOf" in startOf(rule)),
    );
    fc.assert(
      fc.property(fc.constantFrom(...inDays), instants, zones, (rule, at, zone) => {
        const { dueAt } = computeClock(startedAt({ ...rule, zone: undefined }, at, zone));
        const hours = (Number(dueAt) - at.getTime()) / HOUR_MS;
        const days = rule.period.value ?? 0;
        expect(hours).toBeGreaterThan(days * 24 - 2);
        expect(hours).toBeLessThanOrEqual((days + 1) * 24 + 2);
      }),
      { numRuns: 1000 },
    );
  });

  it("same input, same bytes", () => {
    fc.assert(
      fc.property(inputs, (input) => {
        expect(JSON.stringify(computeClock(structuredClone(input)))).toBe(
          JSON.stringify(computeClock(input)),
        );
      }),
      { numRuns: 500 },
    );
  });

  it("without undue delay: no end and no number, in no line", () => {
    const open = RULES.filter(({ period }) => period.unit === "without_undue_delay");
    expect(open.length).toBeGreaterThan(50);
    for (const rule of open) {
      const clock = computeClock(
        startedAt(rule, new Date("2026-03-06T15:30:00Z"), "Europe/Berlin"),
      );
      expect(clock).toMatchObject({ state: "running", dueAt: null, readings: [] });
      expect(clock.computation.join("\n")).not.toMatch(/\d+[ -]?(hours?|days?|months?|weeks?)\b/i);
    }
  });
});
