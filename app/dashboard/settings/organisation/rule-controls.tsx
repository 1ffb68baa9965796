import { RuleSwitch } from "@/components/rules/rule-switch";
import { settingOut } from "@/lib/api/organisations/resource";
import { type Ctx, orgsWith } from "@/lib/context";
import type { Rule } from "@/lib/law/rule";
import { isPinnable, listSettings } from "@/lib/register/rule-settings";
import type { Organisation } from "@/lib/schema/organisation";
import { setAboutRule } from "./actions";

/** Whether the organisation uses the rule, and from when on. */
export async function RuleControls({
  ctx,
  org,
  rule,
}: {
  ctx: Ctx;
  org: Organisation;
  rule: Rule;
}) {
  const held = (await listSettings(ctx, org.id)).find(({ ruleId }) => ruleId === rule.id);
  return (
    <RuleSwitch
      orgName={org.name}
      setting={held ? settingOut(held) : null}
      pinnable={isPinnable(rule)}
      mayChange={orgsWith(ctx, "incidents:notify").includes(org.id)}
      set={setAboutRule.bind(null, org.id, rule.id)}
    />
  );
}
