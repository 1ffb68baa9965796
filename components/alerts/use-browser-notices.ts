"use client";
import { useEffect } from "react";
import { noticesState } from "./browser-notices";

/**
 * Shows what the board says aloud as a notice of the browser, where the person turned that on and looks
 * elsewhere. Thresholds alone: the board says nothing else, and nothing of what happened.
 */
export function useBrowserNotices({
  polite,
  assertive,
}: {
  polite: string;
  assertive: string;
}): void {
  const text = assertive || polite;
  useEffect(() => {
    if (text === "" || document.hasFocus() || noticesState() !== "on") return;
    try {
      // One tag for one text: two tabs with the board show it once.
      const notice = new Notification("Tocsin", { body: text, tag: text, icon: "/icon.svg" });
      notice.onclick = () => {
        window.focus();
        notice.close();
      };
    } catch {
      // Chrome on Android shows them through service workers alone, which there is none of.
    }
  }, [text]);
}
