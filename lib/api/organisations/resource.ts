/** Own rules and settings in the API's names. */
import { z } from "zod";
import type { OwnRuleRecord } from "../../register/own-rules";
import type { RuleSettingRecord } from "../../register/rule-settings";
import {
  OWN_STARTS,
  type OwnRuleOut,
  type OwnRuleVersion,
  ownRuleOutSchema,
  SETTING_KINDS,
  type SettingOut,
} from "../../schema/rule-settings";

interface Recorded {
  recordedAt: Date;
  recordedByType: string;
  recordedById: string;
  recordedByName: string;
}

const kinds = z.enum(SETTING_KINDS);
const starts = z.enum(OWN_STARTS);
const units = ownRuleOutSchema.shape.period.shape.unit;

const recorded = (row: Recorded) => ({
  recorded_at: row.recordedAt.toISOString(),
  recorded_by: {
    type: row.recordedByType,
    id: row.recordedById,
    name: row.recordedByName,
  },
});

/** What holds for a rule, with its history. */
export function settingOut(held: RuleSettingRecord): SettingOut {
  return {
    rule_id: held.ruleId,
    off_because: held.offBecause,
    commencement: held.commencement,
    history: held.history.map((row) => ({
      kind: kinds.parse(row.kind),
      reason: row.reason,
      commencement: row.commencement?.toISOString().slice(0, 10) ?? null,
      ...recorded(row),
    })),
  };
}

/** An own rule in its latest version, with those before. Takes at least one version. */
export function ownRuleOut(versions: readonly OwnRuleRecord[]): OwnRuleOut {
  const [latest, ...earlier] = versions.map(versionOut);
  if (!latest) throw new Error("A rule has a version.");
  return { ...latest, earlier };
}

/** The terms again, out of the rule that was made of them. */
function versionOut(held: OwnRuleRecord): OwnRuleVersion {
  const { rule } = held;
  const fact = rule.starts && "fact" in rule.starts ? rule.starts.fact : "stated";
  return {
    id: rule.id,
    version: rule.version,
    // The citation is made of both: lib/register/own-rules.ts.
    name: rule.citation.slice(0, -`, ${rule.provision}`.length),
    recipient: rule.recipient.name,
    act: rule.act,
    period: {
      value: rule.period.value,
      unit: units.parse(rule.period.unit),
      ...(rule.calendar ? { calendar: rule.calendar } : {}),
    },
    starts: starts.parse(fact),
    clause: rule.provision,
    applies: rule.applies ? "always" : "person_decides",
    roles: rule.applies && "role" in rule.applies ? rule.applies.role : null,
    ...recorded(held),
  };
}
