"use client";
import { useTranslations } from "next-intl";
import { MINUTE_MS } from "@/lib/time";
import { cx } from "../ui/cx";
import { useNow } from "../ui/now";
import { useTime } from "../ui/time-words";

/** How long something has been owed where the law gives no number: in words, to the minute, never a countdown. */
export function Elapsed({ since, className }: { since: string; className?: string }) {
  const t = useTranslations("ui");
  const time = useTime();
  const gone = Math.max(0, useNow() - Date.parse(since));
  const words = gone < MINUTE_MS ? "0 min" : time.duration(gone);
  return (
    <span
      role="timer"
      aria-live="off"
      aria-label={t("timer.gone", { time: time.spoken(gone) })}
      className={cx("inline-block whitespace-nowrap", className)}
    >
      <span aria-hidden="true" className="font-medium tabular-nums tracking-[-0.02em]">
        {words}
      </span>
    </span>
  );
}
