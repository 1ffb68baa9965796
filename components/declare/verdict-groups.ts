/** The verdicts of an assessment in the order in which a person has to look at them. */
import { FINDINGS, type Finding } from "@/lib/law/facts";
import type { VerdictOut } from "@/lib/schema/duties";
import { isFactName } from "../facts/facts-form";
import { type Step, stepOf } from "./steps";
import { factField } from "./wizard-form";

/** Those of places that the facts touch, and the others. */
export interface Parted {
  near: readonly VerdictOut[];
  far: readonly VerdictOut[];
}

export interface VerdictGroups {
  /** By their deadline; then those without a number, then those that wait for something. */
  applies: readonly VerdictOut[];
  open: Parted;
  decides: Parted;
  not: readonly VerdictOut[];
}

export function verdictGroups(verdicts: readonly VerdictOut[]): VerdictGroups {
  const of = (outcome: VerdictOut["outcome"]) =>
    verdicts.filter((verdict) => verdict.outcome === outcome);
  return {
    applies: of("applies").sort((a, b) => rank(a) - rank(b) || dueMs(a) - dueMs(b)),
    open: parted(of("cannot_tell")),
    decides: parted(of("person_decides")),
    not: of("does_not_apply"),
  };
}

function parted(verdicts: readonly VerdictOut[]): Parted {
  return {
    near: verdicts.filter(({ touches }) => touches === true),
    far: verdicts.filter(({ touches }) => touches !== true),
  };
}

function rank({ binding, due_at, started_at }: VerdictOut): number {
  const place = due_at !== null ? 0 : started_at !== null ? 1 : 2;
  return binding ? place : place + 3;
}

const dueMs = ({ due_at }: VerdictOut) => (due_at === null ? 0 : Date.parse(due_at));

export interface MissingFact {
  fact: string;
  /** Where it can be said: a step of the wizard, or the organisation's settings. */
  at: Step | "settings";
  /** How many rules wait for it. */
  rules: number;
}

/** What would tell what cannot be told: each missing fact once, the one that most rules wait for first. */
export function missingFacts(verdicts: readonly VerdictOut[]): MissingFact[] {
  const found = new Map<string, MissingFact>();
  for (const { outcome, missing } of verdicts) {
    if (outcome !== "cannot_tell") continue;
    for (const fact of new Set(missing.map((one) => one.fact))) {
      const at = placeOf(fact);
      if (at === null) continue;
      const held = found.get(fact) ?? { fact, at, rules: 0 };
      found.set(fact, { ...held, rules: held.rules + 1 });
    }
  }
  return [...found.values()].sort((a, b) => b.rules - a.rules);
}

/** Where a missing fact can be said; null for what only a decision settles. */
export function placeOf(fact: string): Step | "settings" | null {
  if (fact.startsWith("organisation.")) return "settings";
  if (fact === "aware_at") return "when";
  const [name] = fact.split(".");
  return isFactName(name) ? stepOf(factField(name)) : null;
}

/** The findings that a verdict asks for, and those that were made already. */
export function askedFindings(
  verdicts: readonly VerdictOut[],
  made: Partial<Record<Finding, boolean>>,
): Finding[] {
  const asked = new Set(verdicts.flatMap(({ missing }) => missing.map(({ fact }) => fact)));
  return FINDINGS.filter((name) => made[name] !== undefined || asked.has(`findings.${name}`));
}
