"use client";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useRef } from "react";
import { isForPage } from "@/components/shell/single-keys";
import type { BoardRow } from "@/lib/schema/board";
import { MINUTE_MS } from "@/lib/time";
import { BoardRowItem } from "./board-row";
import type { PlacedRow } from "./order";
import { prefersStillness, useHeldRows } from "./use-held-rows";

const WASH_MS = 320;

/** The rows, in their order; what has just changed is washed for a moment. */
export function BoardRows({
  placed,
  settled: leaving,
  now,
}: {
  placed: readonly PlacedRow[];
  /** Rows whose duty has just been settled: shown so before they go. */
  settled: readonly BoardRow[];
  now: number;
}) {
  const t = useTranslations("board");
  const list = useRef<HTMLOListElement>(null);
  const rows = useHeldRows(placed, leaving, list);
  useWash(placed, list);
  useRowKeys(list);
  return (
    <ol
      ref={list}
      aria-label={t("rows")}
      className="overflow-hidden border-line border-y bg-surface wall:grid wall:min-h-0 wall:flex-1 wall:grid-rows-[repeat(10,minmax(0,1fr))] lg:rounded-3 lg:border"
    >
      {rows.map(({ row, state, settled }) => (
        <BoardRowItem
          key={row.clock.id}
          row={row}
          state={state}
          settled={settled}
          now={Math.floor(now / MINUTE_MS) * MINUTE_MS}
        />
      ))}
    </ol>
  );
}

/** Washes rows whose duty or incident is not as it was at the last reading, and rows that are new. */
function useWash(placed: readonly PlacedRow[], list: RefObject<HTMLElement | null>): void {
  const before = useRef<Map<string, string> | null>(null);
  const signs = placed.map(({ row }) => [row.clock.id, signOf(row)] as const);
  const sign = JSON.stringify(signs);
  useEffect(() => {
    const here = new Map<string, string>(JSON.parse(sign));
    const known = before.current;
    before.current = here;
    if (known === null || prefersStillness()) return;
    for (const [id, said] of here) {
      if (known.get(id) === said) continue;
      list.current
        ?.querySelector(`[data-row="${CSS.escape(id)}"]`)
        ?.animate([{ backgroundColor: "var(--selected)" }, {}], {
          duration: WASH_MS,
          easing: "ease-out",
        });
    }
  }, [sign, list]);
}

/** J and K walk through the rows; Enter opens the one in focus, as on any link. */
function useRowKeys(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const by = event.key === "j" ? 1 : event.key === "k" ? -1 : 0;
      if (by === 0 || !isForPage(event)) return;
      const links = [...(list.current?.querySelectorAll<HTMLElement>("[data-row] p a") ?? [])];
      const here = links.findIndex((link) => link.closest("li")?.contains(document.activeElement));
      const next = here < 0 ? 0 : here + by;
      links[Math.min(Math.max(next, 0), links.length - 1)]?.focus();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [list]);
}

function signOf({ clock, incident }: BoardRow): string {
  return [clock.state, clock.due_at, clock.started_at, incident?.title, incident?.status].join();
}
