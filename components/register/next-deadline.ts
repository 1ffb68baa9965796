/** Of an incident's clocks, the one that its line in the register shows. */

import type { TimeWords } from "@/lib/i18n/time-words";
import type { Words } from "@/lib/i18n/words";
import type { Clock } from "@/lib/schema/incident";
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
  | { state: ClockState; clock: Clock }
  /** All is settled, or there is nothing. */
  | { state: ClockState; clock: null; ended: Ended };

/** How the settled ones ended: the only one of them, or so many of so many. */
export type Ended =
  | { only: Clock }
  | { late: number; of: number }
  | { met: number }
  | { none: "noDuty" | "notRequired" };

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
  if (first) return first;
  const ended = clocks.filter(({ state }) => state !== "superseded" && !isOpen(state));
  return { ...settled(ended), clock: null };
}

function settled(clocks: readonly Clock[]): { state: ClockState; ended: Ended } {
  const [only] = clocks;
  if (!only) return { state: "off", ended: { none: "noDuty" } };
  if (clocks.length === 1) return { state: clockState(only, 0), ended: { only } };
  const late = clocks.filter(({ state }) => state === "met_late").length;
  const met = clocks.filter(({ state }) => state === "met").length;
  if (late > 0) return { state: "late", ended: { late, of: late + met } };
  if (met > 0) return { state: "met", ended: { met } };
  return { state: "off", ended: { none: "notRequired" } };
}

/** How they ended, in words: "2 of 2 in time". */
export function endedWords(ended: Ended, t: Words<"register">, time: TimeWords): string {
  if ("none" in ended) return t(`ended.${ended.none}`);
  if ("only" in ended) return clockEnded(ended.only, t, time);
  if ("late" in ended) return t("ended.someLate", ended);
  return t("ended.allMet", ended);
}

/** How one settled clock ended: "3 h 04 to spare", "1 h 42 late", "Not required". */
export function clockEnded(clock: Clock, t: Words<"register">, time: TimeWords): string {
  switch (clock.state) {
    case "met":
      return spare(clock, t, time);
    case "met_late":
      return clock.late_by_ms
        ? t("ended.lateBy", { time: time.duration(clock.late_by_ms) })
        : t("ended.late");
    case "superseded":
      return t("ended.superseded");
    case "not_a_breach":
      return t("ended.notABreach");
    default:
      return t("ended.notRequired");
  }
}

/** A correction may have moved the deadline since; then only what was found at the filing is said. */
function spare({ due_at, settled_at }: Clock, t: Words<"register">, time: TimeWords): string {
  if (due_at === null || settled_at === null) return t("ended.met");
  const left = Date.parse(due_at) - Date.parse(settled_at);
  return left < 0 ? t("ended.met") : t("ended.toSpare", { time: time.duration(left) });
}
