"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFactWords } from "./fact-name";
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
  const t = useTranslations("declare");
  const words = useFactWords();
  if (fact.at === "settings")
    return (
      <a
        className="link"
        href="/dashboard/settings/organisation"
        aria-label={t("assess.inSettingsOf", { fact: words(fact.fact) })}
      >
        {children}
      </a>
    );
  return (
    <button
      type="button"
      className="link text-left"
      onClick={() => onSay(fact)}
      aria-label={t("assess.sayOf", { fact: words(fact.fact) })}
    >
      {children}
    </button>
  );
}
