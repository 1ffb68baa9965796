/**
 * Facts in, a verdict for every rule out: it applies, it does not, it cannot be told yet (and which fact is
 * missing), or a person decides. Each with its reason in a sentence. Pure and deterministic.
 */
import { type Answer, evaluate, type Filed, type Missing, touches } from "./evaluate";
import type { Facts } from "./facts";
import { type Rule, startOf } from "./rule";

export const OUTCOMES = ["applies", "does_not_apply", "cannot_tell", "person_decides"] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface Verdict {
  rule: Rule;
  outcome: Outcome;
  reason: string;
  missing: readonly Missing[];
  /** Whether anything on record touches the rule's place: an establishment, or persons who live there. */
  touches: boolean | null;
  /**
   * For what cannot be told: whether the rule is known to bind the organisation, so that only its threshold is
   * open. Such a duty stands as "to decide".
   */
  binds: boolean;
  /** False before a law's date, where it runs all the same. */
  binding: boolean;
  /** ISO date from which it binds, where it does not yet. */
  bindingFrom: string | null;
}

/** What an organisation has set about a rule. */
export interface RuleSetting {
  /** Why the organisation does not use the rule; null where it does. */
  offBecause: string | null;
  /** ISO date that the organisation takes as the commencement. */
  commencement: string | null;
}

export type Settings = ReadonlyMap<string, RuleSetting>;

/** The law of the day on which the controller became aware; else of today. */
function dayOf(facts: Facts, now: Date): string {
  return (facts.instants.aware_at ?? facts.instants.detected_at ?? now).toISOString().slice(0, 10);
}

/**
 * A verdict for each rule, in their order.
 *
 * @param now decides which law is in force where no instant is on record
 */
export function assess(
  rules: readonly Rule[],
  facts: Facts,
  { settings, filed, now }: { settings: Settings; filed: Filed; now: Date },
): Verdict[] {
  const day = dayOf(facts, now);
  const touched = new Map<string, boolean | null>();
  return rules.map((rule) => {
    if (!touched.has(rule.jurisdiction)) {
      touched.set(rule.jurisdiction, touches(rule.jurisdiction, facts).holds);
    }
    const force = inForce(rule, day, settings.get(rule.id)?.commencement ?? null);
    const judged = judge(rule, facts, filed, settings.get(rule.id), force);
    return {
      rule,
      ...judged,
      touches: touched.get(rule.jurisdiction) ?? null,
      binding: force.binding,
      bindingFrom: force.binding ? null : force.from,
    };
  });
}

interface Force {
  binding: boolean;
  from: string | null;
  /** Why it starts nothing, where it does not. */
  refusal: string | null;
}

function inForce(rule: Rule, day: string, commencement: string | null): Force {
  const from = commencement ?? rule.effectiveFrom;
  if (rule.status === "proposed") {
    return { binding: false, from, refusal: "It is a proposal, not law." };
  }
  if (rule.status === "voluntary") {
    return { binding: false, from: null, refusal: "It is a voluntary practice, not a duty." };
  }
  if (rule.effectiveTo !== null && day > rule.effectiveTo) {
    return { binding: false, from, refusal: `It was in force until ${rule.effectiveTo}.` };
  }
  const before = from !== null && day < from;
  if (rule.status === "not_yet_in_force" && (from === null || before) && !rule.startsBeforeForce) {
    const when = from === null ? "no date is known" : `from ${from}`;
    return { binding: false, from, refusal: `It is not in force yet: ${when}.` };
  }
  if (before && commencement !== null && !rule.startsBeforeForce) {
    return { binding: false, from, refusal: `The organisation has it commence on ${from}.` };
  }
  return { binding: !(rule.startsBeforeForce && before), from, refusal: null };
}

type Judged = Pick<Verdict, "outcome" | "reason" | "missing" | "binds">;

const doesNot = (reason: string): Judged => ({
  outcome: "does_not_apply",
  reason,
  missing: [],
  binds: false,
});

function judge(
  rule: Rule,
  facts: Facts,
  filed: Filed,
  setting: RuleSetting | undefined,
  force: Force,
): Judged {
  const start = startOf(rule);
  if ("never" in start) return doesNot(start.never);
  if (force.refusal !== null) return doesNot(force.refusal);
  if (setting?.offBecause) {
    return doesNot(`Switched off by the organisation: ${setting.offBecause}`);
  }
  if (rule.limbOf) return doesNot(`It is one limb of ${rule.limbOf} and no duty of its own.`);
  if (!rule.applies) {
    return {
      outcome: "person_decides",
      reason: `A person decides: ${rule.threshold}`,
      missing: [],
      binds: false,
    };
  }
  const who = evaluate(rule.applies, facts, filed);
  if (who.holds === false) return doesNot(sentence("Does not apply", who));
  const when = rule.when ? evaluate(rule.when, facts, filed) : null;
  if (when?.holds === false) return doesNot(sentence("Does not apply", when));
  const answers = when ? [who, when] : [who];
  if (answers.every(({ holds }) => holds === true)) {
    return {
      outcome: "applies",
      reason: sentence("Applies", ...answers),
      missing: [],
      binds: true,
    };
  }
  const open = answers.filter(({ holds }) => holds === null);
  return {
    outcome: "cannot_tell",
    reason: sentence("Cannot be told yet", ...open),
    missing: open.flatMap(({ missing }) => missing),
    binds: who.holds === true,
  };
}

function sentence(head: string, ...answers: Answer[]): string {
  const text = [...new Set(answers.map(({ because }) => because))].join("; ");
  return `${head}: ${text}${/[.?]$/.test(text) ? "" : "."}`;
}
