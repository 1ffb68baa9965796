/** Countries (ISO 3166-1) and those parts of them that laws ask about (ISO 3166-2), with their names. */
import { PART_NAMES_IN } from "@/lib/i18n/part-names";
import type { Locale } from "@/lib/locales";
import { PARTS } from "@/lib/schema/place-names";
import { COUNTRIES, ESTABLISHMENT_PLACES } from "@/lib/schema/profile";

export interface Place {
  /** DE, US-CA */
  code: string;
  name: string;
}

const PART_NAMES = new Map(
  Object.entries(PARTS).flatMap(([country, said]) =>
    said.split("|").map((one): [string, string] => {
      const [code = ""] = one.split(" ", 1);
      return [`${country}-${code}`, one.slice(code.length + 1)];
    }),
  ),
);

/** Parts that the language calls otherwise than English does. */
function ownParts(locale: Locale): [string, string][] {
  return PART_NAMES_IN[locale]
    .split("|")
    .filter((one) => one !== "")
    .map((one) => {
      const [code = ""] = one.split(" ", 1);
      return [code, one.slice(code.length + 1)];
    });
}

const named = new Map<Locale, Map<string, string>>();

function namesIn(locale: Locale): Map<string, string> {
  const known = named.get(locale);
  if (known) return known;
  const countries = new Intl.DisplayNames(locale, { type: "region" });
  const names = new Map([
    ...COUNTRIES.map((code): [string, string] => [code, countries.of(code) ?? code]),
    ...PART_NAMES,
    ...ownParts(locale),
  ]);
  named.set(locale, names);
  return names;
}

function placesOf(codes: readonly string[], locale: Locale): Place[] {
  const names = namesIn(locale);
  return codes
    .map((code) => ({ code, name: names.get(code) ?? code }))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
}

/** The countries whose parts stand under a heading of their own. */
const HEADED = ["US", "CA", "DE"] as const;

export interface PlaceGroup {
  /** Its heading is the message `places.<heading>`. */
  heading: "countries" | "other" | (typeof HEADED)[number];
  places: readonly Place[];
}

/** What can be chosen, by heading; within it by name. */
export function placeGroups(locale: Locale): PlaceGroup[] {
  const partsOf = (belongs: (country: string) => boolean) =>
    placesOf(
      ESTABLISHMENT_PLACES.filter((code) => code.includes("-") && belongs(code.slice(0, 2))),
      locale,
    );
  return [
    { heading: "countries", places: placesOf(COUNTRIES, locale) },
    ...HEADED.map((country) => ({
      heading: country,
      places: partsOf((one) => one === country),
    })),
    { heading: "other", places: partsOf((one) => !HEADED.some((country) => country === one)) },
  ];
}

/** The place's own name; undefined for what is not listed. */
export function ownName(code: string, locale: Locale): string | undefined {
  return namesIn(locale).get(code);
}

/** The place's name; a state with its country: "California, US". What is not listed shows as its code. */
export function placeName(code: string, locale: Locale): string {
  const name = ownName(code, locale);
  if (name === undefined) return code;
  return code.includes("-") ? `${name}, ${code.slice(0, 2)}` : name;
}
