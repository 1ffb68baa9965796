"use client";
import type { Duty } from "@/lib/schema/duties";
import { useZone } from "../ui/now";
import { Time } from "../ui/time";
import { FILED_WORDS, OUTCOME_WORDS } from "./words";

/** What was sent and decided under a duty, the newest first; nothing erased. */
export function DutyRecord({ duty }: { duty: Duty }) {
  const zone = useZone();
  const decisions = duty.decisions.toReversed();
  const filings = duty.filings.toReversed();
  if (decisions.length + filings.length === 0) return null;
  return (
    <ul className="mt-2 grid gap-1.5 text-xs leading-normal">
      {filings.map((filing) => (
        <li key={filing.id} className="text-ink-2">
          <b className="font-medium text-ink">{FILED_WORDS[filing.kind]}</b> to {filing.authority},{" "}
          <Time at={filing.filed_at} zone={zone} />
          {filing.reference && (
            <>
              , <span className="record break-all">{filing.reference}</span>
            </>
          )}
          {filing.delay_reasons && (
            <span className="block whitespace-pre-line break-words">
              Reasons for the delay: {filing.delay_reasons}
            </span>
          )}
        </li>
      ))}
      {decisions.map((decision, at) => (
        <li key={decision.id} className={at > 0 ? "text-ink-3" : "text-ink-2"}>
          <b className="font-medium text-ink">{OUTCOME_WORDS[decision.outcome]}</b>, decided by{" "}
          {decision.decided_by.name}, <Time at={decision.decided_at} zone={zone} />
          {at > 0 && " (earlier decision)"}
          <span className="block whitespace-pre-line break-words">{decision.reasons}</span>
        </li>
      ))}
    </ul>
  );
}
