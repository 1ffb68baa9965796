/**
 * How far the server's clock is ahead of this browser's. A message only ever arrives late, so each one
 * makes the server look a little behind: the largest of the last few is nearest to the truth.
 */
const SAMPLES_KEPT = 8;
/** The browser's clock was set anew: what was measured before it says nothing. */
const CLOCK_SET_MS = 1_000;

export interface LocalClock {
  /** The clock that people can set, in milliseconds. */
  wall: number;
  /** One that only runs on, in milliseconds. */
  steady: number;
}

/** This browser's two clocks. */
export function localClock(): LocalClock {
  return { wall: Date.now(), steady: performance.now() };
}

export class ServerOffset {
  #samples: number[] = [];
  #drift: number | null = null;

  /** Takes the server's time as a message said it, and gives the offset in milliseconds. */
  add(serverNow: number, local: LocalClock): number {
    const drift = local.wall - local.steady;
    if (this.#drift !== null && Math.abs(drift - this.#drift) > CLOCK_SET_MS) this.forget();
    this.#drift = drift;
    this.#samples = [...this.#samples, serverNow - local.wall].slice(-SAMPLES_KEPT);
    return Math.max(...this.#samples);
  }

  /** After sleep: what was measured before it may be old. */
  forget(): void {
    this.#samples = [];
  }
}
