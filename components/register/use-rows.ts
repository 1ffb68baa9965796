"use client";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useLayoutEffect, useRef, useState } from "react";

/** Below this all rows stand in the page: find-in-page and printing see them. */
const VIRTUAL_FROM = 120;
const OVERSCAN = 12;

/** Which of many rows are drawn: those in sight and a few around, with the room of the others above and below. */
export function useRows(body: RefObject<HTMLElement | null>, count: number, height: number) {
  const many = count > VIRTUAL_FROM;
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    if (!many) return;
    const place = () =>
      setTop(Math.round((body.current?.getBoundingClientRect().top ?? 0) + window.scrollY));
    place();
    window.addEventListener("resize", place);
    return () => window.removeEventListener("resize", place);
  }, [body, many]);
  const virtualizer = useWindowVirtualizer({
    count,
    enabled: many,
    estimateSize: () => height,
    overscan: OVERSCAN,
    scrollMargin: top,
  });
  const held = useRef(height);
  useLayoutEffect(() => {
    if (held.current === height) return;
    held.current = height;
    virtualizer.measure();
  }, [height, virtualizer]);
  if (!many) return null;
  const items = virtualizer.getVirtualItems();
  const [first, last] = [items[0], items.at(-1)];
  return {
    items,
    before: (first?.start ?? top) - top,
    after: Math.max(0, virtualizer.getTotalSize() - ((last?.end ?? top) - top)),
    measure: virtualizer.measureElement,
    show: (index: number) => virtualizer.scrollToIndex(index, { align: "center" }),
  };
}
