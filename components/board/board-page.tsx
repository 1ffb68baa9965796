"use client";
import { BellOff } from "lucide-react";
import { useMemo, useState } from "react";
import type { LiveScope } from "@/components/live/follower";
import { LivePill, OfflineBar } from "@/components/live/live-pill";
import { Button, ButtonLink } from "@/components/ui/button";
import { Digits } from "@/components/ui/digits";
import { EmptyState } from "@/components/ui/empty-state";
import { useNow, useZone } from "@/components/ui/now";
import type { Board, BoardRow } from "@/lib/schema/board";
import { formatInstant, zoneName } from "@/lib/time";
import { BoardRows } from "./board-rows";
import { countTiles, placeRows, type TileState } from "./order";
import { Tiles } from "./tiles";
import { useAnnouncer } from "./use-announcer";
import { useBoard } from "./use-board";
import { useSettled } from "./use-held-rows";
import { TILE_EMPTY } from "./words";

const NO_ROWS: BoardRow[] = [];

export interface BoardPageProps extends LiveScope {
  /** Whether the viewer may declare: the empty board offers it. */
  mayDeclare: boolean;
}

/** The board: every duty that is open, counting. */
export function BoardPage({ orgId, userId, mayDeclare }: BoardPageProps) {
  const { board, live } = useBoard({ orgId, userId });
  const now = useNow();
  const zone = useZone();
  const [pressed, setPressed] = useState<TileState | null>(null);
  const rows = board?.rows ?? NO_ROWS;
  const placed = useMemo(() => placeRows(rows, now), [rows, now]);
  const settled = useSettled(rows);
  const counts = useMemo(() => countTiles(placed), [placed]);
  const said = useAnnouncer(rows, now, live, zone);
  const press = useMemo(
    () => (state: TileState) => setPressed((held) => (held === state ? null : state)),
    [],
  );
  const shown = pressed ? placed.filter(({ state }) => state === pressed) : placed;

  return (
    <div className="pt-3.5 pb-12 lg:px-gutter lg:pt-4.5">
      <div className="mb-3 flex items-start gap-x-6 gap-y-2 px-4 lg:mb-4 lg:items-end lg:px-0">
        <div className="min-w-0">
          <h1 className="font-semibold text-[1.25rem] tracking-[-0.018em] lg:text-2xl">
            Running clocks
          </h1>
          <p className="text-ink-3 text-xs lg:mt-0.5 lg:text-sm">
            {board ? summary(rows, board) : "Reading the board"}
          </p>
        </div>
        <div className="ml-auto flex flex-col-reverse items-end gap-1 lg:flex-row lg:items-center lg:gap-5">
          <ServerClock now={now} zone={zone} />
          <LivePill live={live} now={now} />
        </div>
      </div>
      <OfflineBar live={live} />
      <Tiles counts={counts} now={now} pressed={pressed} onPress={press} />
      <p
        className="my-2.5 text-right text-ink-3 text-xs max-lg:invisible max-lg:my-0 max-lg:h-2.5"
        suppressHydrationWarning
      >
        Times in {zone}
      </p>
      {(shown.length > 0 || (pressed === null && settled.length > 0)) && (
        <BoardRows
          key={pressed ?? "all"}
          placed={shown}
          settled={pressed ? [] : settled}
          now={now}
          zone={zone}
        />
      )}
      {rows.length > 0 && pressed && shown.length === 0 && (
        <Empty
          title={TILE_EMPTY[pressed]}
          action={<Button onClick={() => setPressed(null)}>Show all clocks</Button>}
        />
      )}
      {board && rows.length === 0 && settled.length === 0 && (
        <Empty
          title="No running clock"
          action={
            mayDeclare && (
              <ButtonLink href="/dashboard/incidents/new" variant="primary">
                Declare an incident
              </ButtonLink>
            )
          }
        >
          Nothing is owed to an authority now. A clock appears here the moment an incident is
          declared.
        </Empty>
      )}
      {board && board.total > rows.length && (
        <p className="mt-3 px-4 text-ink-2 text-sm lg:px-0">
          {board.total_is_capped ? "More than " : ""}
          {board.total - rows.length} more open duties do not fit here. They stand in the register,
          by deadline.
        </p>
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

function summary(
  rows: readonly BoardRow[],
  { total, total_is_capped }: Pick<Board, "total" | "total_is_capped">,
): string {
  if (total === 0) return "Nothing is owed";
  const incidents = new Set(rows.flatMap(({ incident }) => incident?.id ?? [])).size;
  const of = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
  const more = total_is_capped ? "More than " : "";
  return `${more}${of(total, "duty", "duties")}, ${of(incidents, "incident", "incidents")}, most pressing first`;
}

/** The server's clock, in the viewer's zone and in UTC. */
function ServerClock({ now, zone }: { now: number; zone: string }) {
  const at = new Date(now);
  return (
    <p
      className="whitespace-nowrap text-right text-ink-3 text-xs leading-snug"
      suppressHydrationWarning
    >
      <Digits
        text={formatInstant(at, zone, "seconds")}
        className="font-semibold text-ink lg:text-lg"
      />
      <span className="sr-only">Server time {formatInstant(at, zone, "time")}</span>{" "}
      <span suppressHydrationWarning>{zoneName(at, zone)}</span>
      <span className="hidden lg:block">
        <span suppressHydrationWarning>{formatInstant(at, zone, "date")}</span>
        {zone !== "UTC" && (
          <>
            {" · "}
            <span className="font-mono">{formatInstant(at, "UTC", "seconds")}</span> UTC
          </>
        )}
      </span>
    </p>
  );
}

function Empty(props: { title: string; action?: React.ReactNode; children?: React.ReactNode }) {
  return (
    <div className="border-line border-y bg-surface lg:rounded-3 lg:border">
      <EmptyState
        icon={<BellOff aria-hidden />}
        title={props.title}
        action={props.action || undefined}
      >
        {props.children}
      </EmptyState>
    </div>
  );
}
