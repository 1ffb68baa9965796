import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Words } from "@/app/words";
import { OwnRulePage } from "@/components/organisation/own-rule-page";
import { ownRuleOut } from "@/lib/api/organisations/resource";
import { orgsWith } from "@/lib/context";
import { listOwnRules } from "@/lib/register/own-rules";
import { pageOrg } from "../../../../page-org";
import { changeRule } from "../../actions";
import { RuleControls } from "../../rule-controls";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("rules");
  return { title: t("own.name") };
}

export default async function OneOwnRulePage({ params }: { params: Promise<{ ruleId: string }> }) {
  const { ruleId } = await params;
  const { ctx, org } = await pageOrg(`/dashboard/settings/organisation/rules/${ruleId}`);
  const versions = (await listOwnRules(ctx, org.id)).find(([latest]) => latest?.rule.id === ruleId);
  const [latest] = versions ?? [];
  if (!versions || !latest) notFound();
  return (
    <Words rooms={["rules"]}>
      <OwnRulePage
        rule={ownRuleOut(versions)}
        mayChange={orgsWith(ctx, "incidents:notify").includes(org.id)}
        change={changeRule.bind(null, org.id, ruleId)}
      >
        <RuleControls ctx={ctx} org={org} rule={latest.rule} />
      </OwnRulePage>
    </Words>
  );
}
