import { describe, expect, it } from "vitest";
import type { Predicate } from "./predicate";
import { conditionsOf, predicateWords, startWords } from "./predicate-words";
import { allRules, findRule } from "./rules";

const rule = (id: string) => {
  const found = findRule(id);
  if (!found) throw new Error(`There is no rule ${id}.`);
  return found;
};

describe("conditions in words", () => {
  it.each<[Predicate, string]>([
    [{ role: ["processor"] }, "the organisation is processor of the data"],
    [{ not: { sector: ["financial_entity"] } }, "the organisation is no financial entity"],
    [
      { persons: { is: "at_least", number: 500 }, in: "US" },
      "500 or more persons are affected in the US",
    ],
    [{ persons: { is: "less_than", number: 1000 } }, "fewer than 1,000 persons are affected"],
    [
      { personsInOneState: { is: "more_than", number: 500 }, of: "US" },
      "more than 500 persons are affected in one state of the US",
    ],
    [{ not: { unintelligible: true } }, "the data can be read, or the key is not safe"],
    [{ not: { risk: ["high_risk"] } }, "it is not so that a person finds a high risk"],
    [
      { any: [{ established: "IN" }, { affectedIn: "IN" }] },
      "either the organisation is established in IN, or persons affected live in IN",
    ],
    [{ judge: "is it so?" }, "a person answers yes to this: is it so?"],
  ])("%j", (predicate, said) => {
    expect(predicateWords(predicate)).toBe(said);
  });

  it("lists what must all hold, each a sentence", () => {
    expect(conditionsOf(rule("us-hipaa-media"))).toEqual([
      "The organisation is a HIPAA covered entity.",
      "Either health data are affected, or a person answers yes to this: are protected health information (PHI) among the data?",
      "The data can be read, or the key is not safe.",
      "More than 500 persons are affected in one state of the US.",
    ]);
    expect(conditionsOf(rule("us-tx-ag"))).toEqual([]);
  });

  it("has words for every rule that is evaluated, and a start for every rule", () => {
    for (const one of allRules()) {
      expect(conditionsOf(one).length > 0, one.id).toBe(one.applies !== undefined);
      for (const said of [...conditionsOf(one), startWords(one)]) {
        expect(said, one.id).toMatch(/^\S.*[.?]$/);
        expect(said, one.id).not.toMatch(/undefined|_/);
      }
    }
  });
});

describe("starts in words", () => {
  it.each([
    ["eu-gdpr-art33", "From when the organisation became aware."],
    ["eu-dora-final", "From the latest filing under eu-dora-intermediate."],
    ["us-hipaa-hhs-under-500", "From the end of the calendar year in which it was discovered."],
    ["eu-gdpr-art34", "From when a person found a high risk."],
    ["us-nydfs-extortion-24h", "From an instant that a person states: nothing on record tells it."],
    ["eu-gdpr-art12-dsr", "It runs from the receipt of a request, never from a breach."],
  ])("%s: %s", (id, said) => {
    expect(startWords(rule(id))).toBe(said);
  });
});
