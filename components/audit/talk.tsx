"use client";
import { useTranslations } from "next-intl";
import { createContext, type ReactNode, use } from "react";
import type { Words } from "@/lib/i18n/words";
import type { FactTalk } from "../incident/standing-facts";
import { useTime } from "../ui/time-words";

/** The words of a code that stands in a field, or of a rule's id in the field "rule"; null where there are none. */
export type Vocabulary = (field: string, code: string) => string | null;

/** What says an entry of the ledger: the rooms of the log and of facts, the reader's time, the page's own words. */
export interface Talk extends FactTalk {
  audit: Words<"audit">;
  vocabulary: Vocabulary;
}

const VocabularyContext = createContext<Vocabulary>(() => null);

/** Says which words the entries below may use besides those of the log itself. */
export function WithVocabulary({ of, children }: { of: Vocabulary; children: ReactNode }) {
  return <VocabularyContext value={of}>{children}</VocabularyContext>;
}

/** What says entries of the ledger on this page. */
export function useTalk(): Talk {
  return {
    audit: useTranslations("audit"),
    facts: useTranslations("facts"),
    incident: useTranslations("incident"),
    time: useTime(),
    vocabulary: use(VocabularyContext),
  };
}
