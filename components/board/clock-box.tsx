"use client";
import { useTranslations } from "next-intl";
import { Elapsed } from "@/components/incident/elapsed";
import type { ClockState } from "@/components/ui/clock-state";
import { Countdown, NoCountdown } from "@/components/ui/countdown";
import { cx } from "@/components/ui/cx";
import { Glyph } from "@/components/ui/glyph";
import type { BoardRow } from "@/lib/schema/board";
import { unitWords } from "./words";

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

/** The digits of a row in their box, with the state's glyph and what they count. */
export function ClockBox({
  row: { clock },
  state,
  settled,
}: {
  row: BoardRow;
  state: ClockState;
  /** Its duty has just been settled. */
  settled: boolean;
}) {
  const t = useTranslations("board");
  return (
    <div
      className={cx(
        "flex h-10.5 w-fit items-center gap-2.5 rounded-2 px-2.5 [grid-area:clk] wall:h-full wall:px-4 lg:h-12.75 lg:w-auto lg:gap-3 lg:px-3",
        !BOXED.includes(state) && "-ml-2.5 lg:ml-0",
        BOX[state],
      )}
    >
      <Glyph
        state={state}
        className={cx(
          "wall:size-[1.7rem] size-4 flex-none",
          !BOXED.includes(state) && "text-state",
        )}
      />
      <div className="flex items-baseline gap-2 lg:ml-auto lg:grid lg:justify-items-end lg:gap-0.75 wall:gap-0 lg:pt-0.75 wall:pt-0">
        {settled ? (
          <span className="font-medium text-met text-lg">{t("settled")}</span>
        ) : (
          <>
            <ClockDigits clock={clock} state={state} />
            <span
              className={cx(
                "block whitespace-nowrap text-xs leading-none lg:text-2xs wall:text-[0.78rem]",
                !BOXED.includes(state) && "text-ink-3",
              )}
            >
              {unitWords(t, state, clock)}
            </span>
          </>
        )}
      </div>
    </div>
  );
}

function ClockDigits({ clock, state }: { clock: BoardRow["clock"]; state: ClockState }) {
  const t = useTranslations("board");
  const look = "wall:text-[2.3rem] text-digits-lg leading-none";
  if (state === "open" && clock.started_at)
    return <Elapsed since={clock.started_at} className={`${look} text-ink-2`} />;
  if (state === "wait")
    return (
      <span className="font-medium text-ink-2 text-sm">
        {clock.binding ? t("notStarted") : t("due.notInForce")}
      </span>
    );
  if (state === "decide" || clock.due_at === null) return <NoCountdown className={look} />;
  return <Countdown due={clock.due_at} className={look} />;
}
