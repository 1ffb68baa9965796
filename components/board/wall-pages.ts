/** What a wall shows at once, where nobody scrolls: pages that turn by the clock, the same on every wall. */
import type { PlacedRow } from "./order";

export const WALL_ROWS = 10;
export const TURN_MS = 15_000;
/** With more rows than this that must stay, hardly anything else would ever come: then all of them turn. */
const MOST_STAYING = 6;

export interface WallPages {
  pages: PlacedRow[][];
  /** Whether overdue and undecided rows stand on every page. */
  staying: boolean;
}

/** The rows in pages of ten, in their order. What is overdue or undecided stays, where there is room. */
export function wallPages(placed: readonly PlacedRow[]): WallPages {
  const urgent = placed.filter(({ state }) => state === "overdue" || state === "decide");
  const staying = urgent.length > 0 && urgent.length <= MOST_STAYING && placed.length > WALL_ROWS;
  const stay = staying ? urgent : [];
  const turning = staying ? placed.filter((row) => !urgent.includes(row)) : placed;
  const size = WALL_ROWS - stay.length;
  const count = Math.max(1, Math.ceil(turning.length / size));
  const pages = Array.from({ length: count }, (_, page) => [
    ...stay,
    ...turning.slice(page * size, (page + 1) * size),
  ]);
  return { pages, staying };
}

/** Which page stands at `now` (milliseconds), and in how many seconds the next comes. */
export function wallPlace(pages: number, now: number): { page: number; nextInSeconds: number } {
  return {
    page: Math.floor(now / TURN_MS) % pages,
    nextInSeconds: Math.ceil((TURN_MS - (now % TURN_MS)) / 1000),
  };
}
