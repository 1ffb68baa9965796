"use client";
import { useCallback, useLayoutEffect, useRef } from "react";

/** The same function at every render, which does what the latest one does: for rows that are drawn anew only when they change. */
export function useStable<Args extends unknown[]>(
  act: (...args: Args) => void,
): (...args: Args) => void {
  const latest = useRef(act);
  useLayoutEffect(() => {
    latest.current = act;
  });
  return useCallback((...args: Args) => latest.current(...args), []);
}
