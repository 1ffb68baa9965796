/** For tests: a clock's input from a rule's id and what is known. */

import { type Facts, type InstantFact, NO_FACTS } from "../facts";
import type { Rule } from "../rule";
import { findRule } from "../rules";
import type { ClockInput } from "./clock";

export const TZ_EDITION = "2025c";

type Known = Partial<Record<InstantFact, string>> & {
  zone?: string | null;
  facts?: Partial<Facts>;
  filed?: Readonly<Record<string, string | readonly [first: string, latest: string]>>;
  highRisk?: string;
  stated?: string;
};

/** @throws Error where there is no such rule */
export function ruleOf(id: string): Rule {
  const rule = findRule(id);
  if (!rule) throw new Error(`There is no rule ${id}.`);
  return rule;
}

/** The input for a rule: instants as RFC 3339, by name, and whatever else is known. */
export function inputFor(rule: Rule | string, known: Known = {}): ClockInput {
  const { zone = null, facts = {}, filed = {}, highRisk, stated, ...instants } = known;
  const of = typeof rule === "string" ? ruleOf(rule) : rule;
  return {
    rule: of,
    facts: {
      ...NO_FACTS,
      zone,
      instants: Object.fromEntries(
        Object.entries(instants).map(([name, at]) => [name, new Date(at)]),
      ),
      ...facts,
    },
    filings: new Map(
      Object.entries(filed).map(([id, at]) => {
        const [first, latest] = typeof at === "string" ? [at, at] : at;
        return [id, { first: new Date(first), latest: new Date(latest) }];
      }),
    ),
    highRiskFoundAt: highRisk ? new Date(highRisk) : null,
    statedStart: stated ? new Date(stated) : null,
    cap: of.cap === undefined ? undefined : ruleOf(of.cap),
    tzEdition: TZ_EDITION,
  };
}
