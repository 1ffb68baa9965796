/** The law library: every rule, its sources, and how well it was checked. */
import type { Rule } from "../law/rule";
import { startsClocks } from "../law/rules";
import { broken, readCursor, writeCursor } from "../register/cursor";
import { findRules, getRule } from "../register/rules";
import { type RuleOut, ruleOutSchema, rulePageSchema, ruleQuerySchema } from "../schema/rules";
import { endpoint } from "./kit/endpoint";

const PATH = "/api/v1/rules";

/** A rule in the API's names. */
export function ruleOut(rule: Rule): RuleOut {
  const { appliesTo, lateReasonsRequired, effectiveFrom, ...rest } = rule;
  return {
    ...rest,
    applies_to: appliesTo,
    late_reasons_required: lateReasonsRequired,
    effective_from: effectiveFrom,
    starts_clocks: startsClocks(rule),
  };
}

export const listRules = endpoint({
  method: "GET",
  path: PATH,
  id: "listRules",
  summary: "List the rules of law that this version knows",
  description: "Each says how well it was checked. Only those with starts_clocks start clocks.",
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
  summary: "Read one rule of law",
  scope: "incidents:read",
  responses: { 200: { description: "The rule.", schema: ruleOutSchema } },
  async handler({ ctx, params }) {
    return { status: 200, body: ruleOut(getRule(ctx, params.id ?? "")) };
  },
});
