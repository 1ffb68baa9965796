/** Notices that this page stood still (the machine slept, the tab was frozen), or that its clock was set. */
import { type LocalClock, localClock } from "./server-offset";

/** The server speaks each 15 seconds and a timer runs besides: a longer gap means that nothing ran at all. */
const GAP_MS = 25_000;
/** The two clocks of a device drift apart by less than this between two looks. */
const SET_MS = 1_000;

export class Standstill {
  #last: LocalClock;

  constructor(now: LocalClock = localClock()) {
    this.#last = now;
  }

  /** Whether it happened since the last look. */
  look(now: LocalClock = localClock()): boolean {
    const wall = now.wall - this.#last.wall;
    const steady = now.steady - this.#last.steady;
    this.#last = now;
    return wall > GAP_MS || Math.abs(wall - steady) > SET_MS;
  }
}
