/** One clock for all digits of a page: a single timer, however many read it. */

const SECOND_MS = 1000;
/** By more than this a device's clock does not lose against its steady one, unless somebody sets it. */
const SET_MS = 1000;

export interface PageClock {
  subscribe: (listener: () => void) => () => void;
  /** The server's time as best known, cut to the second; the same value until the next tick. */
  now: () => number;
  /** What the server rendered with, so that the first paint in the browser says the same. */
  serverNow: number;
  /** How far the server's clock is ahead of this device's, in milliseconds. */
  offset: () => number;
  setOffset: (ms: number) => void;
}

export function createPageClock(serverNow: number): PageClock {
  const listeners = new Set<() => void>();
  let offset = 0;
  let current = wholeSecond(serverNow);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lead = wallLead();

  const tell = () => {
    const before = lead;
    lead = wallLead();
    // Set back: no sleep does that, so the digits go on. Ahead it may have slept: then the wall is right.
    if (before - lead > SET_MS) offset += before - lead;
    current = wholeSecond(Date.now() + offset);
    for (const listener of listeners) listener();
  };
  const tick = () => {
    clearTimeout(timer);
    if (listeners.size === 0) return;
    tell();
    timer = setTimeout(tick, SECOND_MS - ((Date.now() + offset) % SECOND_MS));
  };
  // Timers sleep in a hidden tab: catch up the moment it is seen again.
  const seen = () => document.visibilityState === "visible" && tick();

  return {
    serverNow: wholeSecond(serverNow),
    now: () => current,
    offset: () => offset,
    setOffset: (ms) => {
      if (ms === offset) return;
      offset = ms;
      tick();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      if (listeners.size === 1) {
        document.addEventListener("visibilitychange", seen);
        tick();
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearTimeout(timer);
        document.removeEventListener("visibilitychange", seen);
      };
    },
  };
}

/** How far the clock that people can set is ahead of the one that only runs on, in milliseconds. */
function wallLead(): number {
  return Date.now() - performance.now();
}

function wholeSecond(ms: number): number {
  return Math.floor(ms / SECOND_MS) * SECOND_MS;
}
