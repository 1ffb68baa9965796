"use client";
import type { ReactNode } from "react";
import type { Step } from "./steps";
import type { MissingFact } from "./verdict-groups";

/** The way to where a missing fact is said: a step, or the organisation's settings. */
export function MissingLink({
  fact: { at, words },
  onGo,
  children,
}: {
  fact: MissingFact;
  onGo: (step: Step) => void;
  children: ReactNode;
}) {
  if (at === "settings")
    return (
      <a
        className="link"
        href="/dashboard/settings/organisation"
        aria-label={`In the settings: ${words}`}
      >
        {children}
      </a>
    );
  return (
    <button
      type="button"
      className="link text-left"
      onClick={() => onGo(at)}
      aria-label={`Say it: ${words}`}
    >
      {children}
    </button>
  );
}
