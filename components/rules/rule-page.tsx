import Link from "next/link";
import type { ReactNode } from "react";
import type { RuleOut } from "@/lib/schema/rules";
import { PageHeader } from "../ui/page-header";
import { Panel } from "../ui/panel";
import { CHECKED_LONG, periodWords, RULE_STATUS_WORDS, STAGE_WORDS, triggerWords } from "./words";

/** One rule: what it asks, when it counts, where it stands, and how well that was checked. */
export function RulePage({ rule }: { rule: RuleOut }) {
  return (
    <>
      <p className="mb-2 text-sm">
        <Link href="/dashboard/settings/rules" className="link">
          Rules
        </Link>{" "}
        / <span className="record">{rule.id}</span>
      </p>
      <PageHeader title={rule.act}>{rule.citation}</PageHeader>
      <Panel>
        <dl className="grid gap-x-6 gap-y-3 p-5 text-sm sm:grid-cols-[11rem_minmax(0,1fr)]">
          <Line name="Who tells">{rule.applies_to}</Line>
          <Line name="Whom">{rule.recipient.name}</Line>
          <Line name="From when on">{rule.threshold}</Line>
          <Line name="Starts with">{triggerWords(rule.trigger)}</Line>
          <Line name="Period">{periodWords(rule.period)}</Line>
          <Line name="How it counts">{rule.counting}</Line>
          <Line name="Stage">{STAGE_WORDS[rule.stage]}</Line>
          <Line name="What it must hold">
            {rule.content.length > 0 && (
              <ul className="list-disc pl-4">
                {rule.content.map((item) => (
                  <li key={item}>{item}</li>
                ))}
              </ul>
            )}
          </Line>
          <Line name="In phases">{rule.phased ? "Allowed" : "Not foreseen"}</Line>
          <Line name="When late">
            {rule.late_reasons_required ? "The reasons for the delay are required" : ""}
          </Line>
          <Line name="Status">
            {RULE_STATUS_WORDS[rule.status]}
            {rule.effective_from && `, from ${rule.effective_from} (date unchecked)`}
          </Line>
          <Line name="Notes">{rule.notes}</Line>
          <Line name="How it was checked">{CHECKED_LONG[rule.checked]}</Line>
          <Line name="Sources">
            {rule.sources.length > 0 && (
              <ul>
                {rule.sources.map((source) => (
                  <li key={source}>
                    <a href={source} rel="noreferrer" className="link break-all">
                      {source}
                    </a>
                  </li>
                ))}
              </ul>
            )}
          </Line>
          <Line name="Version">{rule.version}</Line>
          <Line name="Clocks">
            {rule.starts_clocks
              ? "Every incident starts one by this rule."
              : "This version starts none by this rule. Watch it yourself."}
          </Line>
        </dl>
      </Panel>
      <p className="mt-4 text-ink-3 text-sm">
        No legal advice. Tocsin computes, the controller decides.
      </p>
    </>
  );
}

/** A line that is left out where there is nothing to say. */
function Line({ name, children }: { name: string; children: ReactNode }) {
  if (children === "" || children === false || children === null) return null;
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
