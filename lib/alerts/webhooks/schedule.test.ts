import { expect, it } from "vitest";
import { HOUR_MS } from "../../time";
import { FAILING_AFTER_MS, nextAttempt } from "./schedule";

const START = new Date("2026-03-04T06:00:00Z");

/** The instants of all attempts of a delivery that always fails. */
function attempts(random: number, retryAfterSeconds: number | null = null): Date[] {
  const all = [START];
  for (let at = START; ; ) {
    const next = nextAttempt(all.length, at, retryAfterSeconds, random);
    if (!next) return all;
    all.push(next);
    at = next;
  }
}

it("tries over two days, whatever the jitter, and gives up", () => {
  for (const random of [0, 0.5, 1]) {
    const all = attempts(random);
    expect(all).toHaveLength(11);
    const tookMs = (all.at(-1)?.getTime() ?? 0) - START.getTime();
    expect(tookMs).toBeGreaterThanOrEqual(FAILING_AFTER_MS);
    expect(tookMs).toBeLessThan(54 * HOUR_MS);
  }
});

it("waits as long as the receiver asks, but no longer than an hour for it", () => {
  const [, second] = attempts(0, 120);
  expect(second).toEqual(new Date(START.getTime() + 120_000));
  const [, late] = attempts(0, 999_999);
  expect(late).toEqual(new Date(START.getTime() + HOUR_MS));
});
