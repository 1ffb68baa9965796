/** What the board says aloud: only that a clock passed a threshold, never its ticking. */
import type { BoardRow } from "@/lib/schema/board";
import { HOUR_MS, MINUTE_MS } from "@/lib/time";

const STEPS = [
  { ms: 24 * HOUR_MS, step: "h24" },
  { ms: 6 * HOUR_MS, step: "h6" },
  { ms: 3 * HOUR_MS, step: "h3" },
  { ms: HOUR_MS, step: "h1" },
  { ms: 30 * MINUTE_MS, step: "m30" },
  { ms: 15 * MINUTE_MS, step: "m15" },
  { ms: 5 * MINUTE_MS, step: "m5" },
] as const;
export type Step = (typeof STEPS)[number]["step"] | "overdue";

export interface Passed {
  row: BoardRow;
  /** Overdue is said at once; the rest when there is time. */
  step: Step;
}

/**
 * The clocks that passed a threshold after `before` and by `now` (milliseconds), the most pressing first; of
 * one clock only the last threshold.
 */
export function passedThresholds(rows: readonly BoardRow[], before: number, now: number): Passed[] {
  return rows
    .flatMap((row) => {
      const { clock } = row;
      // An extended clock runs to its later instant; what does not bind yet raises no alarm.
      const runs = clock.state === "running" || clock.state === "authority_extended";
      if (!runs || !clock.binding || clock.due_at === null) return [];
      const due = Date.parse(clock.due_at);
      const step = passed(due - before, due - now);
      return step === null ? [] : [{ row, step, due }];
    })
    .sort((a, b) => a.due - b.due)
    .map(({ row, step }) => ({ row, step }));
}

function passed(leftBefore: number, left: number): Step | null {
  if (left < 0) return leftBefore >= 0 ? "overdue" : null;
  return STEPS.findLast(({ ms }) => leftBefore >= ms && left < ms)?.step ?? null;
}
