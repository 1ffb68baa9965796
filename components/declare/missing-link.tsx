"use client";
import type { ReactNode } from "react";
import type { MissingFact } from "./verdict-groups";

/** Leads to where the fact is said. */
export type Say = (fact: MissingFact) => void;

/** The way to where a missing fact is said: a step, or the organisation's settings. */
export function MissingLink({
  fact,
  onSay,
  children,
}: {
  fact: MissingFact;
  onSay: Say;
  children: ReactNode;
}) {
  if (fact.at === "settings")
    return (
      <a
        className="link"
        href="/dashboard/settings/organisation"
        aria-label={`In the settings: ${fact.words}`}
      >
        {children}
      </a>
    );
  return (
    <button
      type="button"
      className="link text-left"
      onClick={() => onSay(fact)}
      aria-label={`Say it: ${fact.words}`}
    >
      {children}
    </button>
  );
}
