import { expect, it } from "vitest";
import { byOutcome, changesOf, personDecides, type VerdictLine } from "./assess-changes";
import { DUE, dutyLike } from "./likeness";

function verdict(rule_id: string, more: Partial<VerdictLine> = {}): VerdictLine {
  return {
    rule_id,
    citation: rule_id,
    act: "Notify",
    jurisdiction: "EU",
    outcome: "applies",
    reason: "",
    missing: [],
    touches: true,
    state: "running",
    due_at: DUE,
    ...more,
  };
}

it("finds what would begin, move or settle, and nothing that stands as it is", () => {
  const duties = [dutyLike(), dutyLike({ rule_id: "moves" }), dutyLike({ rule_id: "waits" })];
  const changes = changesOf(
    [
      verdict("eu-gdpr-art33"),
      verdict("moves", { due_at: "2026-03-06T07:20:00.000Z" }),
      verdict("waits", { state: "superseded", due_at: null }),
      verdict("new", { state: "to_decide", due_at: null }),
      verdict("nothing", { outcome: "does_not_apply", state: null, due_at: null }),
    ],
    duties,
  );
  expect(changes.map(({ verdict: { rule_id }, from }) => [rule_id, from])).toEqual([
    ["moves", "running"],
    ["waits", "running"],
    ["new", null],
  ]);
});

it("asks a person only about places that are touched, and not about duties that stand", () => {
  const open = { outcome: "person_decides", state: null, due_at: null } as const;
  const verdicts = [
    verdict("touched", open),
    verdict("elsewhere", { ...open, touches: false }),
    verdict("unknown", { ...open, touches: null }),
    verdict("eu-gdpr-art33", open),
  ];
  expect(personDecides(verdicts, [dutyLike()]).map(({ rule_id }) => rule_id)).toEqual(["touched"]);
  expect(byOutcome(verdicts)).toHaveLength(1);
});
