"use client";
/**
 * The page's one clock. Every countdown reads it; a single timer ticks on the server's whole second.
 */
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
} from "react";
import { createPageClock, type PageClock } from "./page-clock";

/** Below this a difference is the network's, not the clock's. */
const NOTICEABLE_MS = 2000;

/** The device's clock against the server's, read off the page's own arrival. */
function offsetOnArrival(serverNow: number): number {
  const [arrival] = performance.getEntriesByType("navigation");
  if (!(arrival instanceof PerformanceNavigationTiming)) return 0;
  const offset = serverNow - (performance.timeOrigin + arrival.responseStart);
  return Math.abs(offset) > NOTICEABLE_MS ? offset : 0;
}

const ClockContext = createContext<PageClock | null>(null);
const ZoneContext = createContext("UTC");

/** Gives the page its clock and the viewer's zone. */
export function NowProvider({
  serverNow,
  zone,
  children,
}: {
  /** The server's time when it rendered, in milliseconds. */
  serverNow: number;
  zone: string;
  children: ReactNode;
}) {
  const [clock] = useState(() => createPageClock(serverNow));
  useEffect(() => {
    clock.setOffset(offsetOnArrival(clock.serverNow));
  }, [clock]);
  return (
    <ClockContext value={clock}>
      <ZoneContext value={zone}>{children}</ZoneContext>
    </ClockContext>
  );
}

function usePageClock(): PageClock {
  const clock = useContext(ClockContext);
  if (!clock) throw new Error("No NowProvider stands around this component.");
  return clock;
}

/** The server's time as best known, in milliseconds, cut to the second. Renders once a second. */
export function useNow(): number {
  const clock = usePageClock();
  return useSyncExternalStore(clock.subscribe, clock.now, () => clock.serverNow);
}

/** Reads and sets how far the server's clock is ahead of this device's: for the live stream. */
export function useClockOffset(): { offset: () => number; setOffset: (ms: number) => void } {
  const { offset, setOffset } = usePageClock();
  return { offset, setOffset };
}

/** The viewer's time zone. */
export function useZone(): string {
  return useContext(ZoneContext);
}
