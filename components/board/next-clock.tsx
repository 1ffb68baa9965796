"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import type { LiveScope } from "@/components/live/follower";
import { Countdown } from "@/components/ui/countdown";
import { cx } from "@/components/ui/cx";
import { Glyph } from "@/components/ui/glyph";
import { useNow } from "@/components/ui/now";
import type { BoardRow } from "@/lib/schema/board";
import { Link } from "../ui/link";
import { nextClock, placeRows } from "./order";
import { useBoard } from "./use-board";

const NO_ROWS: BoardRow[] = [];

/**
 * The chip in the top bar of every screen but the board: what is overdue or undecided, and the next clock.
 * Shows nothing while nothing runs.
 */
export function NextClock(scope: LiveScope) {
  const t = useTranslations("live");
  const { board } = useBoard(scope);
  const now = useNow();
  const rows = board?.rows ?? NO_ROWS;
  const { overdue, undecided, next } = useMemo(() => nextClock(placeRows(rows, now)), [rows, now]);
  if (overdue + undecided === 0 && !next) return null;
  return (
    <Link
      href="/dashboard/board"
      aria-label={t("next.label", { overdue, undecided })}
      className="inline-flex h-8 items-center gap-2 overflow-hidden whitespace-nowrap rounded-2 text-xs edge-line-2 hover:edge-control"
    >
      {overdue > 0 && (
        <span
          data-state="overdue"
          className="flex h-full items-center gap-1.5 bg-overdue-fill px-2.5 font-medium text-on-overdue"
        >
          <Glyph state="overdue" className="size-3.25" />
          <Counted count={overdue}>{t("next.overdue", { overdue })}</Counted>
        </span>
      )}
      {undecided > 0 && (
        <span
          data-state="decide"
          className={cx(
            "flex items-center gap-1.5 px-1.5 font-medium text-decide first:pl-2.5",
            overdue > 0 && "max-sm:hidden",
            !next && "pr-2.5",
            "max-xl:pr-2.5",
          )}
        >
          <Glyph state="decide" className="size-3.25" />
          <Counted count={undecided}>{t("next.undecided", { undecided })}</Counted>
        </span>
      )}
      {next?.row.clock.due_at && (
        <span
          data-state={next.state}
          className="flex items-center gap-1.5 pr-2.5 text-ink-3 first:pl-2.5 not-only:max-xl:hidden"
        >
          <span className="max-[86rem]:hidden">{t("next.next")}</span>
          <Glyph state={next.state} className="size-3.25 text-state" />
          <Countdown due={next.row.clock.due_at} className="text-sm text-state" />
        </span>
      )}
    </Link>
  );
}

/** The words, and where the bar has no room for them the number alone: the link's name says the whole. */
function Counted({ count, children }: { count: number; children: ReactNode }) {
  return (
    <>
      <span className="md:max-[80rem]:hidden">{children}</span>
      <span className="hidden md:max-[80rem]:inline">{count}</span>
    </>
  );
}
