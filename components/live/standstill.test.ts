import { expect, it } from "vitest";
import { Standstill } from "./standstill";

/** A look at each of these moments; says at which of them something had happened. */
function looks(...moments: [wall: number, steady: number][]): boolean[] {
  const standstill = new Standstill({ wall: 0, steady: 0 });
  return moments.map(([wall, steady]) => standstill.look({ wall, steady }));
}

it("says nothing of a page that runs on, its timers late by what a hidden tab's are", () => {
  expect(looks([2_000, 2_000], [17_000, 17_010], [40_000, 40_020])).toEqual([false, false, false]);
});

it("notices a sleep, whether or not the steady clock slept too, and once", () => {
  expect(looks([2_000, 2_000], [602_000, 2_001], [604_000, 4_001])).toEqual([false, true, false]);
  expect(looks([2_000, 2_000], [602_000, 602_000], [604_000, 604_000])).toEqual([
    false,
    true,
    false,
  ]);
});

it("notices a clock that was set, forwards and back", () => {
  expect(looks([7_202_000, 2_000], [4_000, 4_000])).toEqual([true, true]);
});
