"use client";
import { useEffect, useRef, useState } from "react";
import type { Live } from "@/components/live/use-live";
import type { BoardRow } from "@/lib/schema/board";
import { formatInstant } from "@/lib/time";
import { type Announcement, announcements } from "./thresholds";

/** At most one message in ten seconds: a listener must be able to work. */
const EVERY_MS = 10_000;
/** A list as long as this would be read for minutes. */
const MOST_WAITING = 20;

/** What to say now: politely, and at once. Thresholds and the loss of the connection, nothing else. */
export function useAnnouncer(rows: readonly BoardRow[], now: number, live: Live, zone: string) {
  const [said, setSaid] = useState<Announcement | null>(null);
  const waiting = useRef<Announcement[]>([]);
  const before = useRef(now);
  const saidAt = useRef(Number.NEGATIVE_INFINITY);
  const lost = useRef(false);

  useEffect(() => {
    const fresh = announcements(rows, before.current, now);
    before.current = now;
    const gone = live.state === "reconnecting" && live.syncedAt !== null;
    if (gone && !lost.current && live.syncedAt !== null) {
      const since = formatInstant(new Date(live.syncedAt), zone, "seconds");
      fresh.unshift({ text: `No connection since ${since}.`, assertive: true });
    }
    lost.current = gone;
    waiting.current.push(...fresh);
    // What is urgent is not said after what is not.
    waiting.current.sort((a, b) => Number(b.assertive) - Number(a.assertive));
    waiting.current.splice(MOST_WAITING);
    if (now - saidAt.current < EVERY_MS) return;
    const next = waiting.current.shift();
    if (!next) return;
    saidAt.current = now;
    setSaid(next);
  }, [rows, now, live.state, live.syncedAt, zone]);

  return {
    polite: said && !said.assertive ? said.text : "",
    assertive: said?.assertive ? said.text : "",
  };
}
