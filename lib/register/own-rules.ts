/** Rules of an organisation's own, from its contracts. A change is a further version; none is erased. */
import { type Ctx, requireScope, requireScopeIn } from "../context";
import type { OwnRuleRow } from "../db/rows";
import { statement } from "../db/statement";
import { type Tx, transact } from "../db/transaction";
import { notFound } from "../errors";
import { newId } from "../ids";
import { ROLES } from "../law/facts";
import { type Rule, type RuleSource, ruleSchema } from "../law/rule";
import { canonicalJson } from "../ledger/canonical-json";
import { record } from "../ledger/record";
import type { OwnRuleTerms } from "../schema/rule-settings";
import { lockOrganisation } from "./profile";
import { recordedBy } from "./recorded-by";

/** One version of an own rule, with who wrote it and when. */
export type OwnRuleRecord = Pick<
  OwnRuleRow,
  "recordedAt" | "recordedByType" | "recordedById" | "recordedByName"
> & { rule: Rule };

const ruleIn = (row: OwnRuleRow): OwnRuleRecord => ({
  ...row,
  rule: ruleSchema.parse(row.definition),
});

/** Own rules from what the column holds, in the order of their making: each as its versions, newest first. */
export function ownRulesIn(definitions: readonly unknown[]): Rule[][] {
  return byRule(definitions.map((definition) => ({ rule: ruleSchema.parse(definition) }))).map(
    (versions) => versions.map(({ rule }) => rule),
  );
}

/** Which version of an own rule. */
export type OwnRuleName = Pick<OwnRuleRow, "orgId" | "ruleId"> & { ruleVersion: number };

const AT = statement<Pick<OwnRuleRow, "orgId" | "ruleId" | "version" | "definition">>(
  "own rules at",
  `SELECT r.org_id AS "orgId", r.rule_id AS "ruleId", r.version, r.definition
   FROM unnest($1::uuid[], $2::text[], $3::int[]) AS those(org_id, rule_id, version)
   JOIN own_rule r USING (org_id, rule_id, version)`,
);

/** Those versions of own rules, by what names them; a name behind which there is none gives undefined. */
export async function ownRulesAt(
  tx: Tx,
  wanted: readonly OwnRuleName[],
): Promise<(one: OwnRuleName) => Rule | undefined> {
  if (wanted.length === 0) return () => undefined;
  const nameOf = (org: string, rule: string, version: number) => `${org} ${rule} ${version}`;
  const named = new Map(
    wanted.map((one) => [nameOf(one.orgId, one.ruleId, one.ruleVersion), one] as const),
  );
  const those = [...named.values()];
  const rows = await tx.rows(AT, [
    those.map(({ orgId }) => orgId),
    those.map(({ ruleId }) => ruleId),
    those.map(({ ruleVersion }) => ruleVersion),
  ]);
  const rules = new Map(
    rows.map((row) => [
      nameOf(row.orgId, row.ruleId, row.version),
      ruleSchema.parse(row.definition),
    ]),
  );
  return (one) => rules.get(nameOf(one.orgId, one.ruleId, one.ruleVersion));
}

/** Every version of an own rule, newest first; empty where there is no such rule. */
export async function ownRuleVersions(
  tx: Tx,
  orgId: string,
  ruleId: string,
): Promise<OwnRuleRecord[]> {
  const rows = await tx.ownRule.findMany({
    where: { orgId, ruleId },
    orderBy: { version: "desc" },
  });
  return rows.map(ruleIn);
}

/** Each rule as its versions, newest first; the rules in the order in which they were added. */
async function latestAndEarlier(tx: Tx, orgId: string): Promise<OwnRuleRecord[][]> {
  const rows = await tx.ownRule.findMany({
    where: { orgId },
    orderBy: [{ recordedAt: "asc" }, { id: "asc" }],
  });
  return byRule(rows.map(ruleIn));
}

function byRule<Held extends { rule: Rule }>(inOrder: readonly Held[]): Held[][] {
  const rules = new Map<string, Held[]>();
  for (const one of inOrder) rules.set(one.rule.id, [one, ...(rules.get(one.rule.id) ?? [])]);
  return [...rules.values()].map((versions) =>
    versions.sort((one, other) => other.rule.version - one.rule.version),
  );
}

/**
 * The organisation's own rules, each as its versions, newest first.
 *
 * @throws Refusal not_found, insufficient_scope
 */
export async function listOwnRules(ctx: Ctx, orgId: string): Promise<OwnRuleRecord[][]> {
  requireScope(ctx, "incidents:read");
  requireScopeIn(ctx, orgId, "incidents:read");
  return transact(ctx, (tx) => latestAndEarlier(tx, orgId));
}

/**
 * Adds a rule as version 1; gives its versions.
 *
 * @throws Refusal not_found, insufficient_scope
 */
export async function addOwnRule(
  ctx: Ctx,
  orgId: string,
  terms: OwnRuleTerms,
): Promise<OwnRuleRecord[]> {
  requireScope(ctx, "incidents:notify");
  requireScopeIn(ctx, orgId, "incidents:notify");
  return transact(ctx, async (tx) => {
    const id = newId(ctx.now);
    const rule = ruleFrom(`own-${slug(terms.name)}-${id.slice(-8)}`, 1, terms);
    return [await write(tx, ctx, { orgId, id, rule, before: null })];
  });
}

/**
 * Adds a further version of a rule; gives all of them, newest first. The same terms again write nothing.
 * Clocks keep the version that they started under.
 *
 * @throws Refusal not_found, insufficient_scope
 */
export async function changeOwnRule(
  ctx: Ctx,
  orgId: string,
  ruleId: string,
  terms: OwnRuleTerms,
): Promise<OwnRuleRecord[]> {
  requireScope(ctx, "incidents:notify");
  requireScopeIn(ctx, orgId, "incidents:notify");
  return transact(ctx, async (tx) => {
    await lockOrganisation(tx, orgId);
    const versions = await ownRuleVersions(tx, orgId, ruleId);
    const [latest] = versions;
    if (!latest) throw notFound();
    const before = latest.rule;
    const rule = ruleFrom(ruleId, before.version + 1, terms);
    if (canonicalJson({ ...rule, version: before.version }) === canonicalJson(before)) {
      return versions;
    }
    return [await write(tx, ctx, { orgId, id: newId(ctx.now), rule, before }), ...versions];
  });
}

async function write(
  tx: Tx,
  ctx: Ctx,
  { orgId, id, rule, before }: { orgId: string; id: string; rule: Rule; before: Rule | null },
): Promise<OwnRuleRecord> {
  const by = { recordedAt: ctx.now, ...recordedBy(ctx) };
  const { id: ruleId, version } = rule;
  await tx.ownRule.create({ data: { id, orgId, ruleId, version, definition: rule, ...by } });
  await record(tx, ctx, {
    orgId,
    action: before ? "rule.changed" : "rule.added",
    subject: { type: "rule", id: ruleId },
    before,
    after: rule,
  });
  return { rule, ...by };
}

/** A name as part of an id: lower case, no accents, a dash between words. */
function slug(name: string): string {
  const plain = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const words = plain.match(/[a-z0-9]+/g)?.join("-") ?? "";
  return words.slice(0, 40).replace(/-$/, "") || "rule";
}

const TRIGGERS = {
  aware_at: { kind: "awareness", words: "" },
  detected_at: { kind: "detection", words: "" },
  determined_at: { kind: "determination", words: "" },
  stated: { kind: "other", words: "what the contract says; a person states when it was" },
} as const;

const COUNTING = {
  hours: "Elapsed hours.",
  calendar_days: "Calendar days.",
  business_days: "Business days of the named calendar.",
  months: "Calendar months.",
  without_undue_delay: "No number.",
} as const;

/** The terms of a contract in the form of a rule. ZZ is the code that ISO 3166 leaves to its users. */
function ruleFrom(id: string, version: number, terms: OwnRuleTerms): Rule {
  const { name, clause, period, starts } = terms;
  const always = terms.applies === "always";
  const source: RuleSource = {
    id,
    version,
    jurisdiction: "ZZ",
    law: "Contract",
    provision: clause,
    citation: `${name}, ${clause}`,
    act: terms.act,
    recipient: { kind: "other", name: terms.recipient },
    appliesTo: `The organisation, as a party to the contract: ${name}.`,
    trigger: TRIGGERS[starts],
    starts: starts === "stated" ? { stated: true } : { fact: starts },
    period: { value: period.value, unit: period.unit },
    ...(period.unit === "business_days" ? { calendar: period.calendar } : {}),
    ...(always ? { applies: { role: [...(terms.roles ?? ROLES)] } } : {}),
    stage: "single",
    threshold: always
      ? "Every incident, in the roles that the organisation named."
      : "Does the contract ask for it in this incident?",
    counting: COUNTING[period.unit],
    content: [],
    phased: false,
    lateReasonsRequired: false,
    status: "in_force",
    effectiveFrom: null,
    notes: "",
    checked: "unchecked",
    sources: [],
  };
  return ruleSchema.parse(source);
}
