/** The pages of errors in the reader's language. What the API answers is English: lib/errors.ts, lib/api/error-pages.ts. */
import { DEFAULT_LOCALE, type Locale } from "../locales";

export interface SaidErrorPage {
  title: string;
  /** What has happened. */
  happened: string;
  /** How to mend it, one step to a line. */
  fix: readonly string[];
}

/** The page of each code in a language; null for English, where the API's own texts stand. */
export async function errorPagesOf(
  locale: Locale,
): Promise<Readonly<Record<string, SaidErrorPage>> | null> {
  if (locale === DEFAULT_LOCALE) return null;
  const file: { default: Readonly<Record<string, SaidErrorPage>> } = await import(
    `./error-pages/${locale}.json`
  );
  return file.default;
}
