import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assess, OUTCOMES, type Settings, type Verdict } from "./assess";
import {
  type Count,
  DATA_CATEGORIES,
  type Facts,
  FINDINGS,
  NO_FACTS,
  RISKS,
  ROLES,
  SECTORS,
} from "./facts";
import type { Rule } from "./rule";
import { allRules, findRule } from "./rules";

const NOW = new Date("2026-11-21T12:00:00Z");
const none = { incomplete: new Set<string>() };
const settled = (id: string, setting: { offBecause?: string; commencement?: string }): Settings =>
  new Map([[id, { offBecause: null, commencement: null, ...setting }]]);

function judged(rules: readonly Rule[], facts: Partial<Facts>, settings: Settings = new Map()) {
  return assess(rules, { ...NO_FACTS, ...facts }, { settings, filed: none, now: NOW });
}

function verdict(id: string, facts: Partial<Facts> = {}, settings?: Settings): Verdict {
  const rule = findRule(id);
  const [only] = judged(rule ? [rule] : [], facts, settings);
  if (!only) throw new Error(`There is no rule ${id}.`);
  return only;
}
const outcome = (...args: Parameters<typeof verdict>) => verdict(...args).outcome;

const exact = (number: number): Count => ({ kind: "exact", number });
const aware = (at: string): Partial<Facts> => ({ instants: { aware_at: new Date(at) } });
const living = (place: string, persons: Count): Partial<Facts> => ({
  persons,
  affected: { places: [{ place, persons }], complete: true },
});

describe("GDPR", () => {
  it("applies Art. 33(1) to a controller of whom nothing else is known, and leaves the risk to a person", () => {
    expect(verdict("eu-gdpr-art33")).toMatchObject({
      outcome: "applies",
      reason:
        "Applies: the declaration is a controller's; nothing on record says that the EEA is not touched.",
    });
    expect(outcome("eu-gdpr-art33", { risk: "unlikely" })).toBe("applies");
  });

  it("has a processor tell its controllers, not the authority", () => {
    expect(outcome("eu-gdpr-art33", { role: "processor" })).toBe("does_not_apply");
    expect(outcome("eu-gdpr-art33-2-processor", { role: "processor" })).toBe("applies");
    expect(outcome("eu-gdpr-art33-2-processor", { role: "controller" })).toBe("does_not_apply");
  });

  it("does not apply where everything on record lies outside the EEA", () => {
    const facts = { establishments: ["US"], ...living("US", exact(5)) };
    expect(outcome("eu-gdpr-art33", facts)).toBe("does_not_apply");
  });

  it.each([
    ["unlikely", "does_not_apply"],
    ["risk", "does_not_apply"],
    ["high_risk", "applies"],
    [null, "cannot_tell"],
  ] as const)("Art. 34 at the risk %s: %s", (risk, expected) => {
    expect(outcome("eu-gdpr-art34", { risk })).toBe(expected);
  });

  it("has the duty stand as to decide where it binds and only the threshold is open", () => {
    expect(verdict("eu-gdpr-art34")).toMatchObject({
      binds: true,
      reason: "Cannot be told yet. Is a high risk likely?",
      missing: [{ fact: "risk", question: "is a high risk likely?" }],
    });
    expect(verdict("eu-nis2-final").binds).toBe(false);
  });
});

describe("finance and networks", () => {
  const bank: Partial<Facts> = { sectors: ["credit_institution", "essential_entity"] };
  it("has a bank report under DORA and not under NIS2", () => {
    expect(outcome("eu-nis2-early-warning", bank)).toBe("does_not_apply");
    expect(outcome("eu-dora-final", bank)).toBe("cannot_tell");
    const findings = { dora_major: true };
    expect(outcome("eu-dora-final", { ...bank, findings })).toBe("applies");
    expect(outcome("eu-dora-final", { ...bank, findings: { dora_major: false } })).toBe(
      "does_not_apply",
    );
  });

  it("counts the 24 hours from awareness as a limb of DORA's first notification, not as a duty", () => {
    const facts = { ...bank, findings: { dora_major: true } };
    expect(outcome("eu-dora-initial-classification", facts)).toBe("applies");
    expect(outcome("eu-dora-initial-awareness-cap", facts)).toBe("does_not_apply");
  });
});

describe("500 persons, in three laws' words", () => {
  const hospital: Partial<Facts> = {
    sectors: ["hipaa_covered_entity"],
    dataCategories: ["health"],
    protection: { data: "readable", key: "none" },
  };
  const vendor: Partial<Facts> = { ...hospital, sectors: ["health_records_vendor"] };
  it.each([
    [499, ["does_not_apply", "does_not_apply", "applies", "does_not_apply", "applies"]],
    [500, ["applies", "does_not_apply", "does_not_apply", "applies", "does_not_apply"]],
    [501, ["applies", "applies", "does_not_apply", "applies", "does_not_apply"]],
  ] as const)("%d in Ohio", (number, expected) => {
    const there = living("US-OH", exact(number));
    const hipaa = { ...hospital, ...there };
    const hbnr = { ...vendor, ...there };
    expect([
      outcome("us-hipaa-hhs-500", hipaa),
      outcome("us-hipaa-media", hipaa),
      outcome("us-hipaa-hhs-under-500", hipaa),
      outcome("us-ftc-hbnr-media", hbnr),
      outcome("us-ftc-hbnr-ftc-under-500", hbnr),
    ]).toEqual(expected);
  });

  it("cannot tell about 500, nor a number that nobody knows", () => {
    for (const id of ["us-hipaa-hhs-500", "us-hipaa-media", "us-ftc-hbnr-media"]) {
      const facts = id.startsWith("us-ftc") ? vendor : hospital;
      for (const persons of [{ kind: "approximate", number: 500 }, { kind: "unknown" }] as const) {
        expect(outcome(id, { ...facts, ...living("US-OH", persons) })).toBe("cannot_tell");
      }
    }
  });

  it("does not take a little below for below: about 450 stays open, about 440 and exactly 499 do not", () => {
    const said = (persons: Count) =>
      outcome("us-hipaa-hhs-500", { ...hospital, ...living("US-OH", persons), persons });
    expect(said({ kind: "approximate", number: 450 })).toBe("cannot_tell");
    expect(said({ kind: "approximate", number: 440 })).toBe("does_not_apply");
    expect(said({ kind: "exact", number: 499 })).toBe("does_not_apply");
    expect(said({ kind: "approximate", number: 505 })).toBe("applies");
  });

  it("asks a person whether other data are health information, and takes none for no", () => {
    const facts = { ...hospital, dataCategories: ["payment"] as const };
    expect(verdict("us-hipaa-individuals", facts)).toMatchObject({
      outcome: "cannot_tell",
      binds: true,
    });
  });

  it("lets what is unintelligible be, while the key is safe", () => {
    const locked = { ...hospital, protection: { data: "unintelligible", key: "safe" } as const };
    expect(outcome("us-hipaa-individuals", locked)).toBe("does_not_apply");
    const lost = {
      ...hospital,
      protection: { data: "unintelligible", key: "compromised" } as const,
    };
    expect(outcome("us-hipaa-individuals", lost)).toBe("applies");
  });

  it("asks for more than 500 in California itself", () => {
    expect(outcome("us-ca-ag", living("US-CA", exact(500)))).toBe("does_not_apply");
    expect(outcome("us-ca-ag", living("US-CA", exact(501)))).toBe("applies");
    expect(outcome("us-ca-ag", living("US", exact(501)))).toBe("cannot_tell");
  });
});

describe("what is in force", () => {
  const india = living("IN", exact(3));
  it("starts DPDP before its date without binding, and binds from the first minute of that day in India", () => {
    const id = "in-dpdp-board-72h";
    const before = verdict(id, { ...india, ...aware("2027-05-12T18:29:59Z") });
    expect(before).toMatchObject({ outcome: "applies", binding: false, bindingFrom: "2027-05-13" });
    const after = verdict(id, { ...india, ...aware("2027-05-12T18:30:00Z") });
    expect(after).toMatchObject({ outcome: "applies", binding: true, bindingFrom: null });
  });

  it("takes the commencement that the organisation has pinned", () => {
    const id = "in-dpdp-board-72h";
    const facts = { ...india, ...aware("2026-11-20T00:00:00Z") };
    expect(verdict(id, facts, settled(id, { commencement: "2026-11-14" })).binding).toBe(true);
    expect(verdict(id, facts, settled(id, { commencement: "2028-01-01" }))).toMatchObject({
      binding: false,
      bindingFrom: "2028-01-01",
    });
    const chile = "cl-21719-agency";
    expect(outcome(chile, facts)).toBe("does_not_apply");
    expect(outcome(chile, facts, settled(chile, { commencement: "2026-11-01" }))).toBe(
      "person_decides",
    );
    const gdpr = settled("eu-gdpr-art33", { commencement: "2030-01-01" });
    expect(verdict("eu-gdpr-art33", facts, gdpr)).toMatchObject({
      outcome: "does_not_apply",
      reason: "The organisation has it commence on 2030-01-01.",
    });
  });

  it.each([
    ["a proposal", "eu-gdpr-art33-omnibus-proposal"],
    ["a voluntary practice", "hk-pdpo-voluntary"],
    ["a request's month", "eu-gdpr-art12-dsr"],
    ["a grievance's ninety days", "in-dpdp-grievance-90d"],
    ["the 48 hours ahead of an erasure", "in-dpdp-erasure-48h-notice"],
    ["law without a date", "us-circia-72h"],
  ])("never starts %s, whatever the facts and settings", (_name, id) => {
    const later = { ...india, ...aware("2040-01-01T00:00:00Z") };
    expect(outcome(id, later)).toBe("does_not_apply");
    if (id !== "us-circia-72h") {
      expect(outcome(id, later, settled(id, { commencement: "2020-01-01" }))).toBe(
        "does_not_apply",
      );
    }
  });

  it("starts a law once its date has come, and not on the day before", () => {
    const id = "cl-21719-agency";
    expect(outcome(id, aware("2026-11-30T12:00:00Z"))).toBe("does_not_apply");
    expect(outcome(id, aware("2026-12-01T12:00:00Z"))).toBe("person_decides");
  });

  it("cannot tell by a date after awareness, and asks: like law may have stood before", () => {
    const maker = {
      sectors: ["product_manufacturer"] as const,
      findings: { exploited_vulnerability: true },
    };
    const early = verdict("eu-cra-vuln-24h", { ...maker, ...aware("2026-09-10T12:00:00Z") });
    expect(early).toMatchObject({ outcome: "cannot_tell", binds: true });
    expect(early.reason).toBe(
      "Cannot be told yet. Was it, or the law before it, in force on 2026-09-10? It stands here from 2026-09-11, a date that nobody has checked.",
    );
    expect(outcome("eu-cra-vuln-24h", { ...maker, ...aware("2026-09-11T12:00:00Z") })).toBe(
      "applies",
    );
  });

  it("does not take the change of a law for its beginning", () => {
    const pecr = verdict("uk-pecr-reg5a", aware("2025-08-19T12:00:00Z"));
    expect(pecr.outcome).toBe("person_decides");
    expect(pecr.reason).toContain("Was it, or the law before it, in force on 2025-08-19?");
  });

  it("says why the organisation switched a rule off", () => {
    const off = settled("eu-gdpr-art33", { offBecause: "Outside its scope" });
    expect(verdict("eu-gdpr-art33", {}, off)).toMatchObject({
      outcome: "does_not_apply",
      reason: "Switched off by the organisation: Outside its scope.",
    });
  });
});

describe("every rule", () => {
  it("leaves those without conditions to a person, with the threshold as its sentence", () => {
    const open = judged(allRules(), {}).filter(({ rule, outcome }) => {
      return !rule.applies && outcome !== "does_not_apply";
    });
    expect(open.length).toBeGreaterThan(140);
    for (const { rule, outcome, reason, binds } of open) {
      expect([outcome, binds]).toEqual(["person_decides", false]);
      expect(reason).toContain(rule.threshold);
    }
  });

  it("has conditions where its wording was read, or the thresholds are numbers; else none", () => {
    const evaluated = allRules().filter(({ applies }) => applies);
    expect(evaluated.filter(({ checked }) => checked !== "text").map(({ id }) => id)).toEqual([
      "us-hipaa-media",
      "us-hipaa-hhs-500",
      "us-hipaa-hhs-under-500",
      "us-ftc-hbnr-individuals",
      "us-ftc-hbnr-ftc-500",
      "us-ftc-hbnr-ftc-under-500",
      "us-ftc-hbnr-media",
      "us-ca-ag",
      "us-md-ag",
    ]);
    const read = allRules().filter(({ checked }) => checked === "text");
    expect(read.filter(({ applies }) => !applies).map(({ id }) => id)).toEqual([
      "in-dpdp-grievance-90d",
    ]);
  });

  const counts: fc.Arbitrary<Count> = fc.oneof(
    fc.record({
      kind: fc.constantFrom("exact" as const, "approximate" as const),
      number: fc.nat(2000),
    }),
    fc.record({ kind: fc.constantFrom("unknown" as const, "to_be_determined" as const) }),
  );
  const places = fc.constantFrom("DE", "FR", "NO", "CH", "IN", "SG", "TW", "US", "US-CA", "US-MD");
  const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
  const facts: fc.Arbitrary<Facts> = fc.record({
    instants: fc.constantFrom(
      {},
      { aware_at: NOW },
      { aware_at: new Date("2001-01-01T00:00:00Z") },
    ),
    sectors: maybe(fc.subarray([...SECTORS])),
    establishments: maybe(fc.array(places, { maxLength: 3 })),
    zone: fc.constantFrom(null, "Europe/Berlin", "Pacific/Apia"),
    role: maybe(fc.constantFrom(...ROLES)),
    controllers: fc.constant([]),
    affected: maybe(
      fc.record({
        places: fc.array(fc.record({ place: places, persons: counts }), { maxLength: 4 }),
        complete: fc.boolean(),
      }),
    ),
    persons: maybe(counts),
    records: maybe(counts),
    personCategories: fc.constant(null),
    dataCategories: maybe(fc.subarray([...DATA_CATEGORIES])),
    protection: fc.constantFrom(null, { data: "unintelligible", key: "safe" } as const),
    risk: maybe(fc.constantFrom(...RISKS)),
    findings: fc.dictionary(fc.constantFrom(...FINDINGS), fc.boolean()),
    authorityNotifiedAt: fc.constant(null),
    resolvedAt: fc.constant(null),
  });

  const said = (verdicts: readonly Verdict[]) =>
    JSON.stringify(verdicts.map(({ rule, ...rest }) => [rule.id, rest]));

  it("gets a verdict and a whole sentence from any facts, the same each time", () => {
    fc.assert(
      fc.property(facts, (any) => {
        const verdicts = judged(allRules(), any);
        expect(verdicts).toHaveLength(allRules().length);
        const faulty = verdicts.filter(
          ({ outcome, reason, missing }) =>
            !OUTCOMES.includes(outcome) ||
            !/^[A-Z].{5,}[.?]$/.test(reason) ||
            (outcome === "cannot_tell" && missing.length === 0),
        );
        expect(faulty).toEqual([]);
        expect(said(judged(allRules(), any))).toBe(said(verdicts));
      }),
    );
  });

  it("does not turn from yes to no, or back, as a missing fact becomes known", () => {
    const order = [
      "sectors",
      "establishments",
      "role",
      "affected",
      "persons",
      "dataCategories",
      "risk",
    ] as const;
    fc.assert(
      fc.property(facts, fc.constantFrom(...order), (drawn, fact) => {
        // Fewer persons in all than in one place contradict each other, and the place counts.
        const known = fact === "affected" ? { ...drawn, persons: null } : drawn;
        // Nothing on record about the role or the EEA counts by intention.
        const less = { ...known, [fact]: null };
        const rules = allRules().filter(({ law }) => fact !== "role" && law !== "GDPR");
        const [before, after] = [judged(rules, less), judged(rules, known)];
        const turned = before.filter(
          ({ outcome }, at) =>
            (outcome === "applies" || outcome === "does_not_apply") &&
            after[at]?.outcome !== outcome,
        );
        expect(turned).toEqual([]);
      }),
    );
  });
});
