import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { viewerLocale } from "@/app/viewer";
import { Words } from "@/app/words";
import { RulePage } from "@/components/rules/rule-page";
import { oneRuleOut } from "@/lib/api/rules";
import { lawTermsOf, sayTerm } from "@/lib/i18n/law-terms";
import { findRule } from "@/lib/law/rules";
import { getRule } from "@/lib/register/rules";
import { pageOrg } from "../../../page-org";
import { RuleControls } from "../../organisation/rule-controls";

type Params = Promise<{ id: string }>;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  const rule = findRule((await params).id);
  const t = await getTranslations("rules");
  if (!rule) return { title: t("notFound") };
  const act = sayTerm(await lawTermsOf(await viewerLocale()), rule.act);
  return { title: `${act}, ${rule.law}` };
}

export default async function OneRulePage({ params }: { params: Params }) {
  const { id } = await params;
  const { ctx, org } = await pageOrg(`/dashboard/settings/rules/${id}`);
  // Clocks name a rule by its id alone, whoever it belongs to.
  if (id.startsWith("own-")) redirect(`/dashboard/settings/organisation/rules/${id}`);
  const rule = findRule(id);
  if (!rule) notFound();
  return (
    <Words rooms={["rules"]}>
      <RulePage rule={oneRuleOut(getRule(ctx, id))} />
      <RuleControls ctx={ctx} org={org} rule={rule} />
    </Words>
  );
}
