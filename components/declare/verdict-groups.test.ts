import { expect, it } from "vitest";
import type { VerdictOut } from "@/lib/schema/duties";
import { askedFindings, missingFacts, placeOf, verdictGroups } from "./verdict-groups";

function verdict(rule_id: string, more: Partial<VerdictOut> = {}): VerdictOut {
  return {
    rule_id,
    rule_version: 1,
    citation: "Art. 1",
    act: "Notify",
    jurisdiction: "EU",
    recipient_kind: "authority",
    recipient: "the authority",
    period: { value: 72, unit: "hours" },
    checked: "text",
    outcome: "applies",
    reason: "Applies.",
    missing: [],
    touches: true,
    binding: true,
    binding_from: null,
    state: "running",
    started_at: "2026-03-06T15:30:00.000Z",
    due_at: null,
    computation: [],
    readings: [],
    ...more,
  };
}
const ids = (verdicts: readonly VerdictOut[]) => verdicts.map(({ rule_id }) => rule_id);
const missing = (...facts: string[]) => facts.map((fact) => ({ fact, question: `${fact}?` }));

it("puts deadlines first, what has no number after them, what waits last, what does not bind behind all", () => {
  const { applies } = verdictGroups([
    verdict("not-binding", { binding: false, due_at: "2026-03-06T16:00:00.000Z" }),
    verdict("waits", { state: "waiting", started_at: null }),
    verdict("no-number", { period: { value: null, unit: "without_undue_delay" } }),
    verdict("later", { due_at: "2026-03-09T15:30:00.000Z" }),
    verdict("sooner", { due_at: "2026-03-06T19:30:00.000Z" }),
  ]);
  expect(ids(applies)).toEqual(["sooner", "later", "no-number", "waits", "not-binding"]);
});

it("keeps those of touched places apart, and takes unknown for untouched in none of the counts", () => {
  const { decides, open, not } = verdictGroups([
    verdict("near", { outcome: "person_decides" }),
    verdict("far", { outcome: "person_decides", touches: false }),
    verdict("perhaps", { outcome: "cannot_tell", touches: null }),
    verdict("no", { outcome: "does_not_apply" }),
  ]);
  expect(ids(decides.near)).toEqual(["near"]);
  expect(ids(decides.far)).toEqual(["far"]);
  expect(ids(open.far)).toEqual(["perhaps"]);
  expect(ids(not)).toEqual(["no"]);
});

it("names each missing fact once, the one that most rules wait for first, with the way to it", () => {
  const found = missingFacts([
    verdict("a", { outcome: "cannot_tell", missing: missing("persons", "affected", "affected") }),
    verdict("b", { outcome: "cannot_tell", missing: missing("affected", "decision") }),
    verdict("c", { missing: missing("risk") }),
  ]);
  expect(found.map(({ fact, at, rules }) => [fact, at, rules])).toEqual([
    ["affected", "where", 2],
    ["persons", "data", 1],
  ]);
});

it.each([
  ["organisation.sectors", "settings"],
  ["findings.dora_major", "assess"],
  ["risk", "assess"],
  ["aware_at", "when"],
  ["classified_at", "when"],
  ["decision", null],
  ["something_new", null],
])("says %s on %s", (fact, place) => {
  expect(placeOf(fact)).toBe(place);
});

it("asks for the findings that a verdict waits for, and keeps those that were made", () => {
  const verdicts = [
    verdict("a", { outcome: "cannot_tell", missing: missing("findings.dora_major") }),
  ];
  expect(askedFindings(verdicts, { ai_death: false })).toEqual(["dora_major", "ai_death"]);
  expect(askedFindings([], {})).toEqual([]);
});
