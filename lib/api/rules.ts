/** The law library: every rule, its sources, and how well it was checked. */
import { notFound } from "../errors";
import { conditionsOf, startWords } from "../law/predicate-words";
import type { Rule } from "../law/rule";
import { startsClocks } from "../law/rules";
import { broken, readCursor, writeCursor } from "../register/cursor";
import { findRules, getRule } from "../register/rules";
import {
  type OneRuleOut,
  oneRuleOutSchema,
  type RuleOut,
  rulePageSchema,
  ruleQuerySchema,
} from "../schema/rules";
import { endpoint } from "./kit/endpoint";

const PATH = "/api/v1/rules";

/** A rule in the API's names. */
export function ruleOut(rule: Rule): RuleOut {
  return {
    id: rule.id,
    version: rule.version,
    jurisdiction: rule.jurisdiction,
    law: rule.law,
    provision: rule.provision,
    citation: rule.citation,
    act: rule.act,
    recipient: rule.recipient,
    applies_to: rule.appliesTo,
    trigger: rule.trigger,
    starts: startWords(rule),
    predecessor: rule.starts && "filing" in rule.starts ? rule.starts.filing : null,
    period: rule.period,
    calendar: rule.calendar ?? null,
    zone: rule.zone ?? null,
    cap: rule.cap ?? null,
    limb_of: rule.limbOf ?? null,
    not_before: rule.notBefore,
    stage: rule.stage,
    threshold: rule.threshold,
    evaluated: rule.applies !== undefined,
    conditions: conditionsOf(rule),
    counting: rule.counting,
    content: rule.content,
    phased: rule.phased,
    late_reasons_required: rule.lateReasonsRequired,
    status: rule.status,
    effective_from: rule.effectiveFrom,
    effective_to: rule.effectiveTo,
    effective_checked: rule.effectiveChecked,
    retention: rule.retention,
    notes: rule.notes,
    checked: rule.checked,
    sources: rule.sources,
    starts_clocks: startsClocks(rule),
  };
}

/** A rule with all of its versions, oldest first. */
export function oneRuleOut(versions: readonly Rule[]): OneRuleOut {
  const out = versions.map(ruleOut);
  const latest = out.at(-1);
  if (!latest) throw notFound();
  return { ...latest, versions: out };
}

export const listRules = endpoint({
  method: "GET",
  path: PATH,
  id: "listRules",
  summary: "List the rules of law that this version knows",
  description:
    "Each in its latest version, with how well it was checked. Only those with starts_clocks start clocks.",
  scope: "incidents:read",
  query: ruleQuerySchema,
  responses: { 200: { description: "One page of rules.", schema: rulePageSchema } },
  async handler({ ctx, query }) {
    const { limit, cursor, ...filter } = query;
    const found = findRules(ctx, filter);
    const start = cursor === undefined ? 0 : after(found, cursor);
    const shown = found.slice(start, start + limit);
    const last = start + limit < found.length ? shown.at(-1) : undefined;
    return {
      status: 200,
      body: {
        rules: shown.map(ruleOut),
        total: found.length,
        next_cursor: last ? writeCursor("rule", [last.id]) : null,
      },
    };
  },
});

function after(rules: readonly Rule[], cursor: string): number {
  const [id] = readCursor(cursor, "rule", 1);
  const at = rules.findIndex((rule) => rule.id === id);
  if (at < 0) throw broken();
  return at + 1;
}

export const getRuleById = endpoint({
  method: "GET",
  path: `${PATH}/{id}`,
  id: "getRule",
  summary: "Read one rule of law, with all of its versions",
  scope: "incidents:read",
  responses: { 200: { description: "The rule.", schema: oneRuleOutSchema } },
  async handler({ ctx, params }) {
    return { status: 200, body: oneRuleOut(getRule(ctx, params.id ?? "")) };
  },
});
