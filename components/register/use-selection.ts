"use client";
import { useCallback, useMemo, useState } from "react";
import type { Incident } from "@/lib/schema/incident";

/** Which incidents are ticked; only those that the list still shows count. */
export function useSelection(incidents: readonly Incident[]) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const ids = useMemo(
    () => new Set(incidents.flatMap(({ id }) => (ticked.has(id) ? [id] : []))),
    [incidents, ticked],
  );
  const set = useCallback(
    (which: readonly string[], on: boolean) =>
      setTicked((held) => {
        const next = new Set(held);
        for (const id of which) {
          if (on) next.add(id);
          else next.delete(id);
        }
        return next;
      }),
    [],
  );
  const clear = useCallback(() => setTicked(new Set<string>()), []);
  return { ids, set, clear };
}
