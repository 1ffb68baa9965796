"use client";
import Link from "next/link";
import { memo } from "react";
import { Elapsed } from "@/components/incident/elapsed";
import { buttonClass } from "@/components/ui/button";
import type { ClockState } from "@/components/ui/clock-state";
import { Countdown, NoCountdown } from "@/components/ui/countdown";
import { cx } from "@/components/ui/cx";
import { DrillMark } from "@/components/ui/drill-mark";
import { Fuse } from "@/components/ui/fuse";
import { Glyph } from "@/components/ui/glyph";
import type { BoardRow } from "@/lib/schema/board";
import { dueWords, fuseWords, subjectOf, unitWords } from "./words";

const GRID = cx(
  "grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-2 px-4 pt-3 pb-3.5",
  "[grid-template-areas:'clk_own'_'what_what'_'fz_fz'_'to_due']",
  "lg:min-h-15.5 lg:items-center lg:gap-x-4.5 lg:py-1.25 lg:pr-4 lg:pl-1.5",
  "lg:grid-cols-[11.75rem_minmax(0,1fr)_7.5rem_8.5rem_11rem_4.25rem]",
  "lg:[grid-template-areas:'clk_what_to_fz_due_own']",
  "xl:gap-x-6 xl:grid-cols-[11.75rem_minmax(0,1fr)_8.5rem_12.5rem_12.5rem_4.25rem]",
);

/** Pressure climbs: ink, coloured, tinted box, solid box. */
const BOX: Partial<Record<ClockState, string>> = {
  watch: "[&_.digits]:text-watch",
  open: "[&_.digits]:text-ink-2",
  urgent:
    "bg-urgent-wash text-urgent shadow-[inset_0_0_0_1px_color-mix(in_oklch,var(--urgent-fill)_55%,transparent)]",
  overdue: "bg-overdue-fill text-on-overdue",
  decide: "border border-dashed border-decide-fill text-decide",
};
const BOXED: readonly ClockState[] = ["urgent", "overdue", "decide"];

export interface BoardRowProps {
  row: BoardRow;
  state: ClockState;
  settled: boolean;
  /** To the minute, in milliseconds: the digits keep the seconds themselves. */
  now: number;
  zone: string;
}

/** One open duty: a row, and below 1080 px a card. */
export const BoardRowItem = memo(function BoardRowItem(props: BoardRowProps) {
  const { row, state, settled, now, zone } = props;
  const { clock } = row;
  const subject = subjectOf(row);
  const [due, dueUtc] = dueWords(state, clock, now, zone);
  const [gone, whole] = fuseWords(state, clock, now);
  return (
    <li
      data-row={clock.id}
      data-state={state}
      className={cx(
        "relative border-line border-t transition-colors [--s-ground:var(--surface)] first:border-t-0",
        settled && "bg-met-wash",
        !settled &&
          (state === "overdue"
            ? "bg-overdue-wash [--s-ground:var(--overdue-wash)]"
            : "hover:bg-hover hover:[--s-ground:var(--hover)]"),
        GRID,
      )}
    >
      <ClockBox row={row} state={state} settled={settled} />
      <div className="min-w-0 [grid-area:what]">
        <p className="font-semibold text-lg leading-[1.3rem] tracking-[-0.005em] lg:truncate">
          <Link
            href={subject.href}
            className="outline-none after:absolute after:inset-0 after:content-[''] focus-visible:after:outline-2 focus-visible:after:outline-focus focus-visible:after:-outline-offset-2"
          >
            {clock.act}
          </Link>{" "}
          <span className="ml-1 font-normal text-ink-3 text-sm lg:max-xl:hidden">
            {clock.citation}
          </span>
        </p>
        <p className="mt-0.5 flex items-baseline gap-2.5 text-ink-2 text-sm leading-[1.1rem]">
          <span className="record whitespace-nowrap text-ink-3">{subject.number}</span>
          {row.incident?.drill && <DrillMark />}
          <span className="min-w-0 lg:truncate">{subject.title}</span>
        </p>
      </div>
      <Pair area="[grid-area:to]" strong={row.org_name} soft={clock.recipient} />
      <div className="min-w-0 [grid-area:fz] lg:pt-1">
        <Fuse
          state={state}
          startedAt={instant(clock.started_at)}
          dueAt={instant(clock.due_at)}
          now={now}
        />
        <p className="narrow mt-0.5 hidden justify-between gap-2 text-2xs text-ink-3 leading-[1.1rem] lg:flex">
          <span>{settled ? "" : gone}</span>
          <span>{settled ? "" : whole}</span>
        </p>
      </div>
      <Pair
        area="[grid-area:due] text-right lg:text-left"
        strong={due}
        strongClass={state === "decide" ? "text-decide" : undefined}
        soft={dueUtc}
      />
      <div className="relative z-1 flex items-center justify-end [grid-area:own]">
        {state === "decide" && (
          <Link
            href={subject.decide ? `${subject.decide}${clock.id}` : subject.href}
            className={buttonClass({ variant: "primary", size: "sm" })}
            aria-label={`Decide ${subject.number}`}
          >
            Decide
          </Link>
        )}
      </div>
    </li>
  );
});

function ClockBox({
  row: { clock },
  state,
  settled,
}: Pick<BoardRowProps, "row" | "state" | "settled">) {
  return (
    <div
      className={cx(
        "flex h-10.5 w-fit items-center gap-2.5 rounded-2 px-2.5 [grid-area:clk] lg:h-12.75 lg:w-auto lg:gap-3 lg:px-3",
        !BOXED.includes(state) && "-ml-2.5 lg:ml-0",
        BOX[state],
      )}
    >
      <Glyph state={state} className={cx("size-4", !BOXED.includes(state) && "text-state")} />
      <div className="flex items-baseline gap-2 lg:ml-auto lg:block lg:pt-1 lg:text-right">
        {settled ? (
          <span className="font-medium text-met text-lg">Settled</span>
        ) : (
          <>
            {clockDigits(clock, state)}
            <span
              className={cx(
                "block text-xs leading-none lg:mt-1 lg:text-2xs",
                !BOXED.includes(state) && "text-ink-3",
              )}
            >
              {unitWords(state, clock)}
            </span>
          </>
        )}
      </div>
    </div>
  );
}

function clockDigits(clock: BoardRow["clock"], state: ClockState) {
  const look = "text-digits-lg leading-none";
  if (state === "open" && clock.started_at)
    return <Elapsed since={clock.started_at} className={`${look} text-ink-2`} />;
  if (state === "wait")
    return (
      <span className="font-medium text-ink-2 text-sm">
        {clock.binding ? "Not started" : "Not in force"}
      </span>
    );
  if (state === "decide" || clock.due_at === null) return <NoCountdown className={look} />;
  return <Countdown due={clock.due_at} className={look} />;
}

function Pair({
  area,
  strong,
  strongClass,
  soft,
}: {
  area: string;
  strong: string;
  strongClass?: string;
  soft: string;
}) {
  return (
    <div className={cx("min-w-0 tabular-nums", area)}>
      <span
        className={cx(
          "block truncate font-medium text-sm leading-[1.15rem] lg:text-base lg:leading-[1.3rem]",
          strongClass,
        )}
        suppressHydrationWarning
      >
        {strong}
      </span>
      <span
        className="block truncate text-ink-3 text-xs first-letter:uppercase leading-[1.1rem] lg:mt-0.5"
        suppressHydrationWarning
      >
        {soft}
      </span>
    </div>
  );
}

function instant(said: string | null): number | null {
  return said === null ? null : Date.parse(said);
}
