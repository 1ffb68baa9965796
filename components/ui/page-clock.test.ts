import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createPageClock } from "./page-clock";

const START = Date.UTC(2026, 2, 7, 2, 17, 51, 250);
const page = Object.assign(new EventTarget(), { visibilityState: "visible" });

beforeEach(() => {
  vi.useFakeTimers({ now: START });
  vi.stubGlobal("document", page);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("sets one timer for ten thousand countdowns, and none when the last is gone", () => {
  const clock = createPageClock(START);
  const ticks = Array.from({ length: 10_000 }, () => vi.fn());
  const leave = ticks.map((tick) => clock.subscribe(tick));
  expect(vi.getTimerCount()).toBe(1);
  const before = ticks.map((tick) => tick.mock.calls.length);
  vi.advanceTimersByTime(3_000);
  expect(vi.getTimerCount()).toBe(1);
  expect(ticks.every((tick, at) => tick.mock.calls.length === (before[at] ?? 0) + 3)).toBe(true);
  for (const end of leave) end();
  expect(vi.getTimerCount()).toBe(0);
});

it("ticks on the server's whole second, whatever this device's clock says", () => {
  const clock = createPageClock(START);
  clock.setOffset(400);
  const said: number[] = [];
  clock.subscribe(() => said.push(Date.now()));
  vi.advanceTimersByTime(2_000);
  expect(said.slice(1).map((at) => (at + 400) % 1_000)).toEqual([0, 0]);
});
