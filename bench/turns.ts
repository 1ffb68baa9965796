/** The same work on a small and a large organisation, in turns of a second: what else the machine does falls on both alike. */
import { type Measured, together } from "./figures";
import { measure, type Target } from "./load";
import type { Growth } from "./report";
import type { Workload } from "./workloads";

/** Of a second each. */
export const FEWEST_ROUNDS = 3;

/** Warms both up, then measures each for `seconds`, at least three. */
export async function inTurns(
  target: Target,
  ofSmall: Workload,
  ofLarge: Workload,
  seconds: number,
): Promise<Growth> {
  for (const work of [ofSmall, ofLarge]) await measure(target, work, 1, 1);
  const parts: { small: Measured[]; large: Measured[] } = { small: [], large: [] };
  for (let round = 0; round < Math.max(FEWEST_ROUNDS, seconds); round++) {
    parts.small.push(await measure(target, ofSmall, 1, 1));
    parts.large.push(await measure(target, ofLarge, 1, 1));
  }
  return {
    work: ofSmall.name,
    connections: 1,
    small: together(parts.small),
    large: together(parts.large),
  };
}
