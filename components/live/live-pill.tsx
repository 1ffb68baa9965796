"use client";
import { Unplug } from "lucide-react";
import { Button, ButtonLink } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { formatDuration, formatInstant, MINUTE_MS } from "@/lib/time";
import type { Live } from "./use-live";

/** Beyond this the device's clock is said to be off. */
const OFF_BY_MS = 2_000;

/** Whether the board is live, reconnecting, or live with the device's clock corrected. */
export function LivePill({ live, now }: { live: Live; now: number }) {
  const lost = live.state === "reconnecting" || live.state === "ended";
  const corrected = !lost && Math.abs(live.offsetMs) > OFF_BY_MS;
  return (
    <p
      className={cx(
        "inline-flex h-7 flex-none items-center gap-2 whitespace-nowrap rounded-2 bg-surface px-2.5 text-ink-2 text-xs lg:h-8",
        lost ? "border border-watch-fill border-dashed" : "edge-line-2",
        corrected && "bg-watch-wash edge-watch-fill",
      )}
      title={corrected ? correctionWords(live.offsetMs) : undefined}
    >
      <Pulse lost={lost} waiting={live.state === "connecting"} />
      <b className="font-semibold text-ink">{pillWords(live, corrected)}</b>
      <span className="hidden font-mono text-2xs text-ink-3 sm:inline">
        {lost && live.syncedAt !== null && `synced ${agoWords(now - live.syncedAt)}`}
        {corrected && correctionWords(live.offsetMs)}
      </span>
    </p>
  );
}

function pillWords({ state }: Live, corrected: boolean): string {
  if (state === "connecting") return "Connecting";
  if (state === "reconnecting") return "Reconnecting";
  if (state === "ended") return "Signed out";
  return corrected ? "Clock corrected" : "Live";
}

/** The whole sentence goes to the title too: on a narrow screen there is room for two words. */
function correctionWords(offsetMs: number): string {
  const seconds = Math.round(Math.abs(offsetMs) / 1000);
  const by = seconds < 60 ? `${seconds} s` : formatDuration(seconds * 1000);
  return `yours is ${by} ${offsetMs > 0 ? "behind" : "ahead"}`;
}

function agoWords(ms: number): string {
  return ms < MINUTE_MS
    ? `${Math.max(0, Math.floor(ms / 1000))} s ago`
    : `${formatDuration(ms)} ago`;
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
export function OfflineBar({ live, zone }: { live: Live; zone: string }) {
  const ended = live.state === "ended";
  if (!ended && (live.state !== "reconnecting" || live.syncedAt === null)) return null;
  return (
    <div className="mx-4 mb-3 flex flex-wrap items-center gap-2.5 rounded-3 border border-watch-fill border-dashed bg-watch-wash px-3.5 py-2 text-sm lg:mx-0">
      <Unplug aria-hidden className="size-4 flex-none text-watch" />
      <p className="min-w-0 flex-1">
        {ended || live.syncedAt === null ? (
          <>
            <b className="font-semibold">You are signed out.</b> The digits go on from what was
            known. Sign in to see what is new.
          </>
        ) : (
          <>
            <b className="font-semibold" suppressHydrationWarning>
              No connection since {formatInstant(new Date(live.syncedAt), zone, "seconds")}.
            </b>{" "}
            The digits go on from what was known then. What others declare or file shows when the
            line is back.
          </>
        )}
      </p>
      {ended ? (
        <ButtonLink size="sm" href="/sign-in?callbackUrl=%2Fdashboard%2Fboard" prefetch={false}>
          Sign in
        </ButtonLink>
      ) : (
        <Button size="sm" onClick={live.retry}>
          Try again
        </Button>
      )}
    </div>
  );
}
