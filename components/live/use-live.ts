"use client";
import { useCallback, useEffect, useRef, useSyncExternalStore } from "react";
import { useClockOffset } from "@/components/ui/now";
import type { Changed, LinkState } from "./event-stream";
import { follow, heardFrom, type LiveScope, NOTHING_HEARD, wakeLine } from "./follower";

export interface Live {
  state: LinkState;
  /** The server's time when it was last heard, in milliseconds; null before. */
  syncedAt: number | null;
  /** How far the server's clock is ahead of this device's, in milliseconds. */
  offsetMs: number;
  /** Makes sure that the line is alive, and reads anew. */
  retry: () => void;
}

/**
 * Follows the live stream of an organisation and those below it, and sets the page's clock by it.
 *
 * @param onChange something changed, or may have: read anew. Called once for a burst.
 */
export function useLive(
  { orgId, userId }: LiveScope,
  onChange: (what: readonly Changed[]) => void,
): Live {
  const { setOffset } = useClockOffset();
  const changed = useRef(onChange);
  useEffect(() => {
    changed.current = onChange;
  });
  useEffect(
    () => follow({ orgId, userId }, { changed: (what) => changed.current(what) }),
    [orgId, userId],
  );
  const { state, syncedAt, offsetMs } = useSyncExternalStore(
    useCallback((heard) => follow({ orgId, userId }, { heard }), [orgId, userId]),
    () => heardFrom({ orgId, userId }),
    () => NOTHING_HEARD,
  );
  useEffect(() => {
    if (offsetMs !== null) setOffset(offsetMs);
  }, [offsetMs, setOffset]);
  const retry = useCallback(() => wakeLine({ orgId, userId }), [orgId, userId]);
  return { state, syncedAt, offsetMs: offsetMs ?? 0, retry };
}

/** Whether what changed is of one of these types, or may be. */
export function concerns(what: readonly Changed[], types: readonly string[]): boolean {
  return what.some((one) => one === "anything" || types.includes(one.type));
}
