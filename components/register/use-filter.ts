"use client";
import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { addressOf, type Dropped, filterIn, type RegisterFilter } from "./filters";

/** How a change of the filter gets into the address. */
export type ChangeFilter = (part: RegisterFilter, how?: "push" | "replace" | "whole") => void;

/**
 * The register's filter, which lives in the address: links, Back and reload keep it.
 *
 * @param dropped what of the address the server did not take
 */
export function useFilter(dropped: Dropped) {
  const address = useSearchParams();
  const filter = useMemo(
    () => filterIn(new URLSearchParams(address.toString()), dropped),
    [address, dropped],
  );
  /** Sets some of it, or the whole; an empty value takes one away. Typing replaces the address, choosing adds to the history. */
  const change: ChangeFilter = useCallback(
    (part, how = "push") => {
      const next = addressOf(how === "whole" ? part : { ...filter, ...part });
      if (how === "replace") window.history.replaceState(null, "", next);
      else window.history.pushState(null, "", next);
    },
    [filter],
  );
  return { filter, change };
}
