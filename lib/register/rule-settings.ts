/** Switching a rule off or on in an organisation, and pinning the date from which it takes it as law. */
import { type Ctx, requireScope, requireScopeIn } from "../context";
import type { RuleSettingRow } from "../db/rows";
import { type Tx, transact } from "../db/transaction";
import { notFound, Refusal } from "../errors";
import { newId } from "../ids";
import type { RuleSetting, Settings } from "../law/assess";
import type { Rule } from "../law/rule";
import { findRule } from "../law/rules";
import { record } from "../ledger/record";
import type { RuleSettingInput } from "../schema/rule-settings";
import { ownRuleVersions } from "./own-rules";
import { lockOrganisation } from "./profile";
import { recordedBy } from "./recorded-by";

/** What holds for a rule, and everything that was ever set about it, oldest first. */
export interface RuleSettingRecord extends RuleSetting {
  ruleId: string;
  history: readonly RuleSettingRow[];
}

/** What of a setting says what holds. */
export type HeldSetting = Pick<RuleSettingRow, "ruleId" | "kind" | "reason" | "commencement">;

/** What is set, by rule, from all that ever was, oldest first: what lib/law/assess.ts asks for. */
export function settingsIn(all: readonly HeldSetting[]): Settings {
  return new Map([...byRule(all)].map(([ruleId, history]) => [ruleId, heldIn(history)]));
}

async function settingsOf(
  tx: Tx,
  where: { orgId: string; ruleId?: string },
): Promise<RuleSettingRecord[]> {
  const rows = await tx.ruleSetting.findMany({
    where,
    orderBy: [{ recordedAt: "asc" }, { id: "asc" }],
  });
  return [...byRule(rows)].map(([ruleId, history]) => ({ ruleId, ...heldIn(history), history }));
}

function byRule<Row extends HeldSetting>(all: readonly Row[]): Map<string, Row[]> {
  const rules = new Map<string, Row[]>();
  for (const row of all) rules.set(row.ruleId, [...(rules.get(row.ruleId) ?? []), row]);
  return rules;
}

/** The latest of off and on holds; the latest date holds, apart from them. */
function heldIn(history: readonly HeldSetting[]): RuleSetting {
  const switched = history.findLast(({ kind }) => kind !== "commencement");
  const pinned = history.findLast(({ kind }) => kind === "commencement");
  return {
    offBecause: switched?.kind === "off" ? switched.reason : null,
    commencement: pinned?.commencement?.toISOString().slice(0, 10) ?? null,
  };
}

/**
 * What the organisation has set about rules, those alone of which anything was set.
 *
 * @throws Refusal not_found, insufficient_scope
 */
export async function listSettings(ctx: Ctx, orgId: string): Promise<RuleSettingRecord[]> {
  requireScope(ctx, "incidents:read");
  requireScopeIn(ctx, orgId, "incidents:read");
  return transact(ctx, (tx) => settingsOf(tx, { orgId }));
}

/**
 * Sets something about a rule of the library or of the organisation's own. A rule that is off starts no new
 * duties; duties that stand are left alone.
 *
 * @throws Refusal not_found, insufficient_scope, conflict
 */
export async function setRule(
  ctx: Ctx,
  orgId: string,
  ruleId: string,
  input: RuleSettingInput,
): Promise<RuleSettingRecord> {
  requireScope(ctx, "incidents:notify");
  requireScopeIn(ctx, orgId, "incidents:notify");
  return transact(ctx, async (tx) => {
    await lockOrganisation(tx, orgId);
    const rule = findRule(ruleId) ?? (await ownRuleVersions(tx, orgId, ruleId))[0]?.rule;
    if (!rule) throw notFound();
    if (input.kind === "commencement") requirePinnable(rule);
    const [before] = await settingsOf(tx, { orgId, ruleId });
    const history = before?.history ?? [];
    const recordedAt = after(history.at(-1)?.recordedAt, ctx.now);
    const row: RuleSettingRow = {
      id: newId(recordedAt),
      orgId,
      ruleId,
      kind: input.kind,
      reason: input.reason,
      commencement: input.commencement ? new Date(`${input.commencement}T00:00:00Z`) : null,
      recordedAt,
      ...recordedBy(ctx),
    };
    await tx.ruleSetting.create({ data: row });
    const held = heldIn([...history, row]);
    await record(tx, ctx, {
      orgId,
      action: "rule.setting_changed",
      subject: { type: "rule", id: ruleId },
      before: before ? contents(before) : null,
      after: { ...contents(held), kind: input.kind, reason: input.reason },
    });
    return { ruleId, ...held, history: [...history, row] };
  });
}

const contents = ({ offBecause, commencement }: RuleSetting) => ({
  off_because: offBecause,
  commencement,
});

/** Now, but past the setting before: the latest in time must be the one that came last. */
function after(last: Date | undefined, now: Date): Date {
  return last && last >= now ? new Date(last.getTime() + 1) : now;
}

/** Whether an organisation may pin the rule's date: it is law, and not in force or its date was not checked. */
export function isPinnable({ status, effectiveChecked }: Rule): boolean {
  if (status === "proposed" || status === "voluntary") return false;
  return status === "not_yet_in_force" || effectiveChecked === "unchecked";
}

function requirePinnable(rule: Rule): void {
  if (isPinnable(rule)) return;
  throw rule.status === "in_force"
    ? unpinnable(
        `It is in force, and its date was checked: ${rule.effectiveFrom}.`,
        "Switch the rule off, with a reason, where it does not bind the organisation.",
      )
    : unpinnable("It is no law, so a date would start nothing.", "Leave it without a date.");
}

function unpinnable(detail: string, fix: string): Refusal {
  return new Refusal("conflict", `This rule takes no date of commencement. ${detail}`, {
    faults: [{ pointer: "/commencement", detail, fix }],
  });
}
