"use client";
import { useTranslations } from "next-intl";
import type { Clock } from "@/lib/schema/incident";
import { Elapsed } from "../incident/elapsed";
import type { ClockState } from "../ui/clock-state";
import { Countdown } from "../ui/countdown";
import { cx } from "../ui/cx";
import { Glyph } from "../ui/glyph";
import { useNow } from "../ui/now";
import { useTime } from "../ui/time-words";
import { endedWords, nextDeadline } from "./next-deadline";

/** Weight climbs with pressure: these stand in a box. */
const BOXED: readonly ClockState[] = ["overdue", "urgent", "decide"];

/** The next deadline of an incident: running digits in their state, that a decision is due, or how it ended. */
export function DeadlineCell({ clocks, quiet }: { clocks: readonly Clock[]; quiet: boolean }) {
  const t = useTranslations("register");
  const time = useTime();
  const next = nextDeadline(clocks, useNow());
  const { state } = next;
  return (
    <span
      data-state={state}
      className={cx(
        "inline-flex h-6 items-center gap-2 whitespace-nowrap rounded-1 md:-ml-2 md:px-2",
        BOXED.includes(state) && "px-2",
        state === "overdue" ? "bg-overdue-fill text-on-overdue" : "text-state",
        state === "urgent" && "bg-urgent-wash edge-urgent-fill/45",
        state === "decide" && "border border-decide-fill border-dashed",
      )}
    >
      <Glyph state={state} className="size-3.25" />
      {next.clock === null ? (
        <span className={quiet ? undefined : "font-medium"}>{endedWords(next.ended, t, time)}</span>
      ) : (
        <OpenClock clock={next.clock} state={state} />
      )}
    </span>
  );
}

function OpenClock({ clock, state }: { clock: Clock; state: ClockState }) {
  const t = useTranslations("register");
  const states = useTranslations("ui.state");
  if (state === "decide") return <span className="font-medium">{t("decideNow")}</span>;
  if (state === "wait") return <span className="font-medium">{states("wait")}</span>;
  const calm = state === "calm" || state === "open";
  const look = calm ? "text-ink" : undefined;
  return (
    <>
      <span className="sr-only">{states(state)}: </span>
      {clock.due_at ? (
        <Countdown due={clock.due_at} className={look} />
      ) : (
        clock.started_at && <Elapsed since={clock.started_at} className={look} />
      )}
    </>
  );
}
