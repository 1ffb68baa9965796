"use client";
import { useSearchParams } from "next/navigation";
import { useCallback, useEffect } from "react";
import { isForPage } from "@/components/shell/single-keys";

export interface Wall {
  on: boolean;
  enter: () => void;
  leave: () => void;
}

/**
 * Wall mode: the board alone, for a screen that nobody touches. It stands in the address, so that a reload
 * keeps it, though that ends the full screen. W enters and leaves, Escape leaves (of full screen the browser
 * takes the first one to itself); the screen is kept awake and filled where the browser can.
 */
export function useWall(): Wall {
  const on = useSearchParams().get("mode") === "wall";
  const enter = useCallback(() => {
    setMode("wall");
    // A refusal (no gesture, no such browser) leaves a wall in a window.
    document.documentElement.requestFullscreen?.().catch(() => {});
  }, []);
  const leave = useCallback(() => {
    setMode(null);
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
  }, []);

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.repeat || !isForPage(event)) return;
      if (event.key.toLowerCase() === "w") (on ? leave : enter)();
      else if (on && event.key === "Escape") leave();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [on, enter, leave]);

  useEffect(() => {
    if (on) return stayAwake();
  }, [on]);

  return { on, enter, leave };
}

function setMode(mode: "wall" | null): void {
  const url = new URL(window.location.href);
  if (mode) url.searchParams.set("mode", mode);
  else url.searchParams.delete("mode");
  window.history.pushState(null, "", url);
}

/** Keeps the screen on while the page is seen; the browser takes that back whenever it is hidden. */
function stayAwake(): () => void {
  let lock: WakeLockSentinel | null = null;
  let done = false;
  const ask = async () => {
    if (done || document.visibilityState !== "visible" || !("wakeLock" in navigator)) return;
    try {
      const got = await navigator.wakeLock.request("screen");
      if (done) await got.release();
      else lock = got;
    } catch {
      // A device low on power refuses: the wall shows all the same.
    }
  };
  void ask();
  document.addEventListener("visibilitychange", ask);
  return () => {
    done = true;
    document.removeEventListener("visibilitychange", ask);
    lock?.release().catch(() => {});
  };
}
