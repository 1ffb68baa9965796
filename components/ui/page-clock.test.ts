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
  const heard: number[] = [];
  const join = () => {
    const at = heard.push(0) - 1;
    return clock.subscribe(() => {
      heard[at] = (heard[at] ?? 0) + 1;
    });
  };
  // Two first: a timer for each, or a round of all for each that joins, would not come to an end with ten thousand.
  const leave = [join(), join()];
  expect([vi.getTimerCount(), ...heard]).toEqual([1, 1, 0]);
  vi.advanceTimersByTime(1_000);
  expect([vi.getTimerCount(), ...heard]).toEqual([1, 2, 1]);
  while (heard.length < 10_000) leave.push(join());
  expect(vi.getTimerCount()).toBe(1);
  const before = [...heard];
  vi.advanceTimersByTime(3_000);
  expect(vi.getTimerCount()).toBe(1);
  expect(heard).toEqual(before.map((times) => times + 3));
  leave.shift()?.();
  vi.advanceTimersByTime(1_000);
  expect(heard.slice(0, 2)).toEqual([(before[0] ?? 0) + 3, (before[1] ?? 0) + 4]);
  for (const end of leave) end();
  expect(vi.getTimerCount()).toBe(0);
});

it("keeps to its one timer when the page is seen again, or the server's time is heard anew", () => {
  const clock = createPageClock(START);
  const leave = clock.subscribe(() => {});
  page.dispatchEvent(new Event("visibilitychange"));
  clock.setOffset(400);
  expect(vi.getTimerCount()).toBe(1);
  leave();
  page.dispatchEvent(new Event("visibilitychange"));
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
