"use client";
import { useEffect, useRef } from "react";
import { isForPage } from "../shell/single-keys";

/** Single keys of a screen, taken before the shell's; off wherever those are off. Who answers false leaves the press alone. */
export function useKeys(keys: Readonly<Record<string, () => unknown>>): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!isForPage(event)) return;
      const act = latest.current[event.key.toLowerCase()];
      if (act && act() !== false) event.preventDefault();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}
