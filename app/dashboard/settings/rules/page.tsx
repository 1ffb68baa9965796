import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { only, type SearchParams } from "@/app/search-params";
import { Words } from "@/app/words";
import { RuleList } from "@/components/rules/rule-list";
import { ruleOut } from "@/lib/api/rules";
import { findRules } from "@/lib/register/rules";
import { ruleFilterSchema } from "@/lib/schema/rules";
import { pageOrg } from "../../page-org";
import { OwnRulesSection } from "../organisation/own-rules-section";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("rules");
  return { title: t("title") };
}

export default async function RulesPage({ searchParams }: { searchParams: SearchParams }) {
  const { ctx, org } = await pageOrg("/dashboard/settings/rules");
  const said = await searchParams;
  // A form sends empty fields too; what does not fit filters nothing.
  const given = Object.fromEntries(
    Object.keys(ruleFilterSchema.shape).flatMap((name) => {
      const value = only(said[name])?.trim();
      return value ? [[name, value]] : [];
    }),
  );
  const filter = ruleFilterSchema.safeParse(given).data ?? {};
  const all = findRules(ctx, {});
  return (
    <Words rooms={["rules"]}>
      <RuleList
        rules={findRules(ctx, filter).map(ruleOut)}
        total={all.length}
        jurisdictions={[...new Set(all.map(({ jurisdiction }) => jurisdiction))].sort()}
        filter={filter}
        own={<OwnRulesSection ctx={ctx} orgId={org.id} />}
      />
    </Words>
  );
}
