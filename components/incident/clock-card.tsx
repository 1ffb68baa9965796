"use client";
import type { Clock } from "@/lib/schema/incident";
import { type ClockState, STATE_WORDS } from "../ui/clock-state";
import { Countdown, NoCountdown } from "../ui/countdown";
import { cx } from "../ui/cx";
import { Fuse } from "../ui/fuse";
import { useNow, useZone } from "../ui/now";
import { Tag } from "../ui/tag";
import { Computation } from "./computation";
import { TwoZones } from "./two-zones";
import { ruleWords } from "./words";

const PRESSED = "bg-state-wash [--s-ground:var(--s-wash)] shadow-[inset_3px_0_0_var(--s-fill)]";

/** A clock that is still open: what is owed, how long is left, until when, and why. */
export function ClockCard({ clock, state }: { clock: Clock; state: ClockState }) {
  const now = useNow();
  const zone = useZone();
  const { citation, act } = ruleWords(clock);
  const pressed = state !== "calm" && state !== "open" && state !== "wait";
  return (
    <li
      data-state={state}
      className={cx("border-line border-t px-4 pt-2.5 pb-2.5 first:border-t-0", pressed && PRESSED)}
    >
      <div className="flex items-center justify-between gap-3">
        <Tag state={state} />
        <span className="narrow text-2xs text-ink-2">{citation}</span>
      </div>
      <div className="mt-1.5 mb-1 flex items-baseline gap-2">
        <ClockDigits clock={clock} state={state} />
      </div>
      <p className="mb-1 font-medium text-sm leading-snug">{act}</p>
      <Fuse
        state={state}
        startedAt={clock.started_at ? Date.parse(clock.started_at) : null}
        dueAt={clock.due_at ? Date.parse(clock.due_at) : null}
        now={now}
      />
      <p className="mt-1 text-ink-2 text-xs tabular-nums">
        {clock.due_at ? (
          <TwoZones at={clock.due_at} zone={zone} near={new Date(now)} />
        ) : (
          <WithoutDeadline state={state} />
        )}
      </p>
      {state === "overdue" && (
        <p className="mt-1.5 text-sm">Still owed: file now and give the reason for the delay.</p>
      )}
      <Computation clock={clock} />
    </li>
  );
}

function ClockDigits({ clock, state }: { clock: Clock; state: ClockState }) {
  const box = cx(
    "text-[2.25rem] leading-none",
    state === "overdue" && "rounded-2 bg-overdue-fill px-2 py-1 text-[1.75rem] text-on-overdue",
    state === "decide" &&
      "rounded-2 border border-decide-fill border-dashed px-2 py-1 text-[1.75rem] text-state",
    (state === "watch" || state === "urgent") && "text-state",
    state === "open" && "text-ink-2",
  );
  if (state === "decide" || state === "wait") return <NoCountdown className={box} />;
  if (clock.due_at === null) {
    return (
      <>
        <Countdown since={clock.started_at ?? undefined} className={box} />
        <span className="text-ink-2 text-xs">gone</span>
      </>
    );
  }
  return (
    <>
      <Countdown due={clock.due_at} className={box} />
      <span className="text-ink-2 text-xs">{state === "overdue" ? "overdue" : "left"}</span>
    </>
  );
}

function WithoutDeadline({ state }: { state: ClockState }) {
  if (state === "decide") {
    return "No deadline yet. Say when you became aware, or decide that no notification is due.";
  }
  return state === "open" ? "The law gives no number: without undue delay." : STATE_WORDS[state];
}
