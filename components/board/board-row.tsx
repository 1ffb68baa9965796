"use client";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { Avatar } from "@/components/ui/avatar";
import { buttonClass } from "@/components/ui/button-class";
import type { ClockState } from "@/components/ui/clock-state";
import { cx } from "@/components/ui/cx";
import { DrillMark } from "@/components/ui/drill-mark";
import { Fuse } from "@/components/ui/fuse";
import { useTime } from "@/components/ui/time-words";
import type { BoardRow } from "@/lib/schema/board";
import { LawTerm, useLawTerm } from "../ui/law-term";
import { Link } from "../ui/link";
import { ClockBox } from "./clock-box";
import { dueWords, fuseWords, subjectOf } from "./words";

const GRID = cx(
  "grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-2 px-4 pt-3 pb-3.5",
  "[grid-template-areas:'clk_own'_'what_what'_'fz_fz'_'to_due']",
  "lg:min-h-15.5 lg:items-center lg:gap-x-4.5 lg:py-1.25 lg:pr-4 lg:pl-1.5",
  "lg:grid-cols-[11.75rem_minmax(0,1fr)_7.5rem_8.5rem_11rem_4.25rem]",
  "lg:[grid-template-areas:'clk_what_to_fz_due_own']",
  "xl:gap-x-6 xl:grid-cols-[11.75rem_minmax(0,1fr)_9.5rem_11.5rem_12.5rem_6.25rem]",
  "wall:min-h-0 wall:grid-cols-[15.8rem_minmax(0,1fr)_11.5rem_10.5rem_13.4rem_2.3rem] wall:gap-x-[1.6rem] wall:py-[0.2rem] wall:pr-[1.1rem] wall:pl-1",
);

export interface BoardRowProps {
  row: BoardRow;
  state: ClockState;
  settled: boolean;
  /** To the minute, in milliseconds: the digits keep the seconds themselves. */
  now: number;
}

/** One open duty: a row, and below 1080 px a card. */
export const BoardRowItem = memo(function BoardRowItem(props: BoardRowProps) {
  const { row, state, settled, now } = props;
  const t = useTranslations("board");
  const say = useLawTerm();
  const time = useTime();
  const { clock, incident } = row;
  const subject = subjectOf(t, row);
  const [due, dueUtc] = dueWords(t, time, state, clock, now);
  const [gone, whole] = fuseWords(t, time, state, clock, now);
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
        <p className="font-semibold wall:text-[1.2rem] text-lg leading-[1.3rem] wall:leading-[1.65rem] tracking-[-0.005em] lg:truncate">
          <Link
            href={subject.href}
            className="outline-none after:absolute after:inset-0 after:content-[''] focus-visible:after:outline-2 focus-visible:after:outline-focus focus-visible:after:-outline-offset-2"
          >
            <LawTerm of={clock.act} />
          </Link>{" "}
          <span
            lang="en"
            className="ml-1 font-normal text-ink-3 wall:text-[0.95rem] text-sm lg:max-xl:hidden"
          >
            {clock.citation}
          </span>
        </p>
        <p className="mt-0.5 flex items-baseline gap-2.5 text-ink-2 wall:text-[1rem] text-sm leading-[1.1rem] wall:leading-[1.4rem]">
          <span className="record whitespace-nowrap text-ink-3">{subject.number}</span>
          {incident?.drill && <DrillMark />}
          <span className="min-w-0 lg:truncate">{subject.title}</span>
        </p>
      </div>
      <Pair area="[grid-area:to]" strong={row.org_name} soft={say(clock.recipient)} cut />
      <div className="min-w-0 [grid-area:fz] lg:pt-1">
        <Fuse
          state={state}
          startedAt={instant(clock.started_at)}
          dueAt={instant(clock.due_at)}
          now={now}
          className="wall:h-[1.1rem] wall:[--cord:0.45rem]"
        />
        <p className="narrow mt-0.5 hidden justify-between gap-2 whitespace-nowrap text-2xs wall:text-[0.85rem] text-ink-3 leading-[1.1rem] lg:flex">
          <span className="min-w-0 truncate">{settled ? "" : gone}</span>
          <span>{settled ? "" : whole}</span>
        </p>
      </div>
      <Pair
        area="[grid-area:due] text-right lg:text-left"
        strong={due}
        strongClass={state === "decide" ? "text-decide" : undefined}
        soft={dueUtc}
      />
      <div className="relative z-1 flex items-center justify-end gap-2 [grid-area:own]">
        {state === "decide" && !settled && (
          <Link
            href={subject.decide ? `${subject.decide}${clock.id}` : subject.href}
            className={cx(buttonClass({ variant: "primary", size: "sm" }), "wall:hidden")}
            aria-label={t("decideOn", { number: subject.number })}
          >
            {t("decide")}
          </Link>
        )}
        {incident?.owner && (
          <span className="wall:scale-125">
            <Avatar name={incident.owner.name} />
          </span>
        )}
      </div>
    </li>
  );
});

function Pair({
  area,
  strong,
  strongClass,
  soft,
  cut = false,
}: {
  area: string;
  strong: string;
  strongClass?: string;
  soft: string;
  /** Where it may be too long to be shown whole. */
  cut?: boolean;
}) {
  return (
    <div className={cx("min-w-0 tabular-nums", area)}>
      <span
        className={cx(
          "block truncate font-medium wall:text-[1.15rem] text-sm leading-[1.15rem] wall:leading-[1.65rem] lg:text-base lg:leading-[1.3rem]",
          strongClass,
        )}
        suppressHydrationWarning
      >
        {strong}
      </span>
      <span
        title={cut ? soft : undefined}
        className={cx(
          "block truncate text-ink-3 wall:text-[0.95rem] text-xs leading-[1.1rem] wall:leading-[1.4rem] lg:mt-0.5",
          cut && "first-letter:uppercase",
        )}
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
