/** Which of the ten faces a clock shows. Colour, glyph, word and fuse all follow from it. */
import type { Clock } from "@/lib/schema/incident";
import { HOUR_MS } from "@/lib/time";

export const CLOCK_STATES = [
  "overdue",
  "decide",
  "urgent",
  "watch",
  "open",
  "calm",
  "wait",
  "late",
  "met",
  "off",
] as const;
export type ClockState = (typeof CLOCK_STATES)[number];

const URGENT_BELOW_MS = 6 * HOUR_MS;
const CALM_ABOVE_MS = 24 * HOUR_MS;

export type ClockTimes = Pick<Clock, "state" | "due_at" | "started_at"> & { binding?: boolean };

/**
 * The face of a clock at `now` (milliseconds). At the very instant it is due it is not yet overdue. What does
 * not bind yet looks like a clock that has not started, whatever the hour.
 */
export function clockState(clock: ClockTimes, now: number): ClockState {
  if (clock.binding === false && isOpen(clock.state)) return "wait";
  switch (clock.state) {
    case "to_decide":
      return "decide";
    case "waiting":
      return "wait";
    case "met":
      return "met";
    case "met_late":
      return "late";
    case "not_required":
    case "not_a_breach":
    case "superseded":
      return "off";
    // The authority gave more time: the clock runs on, to the later instant.
    case "authority_extended":
    case "running":
      return clock.started_at === null ? "decide" : runningState(clock.due_at, now);
  }
}

/** Whether something is still owed or undecided in that state. */
export function isOpen(state: Clock["state"]): boolean {
  return (
    state === "to_decide" ||
    state === "waiting" ||
    state === "running" ||
    state === "authority_extended"
  );
}

function runningState(dueAt: string | null, now: number): ClockState {
  if (dueAt === null) return "open";
  const left = Date.parse(dueAt) - now;
  if (left < 0) return "overdue";
  if (left < URGENT_BELOW_MS) return "urgent";
  return left <= CALM_ABOVE_MS ? "watch" : "calm";
}
