/** What time and new law may not do to a clock that runs. */
import { describe, expect, it } from "vitest";
import type { Ctx } from "../context";
import type { DutyRow } from "../db/rows";
import type { Rule } from "../law/rule";
import { allRules } from "../law/rules";
import { type FactsInput, factsBodySchema } from "../schema/facts";
import { UNSAID } from "../schema/profile";
import { bareIncident } from "./bare-incident";
import { planDuties } from "./duties";
import type { WholeIncident } from "./incident";
import { frozenBy, type Law } from "./law";
import { stated } from "./state-facts";
import { factRow, newStatements } from "./statements";

const ORG = "00000000-0000-7000-8000-000000000000";
const ctx: Ctx = {
  actor: { type: "user", id: "dpo", name: "DPO" },
  now: new Date("2026-03-06T18:00:00Z"),
  requestId: "test",
  grants: new Map(),
};
const AWARE = new Date("2026-03-06T15:30:00Z");

function law(rules: readonly Rule[] = allRules()): Law {
  return {
    profile: { ...UNSAID, establishments: ["DE"], sectors: [], zone: "Europe/Berlin" },
    settings: new Map(),
    rules,
    frozen: new Map(),
  };
}

function incident(more: FactsInput = { role: "controller" }): WholeIncident {
  const bare = { ...bareIncident(ctx, ORG), discoveredAt: AWARE };
  const facts = newStatements(ctx, bare, factsBodySchema.parse(more));
  return stated(ctx, bare, [factRow(ctx, bare, "aware_at", { value: AWARE }), ...facts]);
}

const plan = (of: WholeIncident, by: Law, now = ctx.now): DutyRow[] =>
  planDuties(of, { ...by, frozen: frozenBy(by, of.duties) }, now, { assessed: true }).duties;

const HOUR: Rule["period"] = { value: 1, unit: "hours" };

/** Art. 33 as a later law might have it. */
function changed(rule: Rule): Rule {
  return { ...rule, version: 2, period: { value: 96, unit: "hours" } };
}

describe("a rule that changes", () => {
  const before = incident();
  const old = plan(before, law());
  const newRules = allRules().map((rule) => (rule.id === "eu-gdpr-art33" ? changed(rule) : rule));

  it("leaves a clock that runs as it is, byte for byte", () => {
    const frozen = frozenBy(law(), old);
    const later = planDuties({ ...before, duties: old }, { ...law(newRules), frozen }, ctx.now, {
      assessed: true,
    }).duties;
    expect(JSON.stringify(later)).toBe(JSON.stringify(old));
  });

  it("leaves a clock as it is that the rule only bounds", () => {
    const of = incident({ findings: { dora_major: true }, classified_at: "2026-03-06T16:10:00Z" });
    const bank = (rules = allRules()): Law => {
      const { profile, ...rest } = law(rules);
      return { ...rest, profile: { ...profile, sectors: ["financial_entity"] } };
    };
    const running = plan(of, bank());
    const bounds = allRules().map((rule) =>
      rule.id === "eu-dora-initial-awareness-cap" ? { ...changed(rule), period: HOUR } : rule,
    );
    const frozen = frozenBy(bank(), running);
    const later = planDuties({ ...of, duties: running }, { ...bank(bounds), frozen }, ctx.now, {
      assessed: true,
    }).duties;
    expect(running.some(({ ruleId }) => ruleId === "eu-dora-initial-classification")).toBe(true);
    expect(JSON.stringify(later)).toBe(JSON.stringify(running));
  });

  it("binds a new incident", () => {
    const [art33] = plan(incident(), law(newRules));
    expect(art33).toMatchObject({
      ruleVersion: 2,
      dueAt: new Date(AWARE.getTime() + 96 * 3_600_000),
    });
  });
});

it("a newer edition of time zones or calendars leaves a clock as it is", () => {
  const before = incident();
  const running = plan(before, law()).filter(({ state }) => state === "running");
  const old = running.map((duty) => ({
    ...duty,
    inputs: { ...(duty.inputs as object), tz_edition: "1999a" },
    computation: [...duty.computation, "As it was printed then."],
  }));
  const later = plan({ ...before, duties: old }, law()).filter(({ state }) => state === "running");
  expect(JSON.stringify(later)).toBe(JSON.stringify(old));
});

it("a rule that is switched off starts nothing new and stops nothing that runs", () => {
  const off = new Map([["eu-gdpr-art33", { offBecause: "Not ours", commencement: null }]]);
  const running = plan(incident(), law());
  const standing = { ...incident(), duties: running };
  const switched = { ...law(), settings: off };
  expect(plan(standing, switched).find(({ ruleId }) => ruleId === "eu-gdpr-art33")?.state).toBe(
    "running",
  );
  expect(plan(incident(), switched).find(({ ruleId }) => ruleId === "eu-gdpr-art33")).toBe(
    undefined,
  );
});

it("no rule that a person decides starts anything, whatever the facts", () => {
  const everything = incident({
    role: "controller",
    risk: { level: "high_risk", reasons: "x" },
    affected: {
      places: ["DE", "US-NY", "US-TX", "BR", "JP", "GB", "CA-QC"].map((place) => ({
        place,
        persons: { kind: "exact", number: 100_000 },
      })),
      complete: true,
    },
    persons: { kind: "exact", number: 700_000 },
  });
  const { verdicts, duties } = planDuties(everything, law(), ctx.now, { assessed: true });
  const decided = verdicts.filter(({ outcome }) => outcome === "person_decides");
  expect(decided.length).toBeGreaterThan(100);
  for (const { rule } of decided) {
    expect(duties.find(({ ruleId }) => ruleId === rule.id)).toBe(undefined);
  }
});

it("what only the organisation could tell is asked of the organisation, not of each incident", () => {
  const silent = { ...law(), profile: UNSAID };
  const { verdicts, duties } = planDuties(incident(), silent, ctx.now, { assessed: true });
  const dora = verdicts.find(({ rule }) => rule.id === "eu-dora-initial-classification");
  expect(dora).toMatchObject({ outcome: "cannot_tell" });
  expect(dora?.missing[0]?.fact).toBe("organisation.sectors");
  expect(duties.map(({ ruleId }) => ruleId)).toEqual(["eu-gdpr-art33", "eu-gdpr-art34"]);
  const abroad = incident({
    role: "controller",
    affected: {
      places: ["DE", "US-CA"].map((place) => ({ place, persons: { kind: "exact", number: 9 } })),
      complete: true,
    },
  });
  const touched = planDuties(abroad, silent, ctx.now, { assessed: true }).duties;
  expect(touched.map(({ ruleId }) => ruleId)).toEqual(["eu-gdpr-art33", "eu-gdpr-art34"]);
});
