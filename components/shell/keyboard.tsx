"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { KeyboardList, openKeyboardList } from "./keyboard-list";
import { BOARD, DECLARE, INCIDENTS, isAt, placesFor, type ShellRights } from "./places";
import { isForPage } from "./single-keys";

/** How long G waits for its second key. */
const SEQUENCE_MS = 1500;

/** The dashboard's shortcuts. A screen's own keys come first: what they have taken is left alone. */
export function Keyboard({ rights }: { rights: ShellRights }) {
  const router = useRouter();
  const wentAt = useRef(0);

  useEffect(() => {
    const go = (event: KeyboardEvent, href: string) => {
      event.preventDefault();
      router.push(href);
    };
    const press = (event: KeyboardEvent) => {
      if (event.repeat || !isForPage(event)) return;
      const key = event.key.toLowerCase();
      const afterG = event.timeStamp - wentAt.current < SEQUENCE_MS;
      wentAt.current = key === "g" ? event.timeStamp : Number.NEGATIVE_INFINITY;
      const place = afterG ? placesFor(rights).find((one) => one.key === key) : undefined;
      if (place) go(event, place.href);
      else if (key === "d" && rights.declare) go(event, DECLARE.href);
      else if (key === "/") search(event, () => go(event, `${INCIDENTS.href}#search`));
      else if (key === "?") openKeyboardList();
      else if (key === "w" && !isAt(BOARD, location.pathname)) go(event, `${BOARD.href}?mode=wall`);
      else pressMarked(event);
    };
    // On window: a screen's keys listen on the document, and are asked before these.
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [router, rights]);

  return <KeyboardList rights={rights} />;
}

/** Presses what the screen has marked with that key: its export says aria-keyshortcuts="E". */
function pressMarked(event: KeyboardEvent): void {
  if (!/^[a-z]$/i.test(event.key)) return;
  const marked = document.querySelector<HTMLElement>(
    `main [aria-keyshortcuts="${event.key.toUpperCase()}"]`,
  );
  if (!marked) return;
  event.preventDefault();
  marked.click();
}

function search(event: KeyboardEvent, otherwise: () => void): void {
  const field = document.querySelector<HTMLInputElement>("main input[type=search]");
  if (!field) {
    otherwise();
    return;
  }
  event.preventDefault();
  field.focus();
  field.select();
}
