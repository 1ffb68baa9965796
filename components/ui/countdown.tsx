"use client";
import { useTranslations } from "next-intl";
import { cx } from "./cx";
import { Digits } from "./digits";
import { useNow } from "./now";
import { useTime } from "./time-words";

export interface CountdownProps {
  /** Counts down to this instant, then up with a plus. */
  due?: Date | string;
  /** Counts up from this instant instead: no fixed deadline. */
  since?: Date | string;
  className?: string;
}

/** Running digits. Their accessible name is a sentence, which changes once a minute. */
export function Countdown({ due, since, className }: CountdownProps) {
  const now = useNow();
  const t = useTranslations("ui");
  const time = useTime();
  const left = due ? instantMs(due) - now : null;
  const gone = since ? now - instantMs(since) : 0;
  const words =
    left === null
      ? t("timer.gone", { time: time.spoken(gone) })
      : t(left < 0 ? "timer.overdue" : "timer.left", { time: time.spoken(left) });
  return (
    <span role="timer" aria-live="off" aria-label={words} className={cx("inline-block", className)}>
      <Digits text={time.countdown(left ?? Math.max(0, gone))} />
    </span>
  );
}

/** Where a clock has no start: dashes, in the place where digits would be. */
export function NoCountdown({ className }: { className?: string }) {
  const t = useTranslations("ui");
  return (
    <span role="img" aria-label={t("timer.none")} className={cx("inline-block", className)}>
      <Digits text="--:--:--" />
    </span>
  );
}

function instantMs(at: Date | string): number {
  return typeof at === "string" ? Date.parse(at) : at.getTime();
}
