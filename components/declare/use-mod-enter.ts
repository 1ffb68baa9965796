"use client";
import { useEffect, useRef } from "react";

/** Ctrl or Cmd with Enter goes on, from inside any field. */
export function useModEnter(act: () => void): void {
  const held = useRef(act);
  useEffect(() => {
    held.current = act;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey) || event.repeat) return;
      if (event.target instanceof Element && event.target.closest("[role=dialog]")) return;
      event.preventDefault();
      held.current();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}
