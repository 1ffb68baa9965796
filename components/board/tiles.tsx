"use client";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { isForPage } from "@/components/shell/single-keys";
import { cx } from "@/components/ui/cx";
import { Digits } from "@/components/ui/digits";
import { Glyph } from "@/components/ui/glyph";
import { useTime } from "@/components/ui/time-words";
import { TILES, type TileCount, type TileState } from "./order";

export interface TilesProps {
  counts: readonly TileCount[];
  now: number;
  pressed: TileState | null;
  onPress: (state: TileState) => void;
}

/** How many clocks stand in each state. Pressing one shows only those; the keys 1 to 6 press them. */
export function Tiles({ counts, now, pressed, onPress }: TilesProps) {
  const t = useTranslations("board");
  useTileKeys(onPress);
  return (
    <section
      aria-label={t("tiles")}
      className={cx(
        "grid flex-none grid-cols-3 overflow-hidden border-line border-y bg-surface",
        "lg:grid-cols-[repeat(6,auto)] lg:rounded-3 lg:border xl:grid-cols-[1.05fr_1.05fr_1fr_1fr_1.25fr_1.2fr]",
      )}
    >
      {counts.map((tile, place) => (
        <Tile
          key={tile.state}
          tile={tile}
          now={now}
          shortcut={String(place + 1)}
          pressed={pressed === tile.state}
          onPress={() => onPress(tile.state)}
        />
      ))}
    </section>
  );
}

function Tile({
  tile: { state, count, instant },
  now,
  shortcut,
  pressed,
  onPress,
}: {
  tile: TileCount;
  now: number;
  shortcut: string;
  pressed: boolean;
  onPress: () => void;
}) {
  const t = useTranslations("board");
  const none = count === 0;
  const solid = state === "overdue" && !none;
  return (
    <button
      type="button"
      data-state={state}
      aria-pressed={pressed}
      aria-keyshortcuts={shortcut}
      onClick={onPress}
      className={cx(
        "relative grid min-h-11 grid-cols-[auto_minmax(0,1fr)] content-center gap-x-2.5 px-4 py-2 text-left lg:gap-x-4 lg:py-2.75",
        "border-line max-lg:not-nth-[3n+1]:border-l max-lg:nth-[n+4]:border-t lg:not-first:border-l",
        "focus-visible:z-1 focus-visible:-outline-offset-4",
        tileLook(state, none),
        pressed && "shadow-[inset_0_-3px_0_var(--ink)]",
      )}
    >
      <span className="self-center font-medium font-mono text-2xl leading-none tracking-[-0.05em] lg:row-span-2 wall:text-[2.7rem] lg:text-3xl">
        {count}
      </span>
      <span
        className={cx(
          "flex min-w-0 items-center gap-1.5 font-medium text-xs leading-tight wall:text-[1.05rem] lg:whitespace-nowrap lg:text-sm",
          !none && !solid && "text-state",
        )}
      >
        <Glyph state={state} className="wall:size-4 size-3.25 max-lg:hidden" />
        {t(`tile.${state}`)}
      </span>
      <span
        className={cx(
          "hidden truncate wall:text-sm text-xs xl:block",
          solid ? "opacity-85" : "text-ink-3",
        )}
      >
        {none ? t("tileNone") : <Lead state={state} instant={instant} now={now} />}
      </span>
    </button>
  );
}

function tileLook(state: TileState, none: boolean): string {
  if (none) return "text-ink-3 hover:bg-hover";
  if (state === "overdue") return "bg-overdue-fill text-on-overdue";
  return state === "urgent" ? "bg-urgent-wash" : "hover:bg-hover";
}

/** The clock that presses most among them. */
function Lead({ state, instant, now }: { state: TileState; instant: number | null; now: number }) {
  const t = useTranslations("board");
  const time = useTime();
  if (state === "decide") return t("lead.decide");
  if (instant === null) return null;
  // Where the law gives no number, nothing counts down.
  if (state === "open") return t("lead.open", { length: time.duration(now - instant) });
  return t.rich(`lead.${state}`, {
    clock: () => (
      <Digits
        text={time.countdown(Math.abs(instant - now))}
        className="font-normal wall:text-sm text-xs"
      />
    ),
  });
}

function useTileKeys(onPress: (state: TileState) => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const state = /^[1-6]$/.test(event.key) ? TILES[Number(event.key) - 1] : undefined;
      if (state && isForPage(event)) onPress(state);
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [onPress]);
}
