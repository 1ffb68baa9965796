"use client";
import { formatDuration, MINUTE_MS, spokenDuration } from "@/lib/time";
import { cx } from "../ui/cx";
import { useNow } from "../ui/now";

/** How long something has been owed where the law gives no number: in words, to the minute, never a countdown. */
export function Elapsed({ since, className }: { since: string; className?: string }) {
  const gone = Math.max(0, useNow() - Date.parse(since));
  const words = gone < MINUTE_MS ? "0 min" : formatDuration(gone);
  return (
    <span
      role="timer"
      aria-live="off"
      aria-label={`${spokenDuration(gone)} gone`}
      className={cx("inline-block whitespace-nowrap", className)}
    >
      <span aria-hidden="true" className="font-medium tabular-nums tracking-[-0.02em]">
        {words}
      </span>
    </span>
  );
}
