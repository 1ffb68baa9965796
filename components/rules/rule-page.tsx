import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { OneRuleOut } from "@/lib/schema/rules";
import { LawTerm } from "../ui/law-term";
import { Link } from "../ui/link";
import { PageHeader } from "../ui/page-header";
import { Panel } from "../ui/panel";
import { RuleText } from "./rule-text";
import { periodWords } from "./words";

/** One rule: what it asks, when it counts, where it stands, how well that was checked, and its versions. */
export function RulePage({ rule, children }: { rule: OneRuleOut; children?: ReactNode }) {
  const t = useTranslations("rules");
  const earlier = rule.versions.filter(({ version }) => version !== rule.version).reverse();
  return (
    <>
      <p className="mb-2 text-sm">
        <Link href="/dashboard/settings/rules" className="link">
          {t("title")}
        </Link>{" "}
        / <span className="record">{rule.id}</span>
      </p>
      <PageHeader title={<LawTerm of={rule.act} />}>
        <span lang="en">{rule.citation}</span>
      </PageHeader>
      <Panel>
        <RuleText rule={rule} />
      </Panel>
      {children}
      <section aria-labelledby="versions" className="mt-8">
        <h2 id="versions" className="font-semibold text-base">
          {t("versions.title")}
        </h2>
        <p className="mt-1 text-ink-3 text-sm">
          {t(earlier.length === 0 ? "versions.alone" : "versions.more", { version: rule.version })}
        </p>
        {earlier.map((version) => (
          <Panel key={version.version} className="mt-3">
            <details>
              <summary className="cursor-pointer p-5 text-sm">
                {t(version.effective_to ? "versions.oneUntil" : "versions.one", {
                  version: version.version,
                  period: periodWords(t, version.period),
                  until: version.effective_to ?? "",
                })}
              </summary>
              <RuleText rule={version} />
            </details>
          </Panel>
        ))}
      </section>
      <p className="mt-4 text-ink-3 text-sm">{t("noAdvice")}</p>
    </>
  );
}
