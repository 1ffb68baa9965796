"use client";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef } from "react";
import { useNow } from "@/components/ui/now";
import type { LiveScope } from "./follower";
import { LivePill } from "./live-pill";
import { comesAfter } from "./told";
import { useLive } from "./use-live";

/** How often a page reads itself anew while its line is down, or what was told does not stand on it yet. */
const BEHIND_MS = 30_000;
/** How often it does although nothing was told: every so many times of those. */
const ALL_THE_SAME = 10;

/** The live pill of a page about one thing; has the page read anew when the register says that it changed. */
export function FollowSubject({
  scope,
  id,
  renderedAt,
  mayRead,
  readAnew,
}: {
  scope: LiveScope;
  /** The subject as the ledger names it: the incident's id. */
  id: string;
  /** The place in the ledger of which all that came before stands on the page. */
  renderedAt: string;
  /** Whether reading anew finds the page: without a session it would lead away, and take along what is being typed. */
  mayRead: () => Promise<boolean>;
  readAnew: () => void;
}) {
  const now = useNow();
  const t = useTranslations("live");
  // A page that is being read anew is not asked for once more by each thing that is told meanwhile.
  const known = useRef(renderedAt);
  const stands = useRef(renderedAt);
  useEffect(() => {
    stands.current = renderedAt;
    if (comesAfter(renderedAt, known.current)) known.current = renderedAt;
  }, [renderedAt]);
  const live = useLive(
    scope,
    (what, told) => {
      if (!what.includes("anything") && !told.mayHaveChanged(id, known.current)) return;
      known.current = told.reached ?? known.current;
      void look();
    },
    renderedAt,
  );
  const ended = live.state === "ended";
  const { revive } = live;
  const look = useCallback(async () => {
    if (!(await mayRead())) return;
    if (ended) revive();
    readAnew();
  }, [mayRead, readAnew, ended, revive]);
  const isLive = live.state === "live";
  useEffect(() => {
    let times = 0;
    const timer = setInterval(() => {
      times++;
      // Reading anew may have failed: then nothing more is told, and the page stands as it was.
      const isBehind = comesAfter(known.current, stands.current);
      if (!isLive || isBehind || times % ALL_THE_SAME === 0) void look();
    }, BEHIND_MS);
    return () => clearInterval(timer);
  }, [look, isLive]);
  return (
    <span className="inline-flex items-center gap-2.5">
      {ended && (
        // In a tab of its own: what is being written here stays.
        <a className="link text-sm" href="/sign-in" target="_blank" rel="noopener">
          {t("bar.signIn")}
        </a>
      )}
      <LivePill live={live} now={now} small />
    </span>
  );
}
