/** When a delivery is tried again. docs/webhooks.md shows this table. */
import { HOUR_MS, MINUTE_MS, SECOND_MS } from "../../time";

/** The waits after each failed attempt: eleven attempts over 48 hours and 21 minutes. */
const WAITS_MS = [
  10 * SECOND_MS,
  MINUTE_MS,
  5 * MINUTE_MS,
  15 * MINUTE_MS,
  HOUR_MS,
  3 * HOUR_MS,
  6 * HOUR_MS,
  10 * HOUR_MS,
  12 * HOUR_MS,
  16 * HOUR_MS,
];
/** Each wait is longer by up to a tenth, so that what failed together does not come back together. */
const JITTER = 0.1;
/** A receiver may ask for more patience, within reason. */
const MOST_ASKED_MS = HOUR_MS;

/** From here on an endpoint that did nothing but fail is called failing. */
export const FAILING_AFTER_MS = 48 * HOUR_MS;

/**
 * The next attempt after the `attempts`th failed at `now`; null where none is left.
 *
 * @param random from 0 to 1
 */
export function nextAttempt(
  attempts: number,
  now: Date,
  retryAfterSeconds: number | null,
  random: number,
): Date | null {
  const wait = WAITS_MS[attempts - 1];
  if (wait === undefined) return null;
  const asked = Math.min((retryAfterSeconds ?? 0) * SECOND_MS, MOST_ASKED_MS);
  return new Date(now.getTime() + Math.round(Math.max(wait, asked) * (1 + JITTER * random)));
}
