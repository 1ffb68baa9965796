"use client";
import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { addressOf, type RegisterFilter, readFilter } from "./filters";

/** The register's filter, which lives in the address: links, Back and reload keep it. */
export function useFilter() {
  const address = useSearchParams();
  const { filter, dropped } = useMemo(
    () => readFilter(new URLSearchParams(address.toString())),
    [address],
  );
  /** Sets some of it; an empty value takes one away. Typing replaces the address, choosing adds to the history. */
  const change = useCallback(
    (part: RegisterFilter, how: "push" | "replace" = "push") => {
      const next = addressOf({ ...filter, ...part });
      if (how === "push") window.history.pushState(null, "", next);
      else window.history.replaceState(null, "", next);
    },
    [filter],
  );
  return { filter, dropped, change };
}
