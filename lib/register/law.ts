/** The law as an organisation has it: the library, its own rules, what it switched off, what it says it is. */
import type { Ctx } from "../context";
import type { DutyRow } from "../db/rows";
import { statement } from "../db/statement";
import type { Tx } from "../db/transaction";
import { notFound } from "../errors";
import { isUuid } from "../ids";
import type { Settings } from "../law/assess";
import type { Rule } from "../law/rule";
import { allRules, ruleAt } from "../law/rules";
import type { Profile } from "../schema/profile";
import type { Permission } from "../schema/scopes";
import { findWhole, lockWhole, type WholeIncident } from "./incident";
import { ownRulesIn } from "./own-rules";
import { profileIn } from "./profile";
import { type HeldSetting, settingsIn } from "./rule-settings";

export interface Law {
  profile: Profile;
  settings: Settings;
  /** The latest version of every rule, the organisation's own ones last. */
  rules: readonly Rule[];
  /** The rules under which duties stand, in the version that each of them keeps. */
  frozen: ReadonlyMap<string, Rule>;
}

const versioned = (ruleId: string, version: number) => `${ruleId}@${version}`;

interface Said {
  profile: unknown;
  settings: (Omit<HeldSetting, "commencement"> & { commencement: string | null })[] | null;
  own: { definition: unknown }[] | null;
}

const said = (org: string) => `
  SELECT (SELECT profile FROM organisation_profile WHERE org_id = o.id) AS profile,
         (SELECT json_agg(json_build_object('ruleId', rule_id, 'kind', kind, 'reason', reason,
                                            'commencement', commencement) ORDER BY recorded_at, id)
          FROM rule_setting WHERE org_id = o.id) AS settings,
         (SELECT json_agg(json_build_object('definition', definition) ORDER BY recorded_at, id)
          FROM own_rule WHERE org_id = o.id) AS own
  FROM (${org}) AS o(id)`;

const OF_ORGANISATION = statement<Said>("law", said("VALUES ($1::uuid)"));
const OF_INCIDENT = statement<Said>(
  "law of an incident",
  said("SELECT org_id FROM incident WHERE id = $1"),
);

/** Reads the law for an organisation, with the old versions that these duties still stand under. */
export async function readLaw(tx: Tx, orgId: string, duties: readonly DutyRow[]): Promise<Law> {
  const [held] = await tx.rows(OF_ORGANISATION, [orgId]);
  return lawFrom(held, duties);
}

/** An incident with the law that its duties stand under, or null; on one way to the database and back. */
export async function findWithLaw(
  tx: Tx,
  id: string,
): Promise<{ incident: WholeIncident; law: Law } | null> {
  if (!isUuid(id)) return null;
  const [incident, [held]] = await Promise.all([findWhole(tx, id), tx.rows(OF_INCIDENT, [id])]);
  return incident && { incident, law: lawFrom(held, incident.duties) };
}

/**
 * As lockWhole(), with the law that the incident's duties stand under: on one way to the database and back.
 *
 * @throws Refusal not_found, insufficient_scope, conflict (deleted), version_mismatch
 */
export async function lockWithLaw(
  tx: Tx,
  ctx: Ctx,
  id: string,
  wanted: Permission,
  ifVersion?: number,
): Promise<{ before: WholeIncident; law: Law }> {
  if (!isUuid(id)) throw notFound();
  const [before, [held]] = await Promise.all([
    lockWhole(tx, ctx, id, wanted, ifVersion),
    tx.rows(OF_INCIDENT, [id]),
  ]);
  return { before, law: lawFrom(held, before.duties) };
}

function lawFrom(held: Said | undefined, duties: readonly DutyRow[]): Law {
  const own = ownRulesIn((held?.own ?? []).map(({ definition }) => definition));
  const latest = own.flatMap(([rule]) => (rule ? [rule] : []));
  const frozen = new Map<string, Rule>();
  for (const { ruleId, ruleVersion } of duties) {
    const rule =
      ruleAt(ruleId, ruleVersion) ??
      own.flat().find(({ id, version }) => id === ruleId && version === ruleVersion);
    if (rule) frozen.set(versioned(ruleId, ruleVersion), rule);
  }
  return {
    profile: profileIn(held?.profile),
    settings: settingsIn((held?.settings ?? []).map(dated)),
    rules: latest.length === 0 ? allRules() : [...allRules(), ...latest],
    frozen,
  };
}

const dated = <Row extends { commencement: string | null }>(row: Row) => ({
  ...row,
  commencement: row.commencement === null ? null : new Date(row.commencement),
});

/** The rules of duties that were made just now, from the law as it was read. */
export function frozenBy(law: Law, duties: readonly DutyRow[]): ReadonlyMap<string, Rule> {
  const frozen = new Map(law.frozen);
  for (const { ruleId, ruleVersion } of duties) {
    const rule = law.rules.find(({ id, version }) => id === ruleId && version === ruleVersion);
    if (rule) frozen.set(versioned(ruleId, ruleVersion), rule);
  }
  return frozen;
}

/** The rule as the duty keeps it. Undefined where this version of Tocsin no longer carries it. */
export function frozenRule(
  law: Law,
  duty: Pick<DutyRow, "ruleId" | "ruleVersion">,
): Rule | undefined {
  return law.frozen.get(versioned(duty.ruleId, duty.ruleVersion));
}

/** The latest version of a rule, of the library or the organisation's own. */
export function latestRule(law: Law, id: string): Rule | undefined {
  return law.rules.find((rule) => rule.id === id);
}
