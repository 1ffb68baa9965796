/** Stopgap until CLOCKS lands: hours and no number alone. */
import { strictDue } from "../clock";
import { contradictions } from "../facts";
import { startOf } from "../rule";
import type { ClockInput, ComputedClock } from "./clock";

export function computeClock(input: ClockInput): ComputedClock {
  const { rule, facts } = input;
  const start = startOf(rule);
  const head = `Rule ${rule.id}, version ${rule.version}: ${rule.citation}.`;
  const none = (state: "waiting" | "to_decide", words: string): ComputedClock => ({
    state,
    startedAt: null,
    dueAt: null,
    computation: [head, words],
    readings: [],
    inputs: { said: words },
  });
  let at: Date | null = null;
  let fact = "";
  if ("fact" in start) {
    fact = start.fact;
    at = facts.instants[start.fact] ?? null;
    if (!at) return none(["classified_at", "determined_at", "fix_available_at"].includes(fact) ? "waiting" : "to_decide", `No ${fact} is on record.`);
  } else if ("earliest" in start) {
    at = facts.instants.detected_at ?? (start.earliest === "discovery" ? facts.instants.aware_at : null) ?? null;
    if (!at) return none("to_decide", "Not on record.");
  } else if ("filing" in start) {
    const filed = input.filings.get(start.filing);
    if (!filed) return none("waiting", `It waits for the submission under ${start.filing}.`);
    at = start.which === "first" ? filed.first : filed.latest;
  } else if ("found" in start) at = input.highRiskFoundAt;
  else at = input.statedStart;
  if (!at) return none("to_decide", "The start is not on record.");
  const clash = contradictions(facts).find(({ facts: names }) => names.includes(fact));
  if (clash) return none("to_decide", `The facts contradict each other: ${clash.sentence}`);
  const dueAt = rule.period.unit === "hours" && rule.period.value ? strictDue(at, rule.period.value) : null;
  return {
    state: "running",
    startedAt: at,
    dueAt,
    computation: [head, `Start: ${at.toISOString()}.`, dueAt ? `Due: ${dueAt.toISOString()}.` : "No number."],
    readings: [],
    inputs: { start: at.toISOString() },
  };
}
