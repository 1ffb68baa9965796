"use client";
import { Monitor } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Digits } from "@/components/ui/digits";
import { Mark } from "@/components/ui/mark";
import { useTime } from "@/components/ui/time-words";
import type { Board } from "@/lib/schema/board";
import { zoneName } from "@/lib/time";
import type { Wall } from "./use-wall";

/** What the board is and how much stands on it; the server's clock, the line's state, the way to the wall. */
export function BoardHead({
  board,
  orgName,
  now,
  wall,
  children,
}: {
  board: Board | undefined;
  orgName: string;
  now: number;
  wall: Wall;
  /** The live pill. */
  children: ReactNode;
}) {
  const t = useTranslations("board");
  return (
    <div className="mb-3 flex wall:items-center items-start gap-x-6 gap-y-2 px-4 lg:mb-4 lg:items-end lg:px-0">
      <div className="flex min-w-0 items-center gap-x-3">
        {wall.on && <Mark className="size-9 flex-none max-lg:hidden" />}
        <div className="min-w-0">
          <h1 className="font-semibold text-[1.25rem] tracking-[-0.018em] lg:text-2xl">
            {t("title")}
          </h1>
          <p className="text-ink-3 wall:text-[1rem] text-xs lg:mt-0.5 lg:text-sm">
            {wall.on ? t("wall.name", { name: orgName }) : <Summary board={board} />}
          </p>
        </div>
      </div>
      <div className="flex grow flex-col-reverse items-end gap-1 lg:flex-row lg:items-center lg:justify-end lg:gap-5">
        <ServerClock now={now} />
        <div className="wall:order-first wall:[&_*]:text-[1rem] wall:[&>p]:h-[2.4rem]">
          {children}
        </div>
        {!wall.on && (
          <Button
            icon={<Monitor aria-hidden />}
            onClick={wall.enter}
            aria-keyshortcuts="W"
            className="max-lg:hidden"
          >
            {t("wall.enter")}
          </Button>
        )}
      </div>
    </div>
  );
}

function Summary({ board }: { board: Board | undefined }) {
  const t = useTranslations("board");
  if (!board) return t("reading");
  if (board.total === 0) return t("nothingOwed");
  const incidents = new Set(board.rows.flatMap(({ incident }) => incident?.id ?? [])).size;
  return t("summary", {
    capped: board.total_is_capped ? "yes" : "no",
    duties: board.total,
    incidents,
  });
}

/** The server's clock, in the viewer's zone and in UTC. */
function ServerClock({ now }: { now: number }) {
  const t = useTranslations("board");
  const time = useTime();
  const at = new Date(now);
  return (
    <p
      className="whitespace-nowrap text-right text-ink-3 wall:text-[1rem] text-xs leading-snug"
      suppressHydrationWarning
    >
      <Digits
        text={time.at(at, "seconds")}
        className="font-semibold text-ink wall:text-[2.9rem] lg:text-lg"
      />
      <span className="sr-only">{t("serverTime", { time: time.at(at, "time") })}</span>{" "}
      <span suppressHydrationWarning>{zoneName(at, time.zone)}</span>
      <span className="hidden lg:block">
        <span suppressHydrationWarning>{time.at(at, "date")}</span>
        {time.zone !== "UTC" && (
          <>
            {" · "}
            <span className="font-mono">{time.at(at, "seconds", "UTC")}</span> UTC
          </>
        )}
      </span>
    </p>
  );
}
