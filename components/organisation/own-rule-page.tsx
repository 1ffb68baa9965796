"use client";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import type { OwnRuleOut, OwnRuleTerms, OwnRuleVersion } from "@/lib/schema/rule-settings";
import { OwnRuleDialog } from "../rules/own-rule-dialog";
import { periodWords } from "../rules/words";
import { Button } from "../ui/button";
import type { FormResult } from "../ui/form-result";
import { useZone } from "../ui/now";
import { PageHeader } from "../ui/page-header";
import { Panel } from "../ui/panel";
import { Time } from "../ui/time";
import { appliesWords, CALENDAR_WORDS, START_WORDS } from "./words";

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
  const [changing, setChanging] = useState(false);
  return (
    <>
      <p className="mb-2 text-sm">
        <Link href="/dashboard/settings/rules" className="link">
          Rules
        </Link>{" "}
        / <span className="record">{rule.id}</span>
      </p>
      <PageHeader
        title={rule.act}
        actions={mayChange && <Button onClick={() => setChanging(true)}>Change the rule</Button>}
      >
        {rule.name}, {rule.clause}. A rule of your own, from a contract.
      </PageHeader>
      <Panel>
        <Terms version={rule} />
      </Panel>
      {children}
      {rule.earlier.length > 0 && (
        <>
          <h2 className="mt-8 mb-3 text-xl">Earlier versions</h2>
          <p className="mb-3 text-ink-2 text-sm">Clocks keep the version they started under.</p>
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
  const zone = useZone();
  const { calendar } = held.period;
  return (
    <dl className="grid gap-x-6 gap-y-3 p-5 text-sm sm:grid-cols-[11rem_minmax(0,1fr)]">
      <Line name="Contract">
        {held.name}, {held.clause}
      </Line>
      <Line name="What must be done">{held.act}</Line>
      <Line name="Whom">{held.recipient}</Line>
      <Line name="Period">
        {periodWords(held.period)}
        {calendar && `, holidays: ${CALENDAR_WORDS[calendar]}`}
      </Line>
      <Line name="Runs from">{START_WORDS[held.starts]}</Line>
      <Line name="Applies">{appliesWords(held)}</Line>
      <Line name="Version">
        {held.version}, by {held.recorded_by.name},{" "}
        <Time at={new Date(held.recorded_at)} zone={zone} style="full" />
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
