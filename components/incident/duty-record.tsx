"use client";
import { useTranslations } from "next-intl";
import type { Duty } from "@/lib/schema/duties";
import { Time } from "../ui/time";

/** What was sent and decided under a duty, the newest first; nothing erased. */
export function DutyRecord({ duty }: { duty: Duty }) {
  const t = useTranslations("incident");
  const decisions = duty.decisions.toReversed();
  const filings = duty.filings.toReversed();
  if (decisions.length + filings.length === 0) return null;
  return (
    <ul className="mt-2 grid gap-1.5 text-xs leading-normal">
      {filings.map((filing) => (
        <li key={filing.id} className="text-ink-2">
          {t.rich("record.filed", {
            kind: t(`filed.${filing.kind}`),
            authority: filing.authority,
            b: (words) => <b className="font-medium text-ink">{words}</b>,
            time: () => <Time at={filing.filed_at} />,
          })}
          {filing.reference && (
            <>
              , <span className="record break-all">{filing.reference}</span>
            </>
          )}
          {filing.delay_reasons && (
            <span className="block whitespace-pre-line break-words">
              {t("record.delay", { reasons: filing.delay_reasons })}
            </span>
          )}
        </li>
      ))}
      {decisions.map((decision, at) => (
        <li key={decision.id} className={at > 0 ? "text-ink-3" : "text-ink-2"}>
          {t.rich(at > 0 ? "record.decidedEarlier" : "record.decided", {
            outcome: t(`outcome.${decision.outcome}`),
            name: decision.decided_by.name,
            b: (words) => <b className="font-medium text-ink">{words}</b>,
            time: () => <Time at={decision.decided_at} />,
          })}
          <span className="block whitespace-pre-line break-words">{decision.reasons}</span>
        </li>
      ))}
    </ul>
  );
}
