"use client";
import { RefreshCw, Scale } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { Duty } from "@/lib/schema/duties";
import type { IncidentDetail } from "@/lib/schema/incident";
import { placeName } from "../facts/places";
import { Button } from "../ui/button";
import { later } from "../ui/later";
import { LawTerm } from "../ui/law-term";
import { LawText } from "../ui/law-text";
import {
  byJurisdiction,
  byOutcome,
  personDecides,
  type VerdictGroup,
  type VerdictLine,
} from "./assess-changes";
import { Disclosure } from "./computation";
import { MissingFacts } from "./missing-facts";
import { Section } from "./section";

const AssessDialog = later(() => import("./assess-dialog").then((loaded) => loaded.AssessDialog));

/** More of one place than these are folded. */
const SHOWN_AT_ONCE = 4;

/** What every rule makes of the facts, with its reason: what a person has to look at first, the rest folded. */
export function AssessmentSection({
  incident,
  verdicts,
  duties,
  mayAssess,
  onApply,
  onState,
}: {
  incident: IncidentDetail;
  verdicts: readonly VerdictLine[];
  duties: readonly Duty[];
  mayAssess: boolean;
  /** Absent for who may not decide. */
  onApply?: (rule: VerdictLine) => void;
  onState?: (fact: string) => void;
}) {
  const locale = useLocale();
  const t = useTranslations("incident");
  const [assessing, setAssessing] = useState(false);
  const open = personDecides(verdicts, duties);
  const groups = byOutcome(verdicts);
  return (
    <Section
      id="assessment"
      title={t("assessment.title")}
      note={t("assessment.held", { count: verdicts.length })}
      action={
        mayAssess && (
          <Button
            size="sm"
            icon={<RefreshCw aria-hidden />}
            aria-label={t("assessment.againAll")}
            onClick={() => setAssessing(true)}
          >
            {t("assessment.again")}
          </Button>
        )
      }
    >
      <p className="text-ink-2 text-sm">
        {groups
          .map(({ outcome, verdicts: held }) =>
            t(`assessment.counted.${outcome}`, { count: held.length }),
          )
          .join(", ")}
        .
      </p>
      {open.length > 0 && (
        <>
          <h3 className="mt-4 font-semibold text-sm">{t("assessment.touched")}</h3>
          {byJurisdiction(open).map(({ jurisdiction, rules }) => (
            <Disclosure
              key={jurisdiction}
              open={rules.length <= SHOWN_AT_ONCE}
              summary={
                // Names of countries may differ between the server's and the browser's locale data.
                <span suppressHydrationWarning>
                  {placeName(jurisdiction, locale)} ({rules.length})
                </span>
              }
            >
              <ul>
                {rules.map((rule) => (
                  <ToDecide key={rule.rule_id} rule={rule} onApply={onApply} />
                ))}
              </ul>
            </Disclosure>
          ))}
        </>
      )}
      <div className="mt-2">
        {groups.map((group) => (
          <Folded key={group.outcome} {...group} onState={onState} />
        ))}
      </div>
      {assessing && (
        <AssessDialog incident={incident} duties={duties} onClose={() => setAssessing(false)} />
      )}
    </Section>
  );
}

/** A rule whose threshold no condition can judge: its sentence, and the person's word. */
function ToDecide({ rule, onApply }: { rule: VerdictLine; onApply?: (rule: VerdictLine) => void }) {
  const t = useTranslations("incident");
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-1.5 border-line border-t py-2 first:border-t-0 first:pt-0">
      <div className="min-w-56 flex-1">
        <p>
          <LawTerm of={rule.act} className="font-semibold text-ink text-sm" /> {rule.citation}
        </p>
        <p className="break-words">
          <LawText of={rule.reason} />
        </p>
      </div>
      {onApply && (
        <Button
          size="sm"
          icon={<Scale aria-hidden />}
          aria-label={t("assessment.appliesTo", { citation: rule.citation })}
          onClick={() => onApply(rule)}
        >
          {t("assessment.applies")}
        </Button>
      )}
    </li>
  );
}

function Folded({
  outcome,
  verdicts,
  onState,
}: VerdictGroup & { onState?: (fact: string) => void }) {
  const t = useTranslations("incident");
  return (
    <Disclosure
      summary={`${t(`assessment.head.${outcome}`)} (${verdicts.length})`}
      // The whole library would be a dozen sheets: paper has what binds, what is open, and above what a person decides where
      // places are touched. It counts the others.
      printed={outcome === "applies" || outcome === "cannot_tell"}
    >
      <ul className="grid gap-2">
        {verdicts.map((rule) => (
          <li key={rule.rule_id}>
            <p>
              <LawTerm of={rule.act} className="font-medium text-ink" /> {rule.citation},{" "}
              {rule.jurisdiction}
            </p>
            <p className="break-words">
              <LawText of={rule.reason} />
            </p>
            {outcome === "cannot_tell" && rule.missing.length > 0 && (
              <MissingFacts missing={rule.missing} onState={onState} />
            )}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
