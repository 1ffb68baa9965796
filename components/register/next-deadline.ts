/** Of an incident's clocks, the one that its line in the register shows. */
import type { Clock } from "@/lib/schema/incident";
import { formatDuration } from "@/lib/time";
import { type ClockState, clockState, isOpen } from "../ui/clock-state";

/** The order in which open clocks press: nothing late is hidden, nothing undecided looks calm. */
const PRESSURE: Partial<Record<ClockState, number>> = {
  overdue: 0,
  decide: 1,
  urgent: 2,
  watch: 2,
  calm: 2,
  open: 3,
  wait: 4,
};

export type NextDeadline =
  /** Something is still open: it shows its digits, or that a decision is due. */
  | { state: ClockState; clock: Clock; words: null }
  /** All is settled, or there is nothing: said in words. */
  | { state: ClockState; clock: null; words: string };

/** The clock that presses most at `now` (milliseconds), or how the settled ones ended. */
export function nextDeadline(clocks: readonly Clock[], now: number): NextDeadline {
  const [first] = clocks
    .map((clock) => ({ clock, state: clockState(clock, now) }))
    .filter(({ clock, state }) => PRESSURE[state] !== undefined && clock.binding)
    .sort(
      (a, b) =>
        (PRESSURE[a.state] ?? 0) - (PRESSURE[b.state] ?? 0) ||
        Date.parse(a.clock.due_at ?? "") - Date.parse(b.clock.due_at ?? "") ||
        0,
    );
  if (first) return { ...first, words: null };
  const ended = clocks.filter(({ state }) => state !== "superseded" && !isOpen(state));
  return { ...settled(ended), clock: null };
}

function settled(clocks: readonly Clock[]): { state: ClockState; words: string } {
  const [only] = clocks;
  if (!only) return { state: "off", words: "No duty" };
  if (clocks.length === 1) return { state: clockState(only, 0), words: settledWords(only) };
  const late = clocks.filter(({ state }) => state === "met_late").length;
  const met = clocks.filter(({ state }) => state === "met").length;
  if (late > 0) return { state: "late", words: `${late} of ${late + met} late` };
  if (met > 0) return { state: "met", words: `${met} of ${met} in time` };
  return { state: "off", words: "Not required" };
}

/** How one settled clock ended: "3 h 04 to spare", "1 h 42 late", "Not required". */
export function settledWords(clock: Clock): string {
  switch (clock.state) {
    case "met":
      return spare(clock);
    case "met_late":
      return clock.late_by_ms ? `${formatDuration(clock.late_by_ms)} late` : "Sent late";
    case "superseded":
      return "Superseded";
    case "not_a_breach":
      return "Not a breach";
    default:
      return "Not required";
  }
}

/** A correction may have moved the deadline since; then only what was found at the filing is said. */
function spare({ due_at, settled_at }: Clock): string {
  if (due_at === null || settled_at === null) return "Met";
  const left = Date.parse(due_at) - Date.parse(settled_at);
  return left < 0 ? "Met" : `${formatDuration(left)} to spare`;
}
