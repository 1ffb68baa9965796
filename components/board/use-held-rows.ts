"use client";
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { BoardRow } from "@/lib/schema/board";
import { holdOrder, type PlacedRow } from "./order";

const MOVE_AFTER_MS = 400;
const MOVE_MS = 320;
const SETTLED_SHOWN_MS = 1_800;

export interface HeldRow extends PlacedRow {
  /** Its duty is settled: it is shown so for a moment, then it goes. */
  settled: boolean;
}

/**
 * The rows as they are shown: a row that must move does so once, a moment later, and never while the
 * pointer or the focus is on it; a settled one stays for a moment before it leaves.
 *
 * @param list the element whose children carry data-row
 */
export function useHeldRows(
  placed: readonly PlacedRow[],
  settled: readonly BoardRow[],
  list: RefObject<HTMLElement | null>,
): HeldRow[] {
  const byId = new Map<string, HeldRow>([
    ...settled.map((row) => [row.clock.id, { row, state: "met", settled: true }] as const),
    ...placed.map((each) => [each.row.clock.id, { ...each, settled: false }] as const),
  ]);
  const wanted = placed.map(({ row }) => row.clock.id);
  const [shown, setShown] = useState(wanted);
  const order = holdOrder(shown, [...wanted, ...settled.map((row) => row.clock.id)]);
  if (order.join() !== shown.join()) setShown(order);

  const aim = wanted.join();
  const standing = order.join();
  useEffect(() => {
    if (aim === standing || settled.length > 0) return;
    let timer: ReturnType<typeof setTimeout>;
    const move = () => {
      const movers = aim.split(",").filter((id, place) => standing.split(",")[place] !== id);
      if (movers.some((id) => isHeld(rowElement(list.current, id)))) wait();
      else setShown(aim.split(","));
    };
    const wait = () => {
      timer = setTimeout(move, MOVE_AFTER_MS);
    };
    wait();
    return () => clearTimeout(timer);
  }, [aim, standing, settled.length, list]);

  useSliding(standing, list);
  return order.flatMap((id) => byId.get(id) ?? []);
}

/**
 * The rows that left the board at its last reading, for a moment.
 *
 * @param rows all of them, whatever is filtered
 */
export function useSettled(rows: readonly BoardRow[]): readonly BoardRow[] {
  const [before, setBefore] = useState(rows);
  const [settled, setSettled] = useState<readonly BoardRow[]>([]);
  useEffect(() => {
    if (settled.length === 0) return;
    const timer = setTimeout(() => setSettled([]), SETTLED_SHOWN_MS);
    return () => clearTimeout(timer);
  }, [settled]);

  if (before === rows) return settled;
  const here = new Set(rows.map(({ clock }) => clock.id));
  const gone = [...settled, ...before].filter(({ clock }) => !here.has(clock.id));
  setBefore(rows);
  const now = prefersStillness() ? [] : gone;
  if (now.length > 0 || settled.length > 0) setSettled(now);
  return now;
}

/** Rows slide to their new place instead of jumping. */
function useSliding(order: string, list: RefObject<HTMLElement | null>): void {
  const tops = useRef(new Map<string, number>());
  useLayoutEffect(() => {
    const before = tops.current;
    tops.current = new Map();
    for (const id of order.split(",")) {
      const row = rowElement(list.current, id);
      if (!row) continue;
      tops.current.set(id, row.offsetTop);
      const by = (before.get(id) ?? row.offsetTop) - row.offsetTop;
      if (by !== 0 && !prefersStillness()) {
        row.animate([{ transform: `translateY(${by}px)` }, { transform: "none" }], {
          duration: MOVE_MS,
          easing: "cubic-bezier(0.2, 0.7, 0.2, 1)",
        });
      }
    }
  }, [order, list]);
}

function rowElement(list: HTMLElement | null, id: string): HTMLElement | null {
  return list?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`) ?? null;
}

function isHeld(row: HTMLElement | null): boolean {
  return row !== null && (row.matches(":hover") || row.contains(document.activeElement));
}

/** Whether the person asked for less motion. */
export function prefersStillness(): boolean {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}
