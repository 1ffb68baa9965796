"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef } from "react";
import type { LinkState } from "@/components/live/event-stream";
import type { LiveScope } from "@/components/live/follower";
import { concerns, type Live, useLive } from "@/components/live/use-live";
import { createClient, TocsinError } from "@/lib/client";
import type { Board } from "@/lib/schema/board";
import { boardKey } from "./board-key";

const client = createClient();
/** What stands on the board. */
const SHOWN = ["incident", "dpdp_session"];
/** While changes keep coming: this pause between two readings, or four times as long as the last one took. */
const PAUSE_MS = 1_000;
const PAUSE_BY_READING = 4;
/** Where the stream does not come through, the board is read at this pace. */
const WITHOUT_STREAM_MS = 30_000;

/** The open duties of an organisation and those below it, kept up with the register. */
export function useBoard(scope: LiveScope): { board: Board | undefined; live: Live } {
  const { orgId } = scope;
  const queries = useQueryClient();
  const reading = useRef<{ again: boolean } | null>(null);

  // One reading at a time. What changes while one runs may not be in it: another follows.
  const readAnew = useCallback(async () => {
    if (reading.current) {
      reading.current.again = true;
      return;
    }
    do {
      reading.current = { again: false };
      const began = performance.now();
      await queries.refetchQueries({ queryKey: boardKey(orgId) });
      const tookMs = performance.now() - began;
      await new Promise((pass) => setTimeout(pass, Math.max(PAUSE_MS, PAUSE_BY_READING * tookMs)));
    } while (reading.current.again);
    reading.current = null;
  }, [queries, orgId]);

  const live = useLive(scope, (what) => {
    if (concerns(what, SHOWN)) void readAnew();
  });
  const { data, error } = useQuery({
    queryKey: boardKey(orgId),
    queryFn: ({ signal }) =>
      client.request<Board>({
        method: "GET",
        path: "/api/v1/board",
        query: { orgId, subtree: true },
        signal,
      }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    refetchInterval: live.state === "live" ? false : WITHOUT_STREAM_MS,
  });
  const signedOut = error instanceof TocsinError && error.status === 401;
  const state: LinkState = signedOut ? "ended" : live.state;
  // What stands on the board is as old as its reading, even where the line never came about.
  const readAt = data ? Date.parse(data.now) : null;
  const syncedAt = readAt === null ? live.syncedAt : Math.max(readAt, live.syncedAt ?? readAt);
  return { board: data, live: { ...live, state, syncedAt } };
}
