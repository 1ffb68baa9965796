"use client";
import { useTranslations } from "next-intl";
import type { Incident } from "@/lib/schema/incident";
import { Countdown, NoCountdown } from "../ui/countdown";
import { cx } from "../ui/cx";
import { Fuse } from "../ui/fuse";
import { LawTerm } from "../ui/law-term";
import { useNow } from "../ui/now";
import { Tag } from "../ui/tag";
import { useTime } from "../ui/time-words";
import { endedWords, nextDeadline } from "./next-deadline";
import { useDuties } from "./use-incidents";

/** The clock that presses most, in large digits; or how the settled ones ended. */
export function PreviewClock({ incident }: { incident: Incident }) {
  const t = useTranslations("register");
  const time = useTime();
  const now = useNow();
  const duties = useDuties(incident.id);
  const next = nextDeadline(incident.clocks, now);
  if (next.clock === null) {
    return (
      <div className="mx-5 rounded-3 bg-surface px-3.5 py-3 edge-line">
        <Tag state={next.state}>{endedWords(next.ended, t, time)}</Tag>
      </div>
    );
  }
  const { clock, state } = next;
  const duty = duties?.find(({ id }) => id === clock.id);
  const presses = state !== "calm" && state !== "open" && state !== "wait";
  return (
    <div
      data-state={state}
      className={cx(
        "mx-5 rounded-3 px-3.5 pt-3 pb-2.5",
        presses
          ? "bg-state-wash edge-state-fill/45 [--s-ground:var(--s-wash)]"
          : "bg-surface edge-line",
      )}
    >
      <div className="flex items-baseline justify-between gap-2">
        <Tag state={state} />
        <span className="narrow text-2xs text-ink-2" lang="en">
          {duty?.citation}
        </span>
      </div>
      <div
        className={cx(
          "my-1.5 text-[2.5rem] leading-none",
          presses ? "text-state" : state === "open" ? "text-ink-2" : "text-ink",
        )}
      >
        {state === "decide" || state === "wait" || !(clock.due_at || clock.started_at) ? (
          <NoCountdown />
        ) : (
          <Countdown
            {...(clock.due_at ? { due: clock.due_at } : { since: clock.started_at ?? undefined })}
          />
        )}
      </div>
      <p className="min-h-5 font-medium text-sm leading-snug">
        {duty && <LawTerm of={duty.act} />}
      </p>
      <Fuse
        className="mt-1.5"
        state={state}
        startedAt={clock.started_at ? Date.parse(clock.started_at) : null}
        dueAt={clock.due_at ? Date.parse(clock.due_at) : null}
        now={now}
      />
      <p className="mt-1 flex justify-between gap-2 text-ink-2 text-xs tabular-nums">
        {clock.due_at ? (
          <>
            <span suppressHydrationWarning>{time.near(clock.due_at, new Date(now))}</span>
            <span>{time.zone === "UTC" ? "" : time.at(clock.due_at, "short", "UTC")}</span>
          </>
        ) : (
          t(state === "decide" ? "preview.decide" : "preview.noNumber")
        )}
      </p>
    </div>
  );
}
