"use client";
import { type ComponentType, useEffect, useState } from "react";
import { loadUntilThere } from "./load";

/** What no page has needed yet. */
const waiting = new Set<() => Promise<void>>();

/** Whoever moves or types may soon open one, and the connection may be gone by then. */
function fetchAll(): void {
  for (const fetchOne of waiting) fetchOne().catch(() => undefined);
  waiting.clear();
}

if (typeof window !== "undefined") {
  addEventListener("pointerdown", fetchAll, { capture: true, passive: true });
  addEventListener("keydown", fetchAll, { capture: true, passive: true });
}

/**
 * A part of a page that is not read but opened: a dialog and its form. Its code comes when the page is first
 * touched, or else when the part is shown: at once, unless `isShown` says otherwise of its props.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  isShown: (props: Props) => boolean = () => true,
): ComponentType<Props> {
  let loaded: ComponentType<Props> | null = null;
  waiting.add(async () => {
    loaded = await load();
  });
  return function Later(props: Props) {
    const [Part, setPart] = useState(() => loaded);
    const wanted = !Part && isShown(props);
    useEffect(() => {
      if (wanted) return loadUntilThere(load, (part) => setPart(() => part));
    }, [wanted]);
    return Part && <Part {...props} />;
  };
}
