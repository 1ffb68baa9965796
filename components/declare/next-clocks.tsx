"use client";
import type { VerdictOut } from "@/lib/schema/duties";
import { formatInstant } from "@/lib/time";
import { Glyph } from "../ui/glyph";
import { useZone } from "../ui/now";
import type { Assessed } from "./use-assessment";
import { verdictGroups } from "./verdict-groups";

/** The clock that the preview shows large. */
const SHOWN_APART = "eu-gdpr-art33";
const SHOWN = 6;

/** What else would start, by what is known; the first few. */
export function NextClocks({ assessed: { assessment, failed } }: { assessed: Assessed }) {
  if (assessment === null) {
    if (!failed) return null;
    return <p className="mt-5 text-ink-3 text-xs">Other clocks could not be assessed.</p>;
  }
  const { applies } = verdictGroups(assessment.verdicts);
  const next = applies.filter(({ rule_id }) => rule_id !== SHOWN_APART);
  const rest = next.length - SHOWN;
  if (next.length === 0) return null;
  return (
    <section className="mt-5">
      <h2 className="font-medium text-ink-3 text-sm">With what is known, these too</h2>
      <ul className="mt-1.5 text-sm">
        {next.slice(0, SHOWN).map((verdict) => (
          <NextClock key={verdict.rule_id} verdict={verdict} />
        ))}
      </ul>
      {rest > 0 && (
        <p className="pt-1 pl-6 text-ink-3 text-xs">and {rest} more, on the step Assess</p>
      )}
    </section>
  );
}

function NextClock({ verdict }: { verdict: VerdictOut }) {
  const zone = useZone();
  const { act, citation, due_at, started_at, period, binding } = verdict;
  const state = due_at ? "calm" : started_at ? "open" : "wait";
  const until = due_at
    ? formatInstant(new Date(due_at), zone, "short")
    : started_at && period.value === null
      ? "Without undue delay"
      : "Waits for its start";
  return (
    <li data-state={state} className="grid grid-cols-[1.5rem_1fr] py-1.5 leading-snug">
      <Glyph state={state} className="mt-0.5 size-3.75 text-state" />
      <span className="min-w-0">
        {act}
        <span className="block text-ink-3 text-xs" suppressHydrationWarning>
          {citation}: {until}
          {!binding && ", not binding yet"}
        </span>
      </span>
    </li>
  );
}

export interface Starts {
  clocks: number;
  decisions: number;
}

/** What declaring sets going, counted; null while the rules have not answered. */
export function startsIn({ assessment }: Assessed): Starts | null {
  if (assessment === null) return null;
  const count = (state: string) =>
    assessment.verdicts.filter((verdict) => verdict.state === state).length;
  return { clocks: count("running"), decisions: count("to_decide") };
}

/** The same in words; null where there is nothing to say. */
export function startsWords(starts: Starts | null): string | null {
  if (starts === null) return null;
  const { clocks, decisions } = starts;
  const parts = [
    clocks > 0 && `starts ${clocks} ${clocks === 1 ? "clock" : "clocks"}`,
    decisions > 0 && `asks for ${decisions} ${decisions === 1 ? "decision" : "decisions"}`,
  ].filter(Boolean);
  return parts.length > 0 ? `Declaring ${parts.join(" and ")}` : null;
}
