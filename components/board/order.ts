/** In which order the board shows its rows, and what its tiles count. Pure: the page gives the time. */
import { type ClockState, clockState } from "@/components/ui/clock-state";
import type { BoardRow } from "@/lib/schema/board";

/** The tiles from left to right; keys 1 to 6 press them. */
export const TILES = ["overdue", "urgent", "watch", "calm", "open", "decide"] as const;
export type TileState = (typeof TILES)[number];

export interface PlacedRow {
  row: BoardRow;
  state: ClockState;
}

export interface TileCount {
  state: TileState;
  count: number;
  /** The clock that presses most among them: when it is due, or since when it runs. */
  instant: number | null;
}

/**
 * What is late comes first, and beside it what nobody has decided: neither may look calm. Then by the due
 * instant, then what the law gives no number for, then what waits.
 */
const RANK: Record<ClockState, number> = {
  overdue: 0,
  decide: 1,
  urgent: 2,
  watch: 2,
  calm: 2,
  open: 3,
  wait: 4,
  late: 6,
  met: 6,
  off: 6,
};
/** A law that does not bind yet presses nobody. */
const NOT_BINDING = 5;

function rank({ row: { clock }, state }: PlacedRow): number {
  return clock.binding ? RANK[state] : NOT_BINDING;
}

/** Each row with its state at `now` (milliseconds), the most pressing first. */
export function placeRows(rows: readonly BoardRow[], now: number): PlacedRow[] {
  return rows
    .map((row) => ({ row, state: clockState(row.clock, now) }))
    .sort((a, b) => rank(a) - rank(b) || pressure(a) - pressure(b) || byId(a, b));
}

/** Within a rank: the earlier deadline first; without one, the longer it runs. */
function pressure({ row, state }: PlacedRow): number {
  return instantOf(row, state) ?? Number.POSITIVE_INFINITY;
}

function instantOf({ clock }: BoardRow, state: ClockState): number | null {
  const said = state === "open" ? clock.started_at : clock.due_at;
  return said === null ? null : Date.parse(said);
}

function byId(a: PlacedRow, b: PlacedRow): number {
  return a.row.clock.id < b.row.clock.id ? -1 : 1;
}

/** A drill counts down like any other, and stands outside all figures. */
const isReal = ({ row }: PlacedRow) => !row.incident?.drill;

/** The figures of the tiles, from rows in their order; drills apart. */
export function countTiles(placed: readonly PlacedRow[]): TileCount[] {
  return TILES.map((state) => {
    const held = placed.filter((row) => row.state === state && isReal(row));
    const first = held[0];
    return { state, count: held.length, instant: first ? instantOf(first.row, state) : null };
  });
}

/**
 * The clock for the top bar: how many are overdue, how many wait for a decision, and the next that is due;
 * drills apart.
 */
export function nextClock(placed: readonly PlacedRow[]) {
  const real = placed.filter(isReal);
  const next = real.find(({ state }) => state === "urgent" || state === "watch");
  return {
    overdue: real.filter(({ state }) => state === "overdue").length,
    undecided: real.filter(({ state }) => state === "decide").length,
    next: next ?? real.find(({ state }) => state === "calm") ?? null,
  };
}

/**
 * The order to show: `shown` as it stands, without the rows that are gone, and each new row put before
 * the first of those that come after it in `wanted`. So nothing moves under a pointer, and nothing new waits.
 */
export function holdOrder(shown: readonly string[], wanted: readonly string[]): string[] {
  const still = new Set(wanted);
  const order = shown.filter((id) => still.has(id));
  const placed = new Set(order);
  wanted.forEach((id, place) => {
    if (placed.has(id)) return;
    const after = new Set(wanted.slice(place + 1));
    const before = order.findIndex((other) => after.has(other));
    order.splice(before < 0 ? order.length : before, 0, id);
    placed.add(id);
  });
  return order;
}
