/** Reading the law library. The rules are everybody's: no organisation owns them. */
import { type Ctx, requireScope } from "../context";
import { notFound } from "../errors";
import type { Rule } from "../law/rule";
import { allRules, versionsOf } from "../law/rules";
import type { RuleFilter } from "../schema/rules";

/**
 * The rules that fit, in the library's order.
 *
 * @throws Refusal insufficient_scope
 */
export function findRules(ctx: Ctx, filter: RuleFilter): Rule[] {
  requireScope(ctx, "incidents:read");
  const words = plain(filter.q ?? "")
    .split(" ")
    .filter(Boolean);
  const { jurisdiction, status, checked } = filter;
  return allRules().filter(
    (rule) =>
      (jurisdiction === undefined || within(rule.jurisdiction, jurisdiction.toUpperCase())) &&
      (status === undefined || rule.status === status) &&
      (checked === undefined || rule.checked === checked) &&
      words.every((word) => plain(searched(rule)).includes(word)),
  );
}

/**
 * Every version of one rule, oldest first.
 *
 * @throws Refusal insufficient_scope, not_found
 */
export function getRule(ctx: Ctx, id: string): readonly Rule[] {
  requireScope(ctx, "incidents:read");
  const versions = versionsOf(id);
  if (versions.length === 0) throw notFound();
  return versions;
}

const within = (jurisdiction: string, asked: string) =>
  jurisdiction === asked || jurisdiction.startsWith(`${asked}-`);

const searched = ({ id, law, provision, citation, act, recipient, jurisdiction }: Rule) =>
  [id, law, provision, citation, act, recipient.name, jurisdiction].join(" ");

/** Lower case, without accents. */
const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
