"use client";
import { useCallback, useEffect, useRef, useSyncExternalStore } from "react";
import { useClockOffset } from "@/components/ui/now";
import type { Changed, LinkState } from "./event-stream";
import { follow, heardFrom, type LiveScope, NOTHING_HEARD, reviveLine, wakeLine } from "./follower";
import type { Told } from "./told";

export interface Live {
  state: LinkState;
  /** The server's time when it was last heard, in milliseconds; null before. */
  syncedAt: number | null;
  /** How far the server's clock is ahead of this device's, in milliseconds. */
  offsetMs: number;
  /** Makes sure that the line is alive, and reads anew. */
  retry: () => void;
  /** Opens the line anew that ended with the session: for who is signed in again. */
  revive: () => void;
}

/**
 * Follows the live stream of an organisation and those below it, and sets the page's clock by it.
 *
 * @param onChange something changed, or may have: read anew. Called once for a burst, with what the line has told so
 *   far.
 * @param from the place in the ledger at which the page was rendered, where it knows: a line opened for it tells what
 *   came after
 */
export function useLive(
  { orgId, userId }: LiveScope,
  onChange: (what: readonly Changed[], told: Told) => void,
  from?: string,
): Live {
  const { setOffset } = useClockOffset();
  const changed = useRef(onChange);
  const rendered = useRef(from);
  useEffect(() => {
    changed.current = onChange;
    rendered.current = from;
  });
  useEffect(
    () =>
      follow(
        { orgId, userId },
        { changed: (what, told) => changed.current(what, told) },
        rendered.current,
      ),
    [orgId, userId],
  );
  const { state, syncedAt, offsetMs } = useSyncExternalStore(
    useCallback((heard) => follow({ orgId, userId }, { heard }, rendered.current), [orgId, userId]),
    () => heardFrom({ orgId, userId }),
    () => NOTHING_HEARD,
  );
  useEffect(() => {
    if (offsetMs !== null) setOffset(offsetMs);
  }, [offsetMs, setOffset]);
  const retry = useCallback(() => wakeLine({ orgId, userId }), [orgId, userId]);
  const revive = useCallback(() => reviveLine({ orgId, userId }), [orgId, userId]);
  return { state, syncedAt, offsetMs: offsetMs ?? 0, retry, revive };
}

/** Whether what changed is of one of these types, or may be. */
export function concerns(what: readonly Changed[], types: readonly string[]): boolean {
  return what.some((one) => typeof one === "string" || types.includes(one.type));
}
