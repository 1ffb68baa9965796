"use client";
import { Unplug } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button, ButtonLink } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { useTime } from "@/components/ui/time-words";
import type { TimeWords } from "@/lib/i18n/time-words";
import type { Words } from "@/lib/i18n/words";
import { MINUTE_MS, SECOND_MS } from "@/lib/time";
import type { Live } from "./use-live";

/** Beyond this the device's clock is said to be off. */
const OFF_BY_MS = 2_000;

/** Whether the page is live, reconnecting, or live with the device's clock corrected. */
export function LivePill({
  live,
  now,
  small = false,
}: {
  live: Live;
  now: number;
  /** In a line of text; without the measured offset. */
  small?: boolean;
}) {
  const t = useTranslations("live");
  const time = useTime();
  const lost = live.state === "reconnecting" || live.state === "ended";
  const corrected = !lost && Math.abs(live.offsetMs) > OFF_BY_MS;
  const correction = corrected ? correctionWords(t, time, live.offsetMs) : undefined;
  return (
    <p
      className={cx(
        "inline-flex flex-none items-center gap-2 whitespace-nowrap rounded-2 bg-surface px-2.5 text-ink-2 text-xs",
        small ? "h-5.5" : "h-7 lg:h-8",
        lost ? "border border-watch-fill border-dashed" : "edge-line-2",
        corrected && "bg-watch-wash edge-watch-fill",
      )}
      // On a narrow screen there is room for two words.
      title={correction}
    >
      <Pulse lost={lost} waiting={live.state === "connecting"} />
      <b className="font-semibold text-ink">
        {live.state === "live" && corrected ? t("pill.corrected") : t(`pill.${live.state}`)}
      </b>
      <span className="hidden font-mono text-2xs text-ink-3 sm:inline">
        {lost && live.syncedAt !== null && t("pill.synced", { ago: time.ago(now - live.syncedAt) })}
        {correction}
        {live.state === "live" &&
          !corrected &&
          !small &&
          t("pill.offset", { offset: offsetWords(time.locale, live.offsetMs) })}
      </span>
    </p>
  );
}

/** "+0.04": the server's clock against this device's, in seconds. */
function offsetWords(locale: string, offsetMs: number): string {
  const two = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return (offsetMs / SECOND_MS).toLocaleString(locale, { ...two, signDisplay: "exceptZero" });
}

function correctionWords(t: Words<"live">, time: TimeWords, offsetMs: number): string {
  const ms = Math.abs(offsetMs);
  const length = ms < MINUTE_MS ? `${Math.round(ms / SECOND_MS)} s` : time.duration(ms);
  return t(offsetMs > 0 ? "pill.behind" : "pill.ahead", { length });
}

function Pulse({ lost, waiting }: { lost: boolean; waiting: boolean }) {
  if (lost) return <span className="size-2.25 rounded-full border-2 border-watch-fill" />;
  return (
    <span className={cx("relative size-2 rounded-full", waiting ? "bg-ink-4" : "bg-met-fill")}>
      {!waiting && (
        <span className="absolute inset-0 animate-ping rounded-full border border-met-fill [animation-duration:2.4s] motion-reduce:animate-none motion-reduce:opacity-50" />
      )}
    </span>
  );
}

/** What the loss of the connection means, and the way back. */
export function OfflineBar({ live }: { live: Live }) {
  const t = useTranslations("live");
  const time = useTime();
  const ended = live.state === "ended";
  if (!ended && (live.state !== "reconnecting" || live.syncedAt === null)) return null;
  const strong = {
    b: (said: React.ReactNode) => (
      <b className="font-semibold" suppressHydrationWarning>
        {said}
      </b>
    ),
  };
  return (
    <div className="mx-4 mb-3 flex flex-wrap items-center gap-2.5 rounded-3 border border-watch-fill border-dashed bg-watch-wash px-3.5 py-2 text-sm lg:mx-0">
      <Unplug aria-hidden className="size-4 flex-none text-watch" />
      <p className="min-w-0 flex-1">
        {ended || live.syncedAt === null
          ? t.rich("bar.ended", strong)
          : t.rich("bar.lost", { ...strong, time: time.at(new Date(live.syncedAt), "seconds") })}
      </p>
      {ended ? (
        <ButtonLink size="sm" href="/sign-in?callbackUrl=%2Fdashboard%2Fboard">
          {t("bar.signIn")}
        </ButtonLink>
      ) : (
        <Button size="sm" onClick={live.retry}>
          {t("bar.retry")}
        </Button>
      )}
    </div>
  );
}
