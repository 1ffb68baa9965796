/** The languages of the screens and messages, and which of them a person reads. */

export const LOCALES = ["en", "de", "fr", "es"] as const;
export type Locale = (typeof LOCALES)[number];

/** What is spoken where nothing is known of the reader. */
export const DEFAULT_LOCALE: Locale = "en";

/** Each language in its own words, as a chooser lists it. */
export const LOCALE_NAMES: Readonly<Record<Locale, string>> = {
  en: "English",
  de: "Deutsch",
  fr: "Français",
  es: "Español",
};

/** The language of that name or tag ("de", "de-AT"); undefined for one that the screens do not speak. */
export function localeOf(tag: string | null | undefined): Locale | undefined {
  const primary = (tag ?? "").trim().toLowerCase().split("-")[0];
  return LOCALES.find((locale) => locale === primary);
}

/** What an Accept-Language header (RFC 9110, 12.5.4) prefers of our languages; undefined for none of them. */
export function preferredLocale(header: string | null | undefined): Locale | undefined {
  const ranked = (header ?? "")
    .split(",")
    .map((part, place) => {
      const [tag = "", ...parameters] = part.trim().split(";");
      const weight = parameters.map((one) => /^\s*q=([\d.]+)\s*$/.exec(one)?.[1]).find(Boolean);
      return { locale: localeOf(tag), weight: weight === undefined ? 1 : Number(weight), place };
    })
    .filter(({ locale, weight }) => locale !== undefined && weight > 0)
    .sort((a, b) => b.weight - a.weight || a.place - b.place);
  return ranked[0]?.locale;
}
