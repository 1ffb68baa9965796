"use client";
import { createContext, type ReactNode, useCallback, useContext } from "react";
import { knownTerm, type LawTerms, sayTerm } from "@/lib/i18n/law-terms";

const Terms = createContext<LawTerms | null>(null);

/** Hands the terms of the viewer's language to what is within; null where that is English. */
export function LawTermsProvider({
  terms,
  children,
}: {
  terms: LawTerms | null;
  children: ReactNode;
}) {
  return <Terms value={terms}>{children}</Terms>;
}

/** Says what duties and recipients are called, where only a string will do. */
export function useLawTerm(): (english: string) => string {
  const terms = useContext(Terms);
  return useCallback((english: string) => sayTerm(terms, english), [terms]);
}

/** The name of a duty or a recipient in the viewer's language; marked as English where it is not known there. */
export function LawTerm({ of, className }: { of: string; className?: string }) {
  const terms = useContext(Terms);
  const said = knownTerm(terms, of);
  return (
    <span lang={said === null ? "en" : undefined} className={className}>
      {said ?? of}
    </span>
  );
}
