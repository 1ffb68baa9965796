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

/** What each state is called on a screen. */
export const STATE_WORDS: Record<ClockState, string> = {
  overdue: "Overdue",
  decide: "Awaiting a decision",
  urgent: "Due in under 6 h",
  watch: "Due in under 24 h",
  open: "Without undue delay",
  calm: "Running",
  wait: "Not started",
  late: "Sent late",
  met: "Met",
  off: "Not required",
};

const URGENT_BELOW_MS = 6 * HOUR_MS;
const CALM_ABOVE_MS = 24 * HOUR_MS;

export type ClockTimes = Pick<Clock, "state" | "due_at" | "started_at">;

/**
 * The face of a clock at `now` (milliseconds). At the very instant it is due it is not yet overdue.
 */
export function clockState(clock: ClockTimes, now: number): ClockState {
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
    case "superseded":
      return "off";
    case "running":
      return clock.started_at === null ? "decide" : runningState(clock.due_at, now);
  }
}

function runningState(dueAt: string | null, now: number): ClockState {
  if (dueAt === null) return "open";
  const left = Date.parse(dueAt) - now;
  if (left < 0) return "overdue";
  if (left < URGENT_BELOW_MS) return "urgent";
  return left <= CALM_ABOVE_MS ? "watch" : "calm";
}
