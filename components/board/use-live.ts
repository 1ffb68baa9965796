"use client";
import { useEffect, useRef, useState } from "react";
import { useClockOffset } from "@/components/ui/now";
import type { LinkState } from "./event-stream";
import { openLiveLink } from "./live-link";
import { localClock, ServerOffset } from "./server-offset";

/** A smaller correction would only make the digits stutter. */
const WORTH_SETTING_MS = 40;
/** A timer that comes this late means that the machine slept. */
const SLEPT_MS = 10_000;
const BEAT_MS = 2_000;
/** Several changes within this are one. */
const GATHER_MS = 150;

export interface Live {
  state: LinkState;
  /** The server's time when it was last heard, in milliseconds; null before. */
  syncedAt: number | null;
  /** How far the server's clock is ahead of this device's, in milliseconds. */
  offsetMs: number;
  /** Connects anew and reads anew. */
  retry: () => void;
}

export interface LiveScope {
  orgId: string;
  userId: string;
}

/**
 * Follows the live stream of an organisation and those below it, and sets the page's clock by it.
 *
 * @param onChange something changed, or may have: read anew. Called once for a burst.
 */
export function useLive({ orgId, userId }: LiveScope, onChange: () => void): Live {
  const { setOffset } = useClockOffset();
  const [state, setState] = useState<LinkState>("connecting");
  const [syncedAt, setSyncedAt] = useState<number | null>(null);
  const [offsetMs, setOffsetMs] = useState(0);
  const changed = useRef(onChange);
  const retry = useRef(() => {});
  useEffect(() => {
    changed.current = onChange;
  });

  useEffect(() => {
    const clock = new ServerOffset();
    let used: number | null = null;
    let gathering: ReturnType<typeof setTimeout> | undefined;
    const change = () => {
      gathering ??= setTimeout(() => {
        gathering = undefined;
        changed.current();
      }, GATHER_MS);
    };
    const link = openLiveLink(
      `/api/v1/live?orgId=${orgId}&subtree=true`,
      `tocsin-live:${userId}:${orgId}`,
      {
        state: setState,
        said: (said) => {
          if (said.changed) change();
          if (Number.isNaN(said.now)) return;
          setSyncedAt(said.now);
          const offset = clock.add(said.now, localClock());
          if (used !== null && Math.abs(offset - used) < WORTH_SETTING_MS) return;
          used = offset;
          setOffset(offset);
          setOffsetMs(offset);
        },
      },
    );
    const wake = () => {
      clock.forget();
      link.wake();
      change();
    };
    retry.current = wake;
    const stop = onWake(wake);
    return () => {
      stop();
      clearTimeout(gathering);
      link.close();
    };
  }, [orgId, userId, setOffset]);

  return { state, syncedAt, offsetMs, retry: () => retry.current() };
}

/** Calls `act` when the page comes back: seen again, restored, online again, or the machine slept. */
function onWake(act: () => void): () => void {
  let last = Date.now();
  const beat = setInterval(() => {
    const late = Date.now() - last - BEAT_MS;
    last = Date.now();
    // A hidden tab's timers are slowed: it wakes when it is seen.
    if (late > SLEPT_MS && document.visibilityState === "visible") act();
  }, BEAT_MS);
  const seen = () => document.visibilityState === "visible" && act();
  const restored = (event: PageTransitionEvent) => event.persisted && act();
  document.addEventListener("visibilitychange", seen);
  window.addEventListener("pageshow", restored);
  window.addEventListener("online", act);
  return () => {
    clearInterval(beat);
    document.removeEventListener("visibilitychange", seen);
    window.removeEventListener("pageshow", restored);
    window.removeEventListener("online", act);
  };
}
