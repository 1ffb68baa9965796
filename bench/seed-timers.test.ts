/** Organisations with so many timers of each status as they are said to have. */
import { expect, test } from "vitest";
import { type Mix, timerOf } from "./seed-timers";

const NOW = new Date("2026-11-21T09:00:00Z");

function tally(mix: Mix) {
  const found = { running: 0, overdue: 0, met: 0, met_late: 0 };
  for (let rank = mix.count - 1; rank >= 0; rank--) {
    const { timer } = timerOf({ org_id: "org" }, rank, mix, NOW);
    if (timer.state === "met") found.met++;
    else if (timer.state === "met_late") found.met_late++;
    else if (timer.due_at < NOW) found.overdue++;
    else found.running++;
  }
  return found;
}

test("a settled past has as many open timers however long it is", () => {
  for (const count of [1_000, 5_000]) {
    const { running, overdue, met, met_late } = tally({ count, running: 60, overdue: 60 });
    expect([running, overdue]).toEqual([60, 60]);
    expect(met + met_late).toBe(count - 120);
    expect(met_late).toBeGreaterThan(count / 20);
  }
});

test("where half of them run, they grow with the organisation", () => {
  expect(tally({ count: 1_000, running: 500, overdue: 100 })).toMatchObject({
    running: 500,
    overdue: 100,
  });
});
