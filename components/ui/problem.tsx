"use client";
import { useLocale } from "next-intl";
import { useEffect, useState } from "react";
import { problemsOf, type SayProblem, sayProblems } from "@/lib/i18n/problems";

const asIs: SayProblem = (text) => text;

/**
 * Says what validation and refusals say in the viewer's language. The catalogue is loaded when it is
 * `needed`: most pages never need it.
 */
export function useProblem(needed: boolean): SayProblem {
  const locale = useLocale();
  const [say, setSay] = useState<SayProblem>(() => asIs);
  useEffect(() => {
    if (!needed) return;
    let wanted = true;
    problemsOf(locale).then(
      (problems) => wanted && setSay(() => (problems ? sayProblems(problems) : asIs)),
      // Without its catalogue a problem is said in English: better than not at all.
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [locale, needed]);
  return say;
}

/** A problem in the viewer's language. */
export function Problem({ text }: { text: string }) {
  return useProblem(text !== "")(text);
}
