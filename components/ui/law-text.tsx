"use client";
import { useLocale } from "next-intl";
import { Suspense, use } from "react";
import type { SayLaw } from "@/lib/i18n/law-words";
import { DEFAULT_LOCALE, type Locale } from "@/lib/locales";

const said = new Map<Locale, Promise<SayLaw | null>>();

/** Loaded by who reads it: the sentences and the names of places weigh more than many a page. */
async function load(locale: Locale): Promise<SayLaw | null> {
  const [{ lawPhrasesOf, sayLaw }, { ownName }] = await Promise.all([
    import("@/lib/i18n/law-words"),
    import("../facts/places"),
  ]);
  const phrases = await lawPhrasesOf(locale);
  return phrases && sayLaw(locale, phrases, (code) => inSentence(code, ownName(code, locale)));
}

function sayLawIn(locale: Locale): Promise<SayLaw | null> {
  const known = said.get(locale);
  if (known) return known;
  // In English rather than not at all; and tried anew by the next page.
  const say = load(locale).catch(() => {
    said.delete(locale);
    return null;
  });
  said.set(locale, say);
  return say;
}

/** A part of a country with the country behind it in brackets: commas stand between places. */
function inSentence(code: string, name = code): string {
  return code.includes("-") && name !== code ? `${name} (${code.slice(0, 2)})` : name;
}

interface LawTextProps {
  of: string;
  /** What is done to the text when it is said: times in the viewer's zone, names for ids. In client components. */
  also?: (text: string) => string;
  /** With a capital, where it begins a line. */
  capital?: boolean;
}

const asItIs = (text: string) => text;
const withCapital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** What the law engine says, in the viewer's language; marked as English where it is not known there. */
export function LawText({ of, also = asItIs, capital = false }: LawTextProps) {
  const locale = useLocale();
  const first = capital ? withCapital : asItIs;
  if (locale === DEFAULT_LOCALE) return first(also(of));
  return (
    <Suspense fallback={<span lang="en">{first(also(of))}</span>}>
      <Said of={of} also={also} first={first} locale={locale} />
    </Suspense>
  );
}

interface SaidProps {
  of: string;
  also: (text: string) => string;
  first: (text: string) => string;
  locale: Locale;
}

function Said({ of, also, first, locale }: SaidProps) {
  const pieces = use(sayLawIn(locale))?.(of) ?? [{ text: of, english: true }];
  return pieces.map(({ text, english }, at) => (
    // Names of countries may differ between the server's and the browser's locale data.
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one sentence
    <span key={at} lang={english ? "en" : undefined} suppressHydrationWarning>
      {at === 0 ? first(also(text)) : also(text)}
    </span>
  ));
}
