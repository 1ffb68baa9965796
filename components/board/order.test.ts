import { expect, it } from "vitest";
import { HOUR_MS } from "@/lib/time";
import { countTiles, holdOrder, nextClock, placeRows } from "./order";
import { NOW, boardRow as row } from "./testing";
import { passedThresholds } from "./thresholds";

const undecided = row("undecided", null, { state: "to_decide", started_at: null });
const ROWS = [
  row("calm", 30),
  row("open", null),
  row("watch", 20),
  undecided,
  row("overdue", -2),
  row("urgent", 2),
  row("long-overdue", -9),
];

it("puts what is late first, then what nobody has decided, then by pressure", () => {
  expect(placeRows(ROWS, NOW).map(({ row }) => row.clock.id)).toEqual([
    "long-overdue",
    "overdue",
    "undecided",
    "urgent",
    "watch",
    "calm",
    "open",
  ]);
});

it("puts what waits after all that runs, and what does not bind yet last, however old its date", () => {
  const rows = [
    row("ahead", -200, { binding: false, binding_from: "2027-05-13" }),
    row("ahead-undecided", null, { binding: false, state: "to_decide", started_at: null }),
    row("waiting", null, { state: "waiting", started_at: null }),
    row("open", null),
    row("extended", 40, { state: "authority_extended" }),
    row("calm", 50),
  ];
  const placed = placeRows(rows, NOW);
  expect(placed.map(({ row }) => row.clock.id)).toEqual([
    "extended",
    "calm",
    "open",
    "waiting",
    "ahead",
    "ahead-undecided",
  ]);
  expect(placed.filter(({ state }) => state === "overdue" || state === "decide")).toEqual([]);
  expect(countTiles(placed).map(({ count }) => count)).toEqual([0, 0, 0, 2, 1, 0]);
  expect(passedThresholds(rows, NOW - 300 * HOUR_MS, NOW)).toEqual([]);
});

it("moves a row to the late ones by time alone", () => {
  const later = placeRows([row("a", 2), row("b", 1)], NOW + 1.5 * HOUR_MS);
  expect(later.map(({ state }) => state)).toEqual(["overdue", "urgent"]);
});

it("counts each state once and names its most pressing clock", () => {
  const tiles = countTiles(placeRows(ROWS, NOW));
  expect(tiles.map(({ state, count }) => [state, count])).toEqual([
    ["overdue", 2],
    ["urgent", 1],
    ["watch", 1],
    ["calm", 1],
    ["open", 1],
    ["decide", 1],
  ]);
  expect(tiles[0]?.instant).toBe(NOW - 9 * HOUR_MS);
  expect(tiles[5]?.instant).toBeNull();
});

it("names the next clock that is due, and what is late or undecided beside it", () => {
  const { overdue, undecided: waiting, next } = nextClock(placeRows(ROWS, NOW));
  expect([overdue, waiting, next?.row.clock.id]).toEqual([2, 1, "urgent"]);
  expect(nextClock([]).next).toBeNull();
});

it("keeps the shown order, drops what is gone and lets new rows in at their place", () => {
  expect(holdOrder(["a", "b", "c"], ["c", "n", "a"])).toEqual(["n", "a", "c"]);
  expect(holdOrder([], ["a", "b"])).toEqual(["a", "b"]);
  expect(holdOrder(["a"], ["a", "b", "c"])).toEqual(["a", "b", "c"]);
});

function said(rows: Parameters<typeof passedThresholds>[0], before: number, now: number) {
  return passedThresholds(rows, before, now).map(({ row, step }) => [row.clock.id, step]);
}

it("says a threshold once, when it is passed, and of one clock only the last", () => {
  const rows = [row("a", 2), row("b", 30)];
  expect(said(rows, NOW, NOW + 1000)).toEqual([]);
  expect(said(rows, NOW, NOW + 1.9 * HOUR_MS)).toEqual([["a", "m15"]]);
  expect(said(rows, NOW + 1.9 * HOUR_MS, NOW + 1.91 * HOUR_MS)).toEqual([]);
});

it("says overdue once, and nothing of clocks without a deadline", () => {
  const rows = [row("a", 1), undecided];
  const after = NOW + HOUR_MS + 1;
  expect(said(rows, NOW, after)).toEqual([["a", "overdue"]]);
  expect(said(rows, after, after + 10 * HOUR_MS)).toEqual([]);
});

it("leaves drills in the list, and out of the tiles and the top bar", () => {
  const drill = (id: string, dueInHours: number) => {
    const made = row(id, dueInHours);
    return { ...made, incident: made.incident && { ...made.incident, drill: true } };
  };
  const rows = [drill("drilled-late", -1), drill("drilled", 2), row("real", 30)];
  const placed = placeRows(rows, NOW);
  expect(placed).toHaveLength(3);
  expect(countTiles(placed).map(({ count }) => count)).toEqual([0, 0, 0, 1, 0, 0]);
  expect(nextClock(placed)).toMatchObject({ overdue: 0, next: { row: { clock: { id: "real" } } } });
});
