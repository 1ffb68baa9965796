"use client";
import { type RefObject, useEffectEvent, useLayoutEffect, useRef } from "react";

/**
 * For a select that the server has drawn and that acts at once: hands over what was chosen in it before the page was
 * awake. React has not heard of that choice, and would put the select back the next time it draws it. The select says
 * autoComplete="off": what a browser fills in again by itself is nobody's choice.
 *
 * @param drawn the value that the server has drawn
 */
export function useEarlyChoice(
  drawn: string,
  choose: (value: string) => void,
): RefObject<HTMLSelectElement | null> {
  const select = useRef<HTMLSelectElement>(null);
  const wake = useEffectEvent(() => {
    const value = select.current?.value;
    if (value !== undefined && value !== drawn) choose(value);
  });
  useLayoutEffect(() => wake(), []);
  return select;
}
