"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { OwnRuleOut, OwnRuleTerms, OwnRuleVersion } from "@/lib/schema/rule-settings";
import { appliesWords, periodWords } from "../rules/words";
import { Button } from "../ui/button";
import type { FormResult } from "../ui/form-result";
import { later } from "../ui/later";
import { Link } from "../ui/link";
import { PageHeader } from "../ui/page-header";
import { Panel } from "../ui/panel";
import { Time } from "../ui/time";

const OwnRuleDialog = later(() =>
  import("../rules/own-rule-dialog").then((loaded) => loaded.OwnRuleDialog),
);

/** One rule of the organisation's own, with its versions. */
export function OwnRulePage({
  rule,
  mayChange,
  change,
  children,
}: {
  rule: OwnRuleOut;
  mayChange: boolean;
  change: (terms: OwnRuleTerms) => Promise<FormResult<OwnRuleOut>>;
  /** Whether it is on. */
  children: ReactNode;
}) {
  const t = useTranslations("rules");
  const [changing, setChanging] = useState(false);
  return (
    <>
      <p className="mb-2 text-sm">
        <Link href="/dashboard/settings/rules" className="link">
          {t("title")}
        </Link>{" "}
        / <span className="record">{rule.id}</span>
      </p>
      <PageHeader
        title={rule.act}
        actions={mayChange && <Button onClick={() => setChanging(true)}>{t("own.change")}</Button>}
      >
        {t("own.from", { contract: rule.name, clause: rule.clause })}
      </PageHeader>
      <Panel>
        <Terms version={rule} />
      </Panel>
      {children}
      {rule.earlier.length > 0 && (
        <>
          <h2 className="mt-8 mb-3 text-xl">{t("own.earlier")}</h2>
          <p className="mb-3 text-ink-2 text-sm">{t("own.earlierAbout")}</p>
          <div className="grid gap-3">
            {rule.earlier.map((version) => (
              <Panel key={version.version}>
                <Terms version={version} />
              </Panel>
            ))}
          </div>
        </>
      )}
      {changing && <OwnRuleDialog rule={rule} save={change} onClose={() => setChanging(false)} />}
    </>
  );
}

function Terms({ version: held }: { version: OwnRuleVersion }) {
  const t = useTranslations("rules");
  const { calendar } = held.period;
  const period = periodWords(t, held.period);
  return (
    <dl className="grid gap-x-6 gap-y-3 p-5 text-sm sm:grid-cols-[11rem_minmax(0,1fr)]">
      <Line name={t("line.contract")}>
        {held.name}, {held.clause}
      </Line>
      <Line name={t("line.act")}>{held.act}</Line>
      <Line name={t("line.whom")}>{held.recipient}</Line>
      <Line name={t("line.period")}>
        {calendar
          ? t("own.periodHolidays", { period, calendar: t(`calendar.${calendar}`) })
          : period}
      </Line>
      <Line name={t("line.runsFrom")}>{t(`start.${held.starts}`)}</Line>
      <Line name={t("line.applies")}>{appliesWords(t, held)}</Line>
      <Line name={t("line.version")}>
        {t.rich("own.versionBy", {
          version: held.version,
          name: held.recorded_by.name,
          time: () => <Time at={held.recorded_at} style="full" />,
        })}
      </Line>
    </dl>
  );
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </>
  );
}
