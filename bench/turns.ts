/** The same work on organisations of several sizes, in turns of a second: what else the machine does falls on both alike. */
import { type Measured, together } from "./figures";
import { measure, type Target } from "./load";
import type { Growth } from "./report";
import type { Workload } from "./workloads";

/** Of a second each. */
export const FEWEST_ROUNDS = 3;

/** Warms all up, then measures each for `seconds`, at least three. The works are the same, on more and more rows. */
export async function inTurns(
  target: Target,
  works: readonly Workload[],
  seconds: number,
): Promise<Growth> {
  for (const work of works) await measure(target, work, 1, 1);
  const parts = works.map((): Measured[] => []);
  for (let round = 0; round < Math.max(FEWEST_ROUNDS, seconds); round++) {
    for (const [at, work] of works.entries()) parts[at]?.push(await measure(target, work, 1, 1));
  }
  return { work: works[0]?.name ?? "", connections: 1, sizes: parts.map(together) };
}
