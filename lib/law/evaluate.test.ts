import { describe, expect, it } from "vitest";
import { evaluate } from "./evaluate";
import { type Count, type Facts, NO_FACTS } from "./facts";
import type { Predicate } from "./predicate";

const none = { incomplete: new Set<string>() };
const holds = (predicate: Predicate, facts: Partial<Facts> = {}) =>
  evaluate(predicate, { ...NO_FACTS, ...facts }, none).holds;

const exact = (number: number): Count => ({ kind: "exact", number });
const about = (number: number): Count => ({ kind: "approximate", number });
const UNKNOWN: Count = { kind: "unknown" };
const living = (places: Record<string, Count>, complete = true): Partial<Facts> => ({
  affected: {
    complete,
    places: Object.entries(places).map(([place, persons]) => ({ place, persons })),
  },
});

const YES: Predicate = { role: ["controller"] };
const NO: Predicate = { role: ["processor"] };
const OPEN: Predicate = { judge: "is it so?" };

describe("three-valued logic", () => {
  it.each<[string, Predicate, boolean | null]>([
    ["all: one no settles it", { all: [OPEN, YES, NO] }, false],
    ["all: open before it is true", { all: [YES, OPEN] }, null],
    ["all: true where all are", { all: [YES, YES] }, true],
    ["any: one yes settles it", { any: [OPEN, NO, YES] }, true],
    ["any: open before it is false", { any: [NO, OPEN] }, null],
    ["any: false where all are", { any: [NO, NO] }, false],
    ["not: turns yes", { not: YES }, false],
    ["not: turns no", { not: NO }, true],
    ["not: leaves open what is open", { not: OPEN }, null],
  ])("%s", (_name, predicate, expected) => {
    expect(holds(predicate)).toBe(expected);
  });

  it("asks only for what is open", () => {
    const { missing } = evaluate({ all: [YES, OPEN, { risk: ["risk"] }] }, NO_FACTS, none);
    expect(missing).toEqual([
      { fact: "decision", question: "is it so?" },
      { fact: "risk", question: "is a risk likely?" },
    ]);
  });
});

describe("unknown is never read as no", () => {
  it.each<[Predicate, string]>([
    [{ sector: ["financial_entity"] }, "organisation.sectors"],
    [{ established: "IN" }, "organisation.establishments"],
    [{ affectedIn: "IN" }, "affected"],
    [{ persons: { is: "at_least", number: 500 } }, "persons"],
    [{ persons: { is: "more_than", number: 500 }, in: "US-CA" }, "affected"],
    [{ personsInOneState: { is: "more_than", number: 500 }, of: "US" }, "affected"],
    [{ risk: ["high_risk"] }, "risk"],
    [{ data: ["health"] }, "data_categories"],
    [{ unintelligible: true }, "protection"],
    [{ finding: "dora_major" }, "findings.dora_major"],
  ])("%j asks for %s", (predicate, fact) => {
    const answer = evaluate(predicate, NO_FACTS, none);
    expect(answer.holds).toBeNull();
    expect(answer.missing.map((one) => one.fact)).toEqual([fact]);
  });

  it("takes the role alone as a controller's: who declares a breach here declares its own", () => {
    expect(holds({ role: ["controller"] })).toBe(true);
    expect(holds({ role: ["controller"] }, { role: "processor" })).toBe(false);
  });
});

describe("places", () => {
  it.each<[string, Predicate, Partial<Facts>, boolean | null]>([
    ["a state of the EEA", { touches: "EEA" }, { establishments: ["DE"] }, true],
    ["Norway is EEA", { touches: "EEA" }, living({ NO: exact(1) }), true],
    ["Norway is not EU", { affectedIn: "EU" }, living({ NO: exact(1) }), false],
    ["elsewhere, and the rest open", { touches: "EEA" }, { establishments: ["US"] }, null],
    [
      "elsewhere, and the rest open, where open counts",
      { touches: "EEA", unknown: "yes" },
      { establishments: ["US"] },
      true,
    ],
    [
      "elsewhere for certain",
      { touches: "EEA", unknown: "yes" },
      { establishments: ["US"], ...living({ US: exact(5) }) },
      false,
    ],
    ["a state of the country", { affectedIn: "US" }, living({ "US-CA": exact(1) }), true],
    ["the country, asked for a state", { affectedIn: "US-CA" }, living({ US: exact(1) }), null],
    ["another state", { affectedIn: "US-CA" }, living({ "US-NY": exact(1) }), false],
    [
      "another state, list unfinished",
      { affectedIn: "US-CA" },
      living({ "US-NY": exact(1) }, false),
      null,
    ],
    ["nobody there", { affectedIn: "IN" }, living({ IN: exact(0), DE: exact(3) }), false],
    ["somebody there, nobody knows how many", { affectedIn: "IN" }, living({ IN: UNKNOWN }), true],
  ])("%s", (_name, predicate, facts, expected) => {
    expect(holds(predicate, facts)).toBe(expected);
  });
});

describe("numbers of persons", () => {
  const least: Predicate = { persons: { is: "at_least", number: 500 } };
  const more: Predicate = { persons: { is: "more_than", number: 500 } };
  const fewer: Predicate = { persons: { is: "less_than", number: 500 } };
  it.each<[Count, boolean | null, boolean | null, boolean | null]>([
    [exact(499), false, false, true],
    [exact(500), true, false, false],
    [exact(501), true, true, false],
    [about(400), false, false, true],
    [about(500), null, null, null],
    [about(600), true, true, false],
    [UNKNOWN, null, null, null],
    [{ kind: "to_be_determined" }, null, null, null],
  ])("%j: 500 or more, more than 500, fewer than 500", (persons, ...expected) => {
    expect([least, more, fewer].map((one) => holds(one, { persons }))).toEqual(expected);
  });

  it.each<[string, Partial<Facts>, boolean | null]>([
    [
      "more in the places than in all",
      { ...living({ "US-CA": exact(812) }), persons: exact(300) },
      null,
    ],
    [
      "the same side of the number",
      { ...living({ "US-CA": exact(400) }), persons: exact(300) },
      false,
    ],
    [
      "a state counted once, with its country",
      { ...living({ US: exact(400), "US-CA": exact(300) }), persons: exact(450) },
      false,
    ],
  ])("in all, with %s", (_name, facts, expected) => {
    expect(holds(least, facts)).toBe(expected);
    expect(holds(fewer, facts)).toBe(expected === null ? null : !expected);
  });

  const inCalifornia: Predicate = { persons: { is: "more_than", number: 500 }, in: "US-CA" };
  it.each<[string, Partial<Facts>, boolean | null]>([
    ["more than the number", living({ "US-CA": exact(501) }), true],
    ["the number", living({ "US-CA": exact(500) }), false],
    ["more, and the list is unfinished", living({ "US-CA": exact(501) }, false), true],
    ["fewer, and the list is unfinished", living({ "US-CA": exact(3) }, false), null],
    [
      "fewer, and some of the country's may live there",
      living({ "US-CA": exact(3), US: exact(900) }),
      null,
    ],
    [
      "unknown there, and few in all",
      { ...living({ "US-CA": UNKNOWN }), persons: exact(500) },
      false,
    ],
    [
      "unknown there, and many in all",
      { ...living({ "US-CA": UNKNOWN }), persons: exact(501) },
      null,
    ],
    ["nobody there", living({ DE: exact(9000) }), false],
  ])("in one place: %s", (_name, facts, expected) => {
    expect(holds(inCalifornia, facts)).toBe(expected);
  });

  const inOneState: Predicate = { personsInOneState: { is: "more_than", number: 500 }, of: "US" };
  it.each<[string, Partial<Facts>, boolean | null]>([
    ["one state has more", living({ "US-CA": exact(501), "US-NY": exact(2) }), true],
    [
      "no state has more, though all have together",
      living({ "US-CA": exact(500), "US-NY": exact(500) }),
      false,
    ],
    ["one state is unknown", living({ "US-CA": exact(500), "US-NY": UNKNOWN }), null],
    ["only the country is known, with more", living({ US: exact(501) }), null],
    ["only the country is known, with no more", living({ US: exact(500) }), false],
    ["about the number", living({ "US-CA": about(500) }), null],
    ["few in all", { ...living({ "US-CA": UNKNOWN }), persons: exact(20) }, false],
    ["nobody in the country", living({ DE: exact(9000) }), false],
  ])("in one state: %s", (_name, facts, expected) => {
    expect(holds(inOneState, facts)).toBe(expected);
  });
});

describe("data and their protection", () => {
  it.each<[NonNullable<Facts["protection"]>, boolean | null]>([
    [{ data: "unintelligible", key: "safe" }, true],
    [{ data: "unintelligible", key: "none" }, true],
    [{ data: "unintelligible", key: "compromised" }, false],
    [{ data: "unintelligible", key: "unknown" }, null],
    [{ data: "partly_unintelligible", key: "safe" }, false],
    [{ data: "readable", key: "safe" }, false],
    [{ data: "unknown", key: "safe" }, null],
  ])("%j: unintelligible %s", (protection, expected) => {
    expect(holds({ unintelligible: true }, { protection })).toBe(expected);
  });

  it("cannot tell that health data are not affected while a category is to be determined", () => {
    const data: Predicate = { data: ["health"] };
    expect(holds(data, { dataCategories: ["basic", "to_be_determined"] })).toBeNull();
    expect(holds(data, { dataCategories: ["basic"] })).toBe(false);
    expect(holds(data, { dataCategories: ["health", "to_be_determined"] })).toBe(true);
  });
});

it("sees a first filing that was marked incomplete", () => {
  const predicate: Predicate = { filedIncomplete: "eu-gdpr-art33" };
  const filed = { incomplete: new Set(["eu-gdpr-art33"]) };
  expect(evaluate(predicate, NO_FACTS, filed).holds).toBe(true);
  expect(holds(predicate)).toBe(false);
});
