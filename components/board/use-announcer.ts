"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { Live } from "@/components/live/use-live";
import { useLawTerm } from "@/components/ui/law-term";
import { useTime } from "@/components/ui/time-words";
import type { BoardRow } from "@/lib/schema/board";
import { passedThresholds } from "./thresholds";
import { spokenName } from "./words";

/** At most one message in ten seconds: a listener must be able to work. */
const EVERY_MS = 10_000;
/** A list as long as this would be read for minutes. */
const MOST_WAITING = 20;

interface Announcement {
  text: string;
  assertive: boolean;
}

/** What to say now: politely, and at once. Thresholds and the loss of the connection, nothing else. */
export function useAnnouncer(rows: readonly BoardRow[], now: number, live: Live) {
  const t = useTranslations("board");
  const time = useTime();
  const say = useLawTerm();
  const [said, setSaid] = useState<Announcement | null>(null);
  const waiting = useRef<Announcement[]>([]);
  const before = useRef(now);
  const saidAt = useRef(Number.NEGATIVE_INFINITY);
  const lost = useRef(false);

  useEffect(() => {
    const fresh = passedThresholds(rows, before.current, now).map(({ row, step }) => ({
      text: t(`announce.${step}`, { number: spokenName(t, row), act: say(row.clock.act) }),
      assertive: step === "overdue",
    }));
    before.current = now;
    const gone = live.state === "reconnecting" && live.syncedAt !== null;
    if (gone && !lost.current && live.syncedAt !== null) {
      const since = time.at(new Date(live.syncedAt), "seconds");
      fresh.unshift({ text: t("announce.lost", { time: since }), assertive: true });
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
  }, [rows, now, live.state, live.syncedAt, t, time, say]);

  return {
    polite: said && !said.assertive ? said.text : "",
    assertive: said?.assertive ? said.text : "",
  };
}
