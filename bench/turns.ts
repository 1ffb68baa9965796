/**
 * The same work on organisations of several sizes, in turns so short that what else the machine does, and what its host
 * takes from it for seconds at a time, falls on all alike.
 */
import { type Measured, summary, together } from "./figures";
import { measure, measureAmount, type Target } from "./load";
import type { Growth } from "./report";
import type { Workload } from "./workloads";

/** The least seconds for each. */
export const FEWEST_ROUNDS = 3;
const TURNS_A_SECOND = 6;

/** Warms all up, then measures each for some `seconds`, at least three. The works are the same, on more and more rows. */
export async function inTurns(
  target: Target,
  works: readonly Workload[],
  seconds: number,
): Promise<Growth> {
  const amounts: number[] = [];
  for (const work of works) {
    const { perSecond } = summary(await measure(target, work, 1, 1));
    amounts.push(Math.max(1, Math.round(perSecond / TURNS_A_SECOND)));
  }
  const parts = works.map((): Measured[] => []);
  for (let turn = 0; turn < Math.max(FEWEST_ROUNDS, seconds) * TURNS_A_SECOND; turn++) {
    for (const [at, work] of works.entries()) {
      const amount = amounts[at] ?? 1;
      const once = { connections: 1, amount, isGood: () => true };
      parts[at]?.push(await measureAmount(target, work, once));
    }
  }
  return { work: works[0]?.name ?? "", connections: 1, sizes: parts.map(together) };
}
