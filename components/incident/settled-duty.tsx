"use client";
import type { Clock, IncidentDetail } from "@/lib/schema/incident";
import { settledWords } from "../register/next-deadline";
import { clockState } from "../ui/clock-state";
import { Fuse } from "../ui/fuse";
import { Glyph } from "../ui/glyph";
import { useZone } from "../ui/now";
import { Time } from "../ui/time";
import { Computation } from "./computation";
import { OUTCOME_WORDS, ruleWords } from "./words";

/** A duty that is settled: how, by how much, by whom. Never called compliant: that is not ours to say. */
export function SettledDuty({ clock, incident }: { clock: Clock; incident: IncidentDetail }) {
  const state = clockState(clock, 0);
  const { citation, act } = ruleWords(clock);
  return (
    <li
      data-state={state}
      className="grid grid-cols-[1.5rem_minmax(0,1fr)] border-line border-t px-0.5 py-2 text-sm leading-snug"
    >
      <Glyph state={state} className="mt-0.5 size-4 text-state" />
      <div>
        <p className="flex items-baseline justify-between gap-2">
          <b className="font-semibold text-state">{headline(clock)}</b>
          <span className="narrow flex-none text-2xs text-ink-3">{citation}</span>
        </p>
        <p>{act}</p>
        {state === "late" && clock.started_at && clock.due_at && clock.settled_at && (
          <Fuse
            state="late"
            startedAt={Date.parse(clock.started_at)}
            dueAt={Date.parse(clock.due_at)}
            now={Date.parse(clock.settled_at)}
          />
        )}
        <Circumstances clock={clock} incident={incident} />
        <Computation clock={clock} />
      </div>
    </li>
  );
}

function headline(clock: Clock): string {
  const words = settledWords(clock);
  if (clock.state === "met") return words === "Met" ? words : `Met, ${words}`;
  return clock.state === "met_late" && clock.late_by_ms ? `Sent ${words}` : words;
}

function Circumstances({ clock, incident }: { clock: Clock; incident: IncidentDetail }) {
  const zone = useZone();
  const small = "mt-0.5 text-ink-3 text-xs leading-normal whitespace-pre-line break-words";
  if (clock.state === "not_required") {
    const decision = incident.decisions.findLast(({ clock_id }) => clock_id === clock.id);
    if (!decision) return null;
    return (
      <p className={small}>
        {OUTCOME_WORDS[decision.outcome]}. {decision.reasons}
        {"\n"}Decided by {decision.decided_by.name}, <Time at={decision.decided_at} zone={zone} />.
      </p>
    );
  }
  const filing = incident.filings.find(
    ({ clock_id, kind }) => clock_id === clock.id && kind === "initial",
  );
  return (
    <>
      {filing && (
        <p className={small}>
          {filing.authority}, <Time at={filing.filed_at} zone={zone} />
          {clock.state === "met" && <>. Within the outer limit; the duty is without undue delay.</>}
        </p>
      )}
      {filing?.delay_reasons && <p className={small}>Reasons: {filing.delay_reasons}</p>}
    </>
  );
}
