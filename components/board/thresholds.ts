/** What the board says aloud: only that a clock passed a threshold, never its ticking. */
import type { BoardRow } from "@/lib/schema/board";
import { HOUR_MS, MINUTE_MS } from "@/lib/time";
import { subjectOf } from "./words";

const STEPS = [
  { ms: 24 * HOUR_MS, words: "less than 24 hours left" },
  { ms: 6 * HOUR_MS, words: "less than 6 hours left" },
  { ms: 3 * HOUR_MS, words: "less than 3 hours left" },
  { ms: HOUR_MS, words: "less than 1 hour left" },
  { ms: 30 * MINUTE_MS, words: "less than 30 minutes left" },
  { ms: 15 * MINUTE_MS, words: "less than 15 minutes left" },
  { ms: 5 * MINUTE_MS, words: "less than 5 minutes left" },
] as const;

export interface Announcement {
  text: string;
  /** Overdue is said at once; the rest when there is time. */
  assertive: boolean;
}

/**
 * What to say of the clocks that passed a threshold after `before` and by `now` (milliseconds), the most
 * pressing first; of one clock only the last threshold.
 */
export function announcements(
  rows: readonly BoardRow[],
  before: number,
  now: number,
): Announcement[] {
  return rows
    .flatMap((row) => {
      const { clock } = row;
      // An extended clock runs to its later instant; what does not bind yet raises no alarm.
      const runs = clock.state === "running" || clock.state === "authority_extended";
      if (!runs || !clock.binding || clock.due_at === null) return [];
      const due = Date.parse(clock.due_at);
      const words = passed(due - before, due - now);
      if (words === null) return [];
      const text = `${subjectOf(row).number}, ${clock.act.toLowerCase()}: ${words}.`;
      return [{ text, assertive: words === "overdue", due }];
    })
    .sort((a, b) => a.due - b.due)
    .map(({ text, assertive }) => ({ text, assertive }));
}

function passed(leftBefore: number, left: number): string | null {
  if (left < 0) return leftBefore >= 0 ? "overdue" : null;
  const step = STEPS.findLast(({ ms }) => leftBefore >= ms && left < ms);
  return step?.words ?? null;
}
