import { expect, it } from "vitest";
import type { ClockState } from "@/components/ui/clock-state";
import { boardRow } from "./testing";
import { wallPages, wallPlace } from "./wall-pages";

function placed(...states: ClockState[]) {
  return states.map((state, at) => ({ state, row: boardRow(String(at), 100) }));
}
const numbers = (pages: ReturnType<typeof wallPages>["pages"]) =>
  pages.map((page) => page.map(({ row }) => Number(row.clock.id)));
const calm = (count: number) => Array.from({ length: count }, () => "calm" as const);

it("shows everything on one page where it fits, and an empty page where there is nothing", () => {
  expect(numbers(wallPages(placed("overdue", ...calm(9))).pages)).toEqual([
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  ]);
  expect(wallPages([]).pages).toEqual([[]]);
});

it("keeps what is overdue or undecided on every page, and shows each other row once", () => {
  const { pages, staying } = wallPages(placed("overdue", "decide", ...calm(10)));
  expect(staying).toBe(true);
  expect(numbers(pages)).toEqual([
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    [0, 1, 10, 11],
  ]);
});

it("turns all of them where more are overdue than can stay", () => {
  const { pages, staying } = wallPages(
    placed(...calm(7).map(() => "overdue" as const), ...calm(5)),
  );
  expect(staying).toBe(false);
  expect(numbers(pages)).toEqual([
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    [10, 11],
  ]);
});

it("turns each fifteen seconds, round and round", () => {
  expect(wallPlace(2, 0)).toEqual({ page: 0, nextInSeconds: 15 });
  expect(wallPlace(2, 14_000)).toEqual({ page: 0, nextInSeconds: 1 });
  expect(wallPlace(2, 15_000)).toEqual({ page: 1, nextInSeconds: 15 });
  expect(wallPlace(2, 30_000)).toEqual({ page: 0, nextInSeconds: 15 });
  expect(wallPlace(1, 47_000).page).toBe(0);
});
