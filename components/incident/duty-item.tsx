"use client";
import { Scale, Send } from "lucide-react";
import type { Duty } from "@/lib/schema/duties";
import { formatDuration, formatInstant } from "@/lib/time";
import { Button } from "../ui/button";
import type { ClockState } from "../ui/clock-state";
import { Countdown } from "../ui/countdown";
import { cx } from "../ui/cx";
import { useZone } from "../ui/now";
import { Tag } from "../ui/tag";
import { Computation } from "./computation";
import { canDecide, canFile, hasFirst, type NamedRule, waitsFor } from "./duty-order";
import { DutyRecord } from "./duty-record";
import { Elapsed } from "./elapsed";
import { MissingFacts } from "./missing-facts";
import { TwoZones } from "./two-zones";
import { CHECKED_SHORT, settledHeadline } from "./words";

export interface DutyActs {
  /** Absent for who may not. */
  onFile?: (duty: Duty) => void;
  onDecide?: (duty: Duty) => void;
  onState?: (fact: string) => void;
}

const PRESSED: readonly ClockState[] = ["overdue", "decide", "urgent", "watch"];

/** One duty: what is owed to whom by which article, how it stands, what can be done, and what was. */
export function DutyItem({
  duty,
  state,
  acts,
  rules,
}: {
  duty: Duty;
  state: ClockState;
  acts: DutyActs;
  /** Names what a waiting duty waits for. */
  rules: readonly NamedRule[];
}) {
  return (
    <li
      id={`duty-${duty.id}`}
      data-state={state}
      className={cx(
        "scroll-mt-16 border-line border-t py-3.5 text-sm leading-normal first:border-t-0",
        PRESSED.includes(state) && "-ml-3.5 border-l-3 border-l-state-fill pl-3",
      )}
    >
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
        <h4 className="min-w-0 font-semibold text-base">{duty.act}</h4>
        <span className="narrow text-ink-3 text-xs">{duty.citation}</span>
        <span
          className={cx(
            "ml-auto text-2xs",
            duty.checked === "text" ? "text-ink-3" : "font-medium text-watch",
          )}
        >
          {CHECKED_SHORT[duty.checked]}
        </span>
      </div>
      <p className="text-ink-2">
        To: <span className="text-ink">{duty.recipient}</span>
      </p>
      <Standing duty={duty} state={state} rules={rules} />
      {duty.missing.length > 0 && <MissingFacts missing={duty.missing} onState={acts.onState} />}
      {duty.order.map((words) => (
        <p
          key={words}
          className={words.startsWith("Out of order") ? "font-medium text-overdue" : "text-ink-2"}
        >
          {words}
        </p>
      ))}
      <Buttons duty={duty} state={state} acts={acts} />
      <DutyRecord duty={duty} />
      <Computation duty={duty} />
    </li>
  );
}

function Standing({
  duty,
  state,
  rules,
}: {
  duty: Duty;
  state: ClockState;
  rules: readonly NamedRule[];
}) {
  const zone = useZone();
  const awaited = duty.state === "waiting" ? waitsFor(duty, rules) : null;
  return (
    <div className="mt-1 grid gap-0.5">
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
        <Tag state={state}>{stateWords(duty, state)}</Tag>
        <Remaining duty={duty} state={state} />
      </p>
      {duty.due_at && duty.state !== "superseded" && (
        <p className="text-ink-2 tabular-nums">
          {dueWord(duty)} <TwoZones at={duty.due_at} zone={zone} />
        </p>
      )}
      {state === "open" && duty.started_at && (
        <p className="text-ink-2 tabular-nums">
          The law gives no number. It runs since <TwoZones at={duty.started_at} zone={zone} />
        </p>
      )}
      {awaited && <p className="break-words">{awaited}</p>}
      {state === "overdue" && <p>Still owed: file now and give the reason for the delay.</p>}
      {(duty.corrected_late_by_ms ?? null) !== null && <Corrected duty={duty} />}
      {/* What is missing is asked below, and says the same. */}
      {duty.reason && duty.missing.length === 0 && (
        <p className="break-words text-ink-2">{duty.reason}</p>
      )}
    </div>
  );
}

function dueWord(duty: Duty): string {
  if (duty.state === "authority_extended") return "Extended to";
  return duty.binding ? "Due" : "Would be due";
}

function Remaining({ duty, state }: { duty: Duty; state: ClockState }) {
  if (state === "open" && duty.started_at) {
    return (
      <span className="text-ink-2">
        <Elapsed since={duty.started_at} /> gone
      </span>
    );
  }
  const counts = state === "overdue" || state === "urgent" || state === "watch" || state === "calm";
  if (!counts || duty.due_at === null) return null;
  return (
    <span className={state === "calm" ? undefined : "text-state"}>
      <Countdown due={duty.due_at} /> {state === "overdue" ? "overdue" : "left"}
    </span>
  );
}

/** What was found at the filing stays; beside it what a corrected awareness makes of it. */
function Corrected({ duty }: { duty: Duty }) {
  const late = duty.corrected_late_by_ms ?? 0;
  return (
    <p className="flex flex-wrap items-baseline gap-x-2">
      <span className="text-ink-3">Under the corrected awareness:</span>
      {late > 0 ? (
        <Tag state="late">late by {formatDuration(late)}</Tag>
      ) : (
        <Tag state="met">within the outer limit</Tag>
      )}
    </p>
  );
}

function stateWords(duty: Duty, state: ClockState): string | undefined {
  if (!duty.binding && state === "wait") {
    const from = duty.binding_from && formatInstant(new Date(duty.binding_from), "UTC", "date");
    return from ? `Not in force until ${from}` : "Not in force";
  }
  if (state === "wait") return "Waiting for its start";
  if (duty.state === "authority_extended" && state !== "overdue")
    return "Extended by the authority";
  if (state === "met" || state === "late" || state === "off") return settledHeadline(duty);
  return undefined;
}

function Buttons({ duty, state, acts }: { duty: Duty; state: ClockState; acts: DutyActs }) {
  const file = canFile(duty) ? acts.onFile : undefined;
  const decide = canDecide(duty) ? acts.onDecide : undefined;
  if (!file && !decide) return null;
  const first = !hasFirst(duty);
  return (
    <p className="mt-2 flex flex-wrap gap-2 print:hidden">
      {file && (
        <Button
          size="sm"
          icon={<Send aria-hidden />}
          aria-label={`${first ? "Record a filing" : "Record what followed"}: ${duty.citation}`}
          onClick={() => file(duty)}
        >
          {first ? "Record a filing" : "Record what followed"}
        </Button>
      )}
      {decide && (
        <Button
          size="sm"
          variant={state === "decide" ? "primary" : "plain"}
          icon={<Scale aria-hidden />}
          aria-label={`${duty.decisions.length > 0 ? "Decide again" : "Decide"}: ${duty.citation}`}
          onClick={() => decide(duty)}
        >
          {duty.decisions.length > 0 ? "Decide again" : "Decide"}
        </Button>
      )}
    </p>
  );
}
