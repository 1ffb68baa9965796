"use client";
import { useEffect } from "react";
import { useNow } from "@/components/ui/now";
import type { LiveScope } from "./follower";
import { LivePill } from "./live-pill";
import { useLive } from "./use-live";

/** How often a page reads itself anew although nothing was told: where the line is down, and where it is not. */
const WITHOUT_LINE_MS = 30_000;
const WITH_LINE_MS = 5 * 60_000;

/** The live pill of a page about one thing; has the page read anew when the register says that it changed. */
export function FollowSubject({
  scope,
  id,
  readAnew,
}: {
  scope: LiveScope;
  /** The subject as the ledger names it: the incident's id. */
  id: string;
  readAnew: () => void;
}) {
  const now = useNow();
  const live = useLive(scope, (what) => {
    if (what.some((one) => one === "anything" || one.id === id)) readAnew();
  });
  const paceMs = live.state === "live" ? WITH_LINE_MS : WITHOUT_LINE_MS;
  useEffect(() => {
    const timer = setInterval(readAnew, paceMs);
    return () => clearInterval(timer);
  }, [readAnew, paceMs]);
  return <LivePill live={live} now={now} small />;
}
