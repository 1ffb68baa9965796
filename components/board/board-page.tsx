"use client";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import type { LiveScope } from "@/components/live/follower";
import { LivePill, OfflineBar } from "@/components/live/live-pill";
import { useNow, useZone } from "@/components/ui/now";
import type { BoardRow } from "@/lib/schema/board";
import { useBrowserNotices } from "../alerts/use-browser-notices";
import { BoardEmpty, NothingHere } from "./board-empty";
import { BoardFilters } from "./board-filters";
import { BoardHead } from "./board-head";
import { BoardRows } from "./board-rows";
import { type BoardFilter, fits, NO_FILTER } from "./filter";
import { countTiles, placeRows, type TileState } from "./order";
import { Tiles } from "./tiles";
import { useAnnouncer } from "./use-announcer";
import { useBoard } from "./use-board";
import { useSettled } from "./use-held-rows";
import { useWall } from "./use-wall";
import { WallFoot } from "./wall-foot";
import { wallPages, wallPlace } from "./wall-pages";

const NO_ROWS: BoardRow[] = [];

export interface BoardPageProps extends LiveScope {
  orgName: string;
  /** Whether the viewer may declare: the empty board offers it. */
  mayDeclare: boolean;
}

/** The board: every duty that is open, counting. */
export function BoardPage({ orgId, orgName, userId, mayDeclare }: BoardPageProps) {
  const t = useTranslations("board");
  const { board, live } = useBoard({ orgId, userId });
  const now = useNow();
  const zone = useZone();
  const wall = useWall();
  const [pressed, setPressed] = useState<TileState | null>(null);
  const [filter, setFilter] = useState<BoardFilter>(NO_FILTER);
  const rows = board?.rows ?? NO_ROWS;
  const fitting = useMemo(
    () => (wall.on ? rows : rows.filter((row) => fits(row, filter))),
    [rows, filter, wall.on],
  );
  const placed = useMemo(() => placeRows(fitting, now), [fitting, now]);
  const settled = useSettled(rows);
  const counts = useMemo(() => countTiles(placed), [placed]);
  const said = useAnnouncer(rows, now, live);
  useBrowserNotices(said);
  const press = useMemo(
    () => (state: TileState) => setPressed((held) => (held === state ? null : state)),
    [],
  );
  const wanted = pressed ? placed.filter(({ state }) => state === pressed) : placed;
  const { pages, staying } = wallPages(wanted);
  const { page, nextInSeconds } = wallPlace(pages.length, now);
  const shown = wall.on ? (pages[page] ?? []) : wanted;
  const whole = pressed === null && filter === NO_FILTER;
  const leaving = whole && !wall.on ? settled : [];

  return (
    <div
      data-wall={wall.on || undefined}
      className="wall:flex wall:h-dvh wall:flex-col wall:overflow-hidden pt-3.5 wall:px-[1.6rem] wall:pt-4 pb-12 wall:pb-0 lg:px-gutter lg:pt-4.5"
    >
      <BoardHead board={board} orgName={orgName} now={now} wall={wall}>
        <LivePill live={live} now={now} />
      </BoardHead>
      <OfflineBar live={live} />
      <Tiles counts={counts} now={now} pressed={pressed} onPress={press} />
      <div className="my-2.5 flex wall:my-0 wall:h-3.5 items-center gap-2 overflow-x-auto px-4 lg:px-0">
        {!wall.on && (
          <BoardFilters rows={rows} userId={userId} filter={filter} onChange={setFilter} />
        )}
        <p
          className="ml-auto wall:hidden whitespace-nowrap text-ink-3 text-xs max-lg:hidden"
          suppressHydrationWarning
        >
          {t("zone", { zone })}
        </p>
      </div>
      {(shown.length > 0 || leaving.length > 0) && (
        <BoardRows
          key={wall.on ? `wall ${page}` : `${pressed} ${JSON.stringify(filter)}`}
          placed={shown}
          settled={leaving}
          now={now}
        />
      )}
      {rows.length > 0 && !whole && shown.length === 0 && (
        <NothingHere
          pressed={pressed}
          onShowAll={() => {
            setPressed(null);
            setFilter(NO_FILTER);
          }}
        />
      )}
      {board && rows.length === 0 && leaving.length === 0 && <BoardEmpty mayDeclare={mayDeclare} />}
      {board && board.total > rows.length && !wall.on && (
        <p className="mt-3 px-4 text-ink-2 text-sm lg:px-0">
          {t(board.total_is_capped ? "moreThan" : "more", { count: board.total - rows.length })}
        </p>
      )}
      {wall.on && (
        <WallFoot
          shown={shown.length}
          all={board?.total ?? 0}
          staying={staying}
          page={page}
          pages={pages.length}
          nextInSeconds={nextInSeconds}
          onLeave={wall.leave}
        />
      )}
      <p className="sr-only" role="status">
        {said.polite}
      </p>
      <p className="sr-only" role="alert">
        {said.assertive}
      </p>
    </div>
  );
}
