/** The law as an organisation has it: the library, its own rules, what it switched off, what it says it is. */
import type { DutyRow } from "../db/rows";
import type { Tx } from "../db/transaction";
import type { Settings } from "../law/assess";
import type { Rule } from "../law/rule";
import { allRules, findRule, ruleAt } from "../law/rules";
import type { Profile } from "../schema/profile";
import { ownRuleAt, readOwnRules } from "./own-rules";
import { readProfile } from "./profile";
import { readSettings } from "./rule-settings";

export interface Law {
  profile: Profile;
  settings: Settings;
  /** The latest version of every rule, the organisation's own ones last. */
  rules: readonly Rule[];
  /** The rules under which duties stand, in the version that each of them keeps. */
  frozen: ReadonlyMap<string, Rule>;
}

const versioned = (ruleId: string, version: number) => `${ruleId}@${version}`;

/** Reads the law for an organisation, with the old versions that these duties still stand under. */
export async function readLaw(tx: Tx, orgId: string, duties: readonly DutyRow[]): Promise<Law> {
  const profile = await readProfile(tx, orgId);
  const settings = await readSettings(tx, orgId);
  const own = await readOwnRules(tx, orgId);
  const rules = own.length === 0 ? allRules() : [...allRules(), ...own];
  const frozen = new Map<string, Rule>();
  for (const { ruleId, ruleVersion } of duties) {
    const rule =
      ruleAt(ruleId, ruleVersion) ??
      own.find(({ id, version }) => id === ruleId && version === ruleVersion) ??
      (findRule(ruleId) ? undefined : await ownRuleAt(tx, orgId, ruleId, ruleVersion));
    if (rule) frozen.set(versioned(ruleId, ruleVersion), rule);
  }
  return { profile, settings, rules, frozen };
}

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
