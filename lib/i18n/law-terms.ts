/**
 * What duties and their recipients are called, in the reader's language. The law library names them once, in English,
 * and the API sends them so; screens and messages look them up by their English words. Citations, reasons and
 * computations are records and stay as they are, and so does what an organisation's own rules say.
 */
import { DEFAULT_LOCALE, type Locale } from "../locales";

/** English words → the same in another language. */
export type LawTerms = Readonly<Record<string, string>>;

/** The terms of a language; null for English, which needs none. */
export async function lawTermsOf(locale: Locale): Promise<LawTerms | null> {
  if (locale === DEFAULT_LOCALE) return null;
  const file: { default: LawTerms } = await import(`./law/${locale}.json`);
  return file.default;
}

/** The term in the language of `terms`; null where it is not known there. */
export function knownTerm(terms: LawTerms | null, english: string): string | null {
  return terms && Object.hasOwn(terms, english) ? (terms[english] ?? null) : null;
}

/** As knownTerm(); what is not known stays as it is. */
export function sayTerm(terms: LawTerms | null, english: string): string {
  return knownTerm(terms, english) ?? english;
}
