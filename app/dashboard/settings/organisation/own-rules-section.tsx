import { OwnRules } from "@/components/organisation/own-rules";
import { ownRuleOut } from "@/lib/api/organisations/resource";
import { type Ctx, orgsWith } from "@/lib/context";
import { listOwnRules } from "@/lib/register/own-rules";
import { listSettings } from "@/lib/register/rule-settings";
import { addRule } from "./actions";

/** The organisation's own rules, and the way to a further one. */
export async function OwnRulesSection({ ctx, orgId }: { ctx: Ctx; orgId: string }) {
  const [rules, settings] = await Promise.all([listOwnRules(ctx, orgId), listSettings(ctx, orgId)]);
  const off = new Set(settings.flatMap((held) => (held.offBecause === null ? [] : [held.ruleId])));
  return (
    <OwnRules
      rules={rules.map(ownRuleOut).map((rule) => ({ ...rule, off: off.has(rule.id) }))}
      mayChange={orgsWith(ctx, "incidents:notify").includes(orgId)}
      add={addRule.bind(null, orgId)}
    />
  );
}
