/** Countries (ISO 3166-1) and those parts of them that laws ask about (ISO 3166-2), with their names. */
import { PARTS } from "@/lib/schema/place-names";
import { COUNTRIES, ESTABLISHMENT_PLACES } from "@/lib/schema/profile";

export interface Place {
  /** DE, US-CA */
  code: string;
  name: string;
}

const countryNames = new Intl.DisplayNames("en", { type: "region" });

const NAMES = new Map([
  ...COUNTRIES.map((code): [string, string] => [code, countryNames.of(code) ?? code]),
  ...Object.entries(PARTS).flatMap(([country, said]) =>
    said.split("|").map((one): [string, string] => {
      const [code = ""] = one.split(" ", 1);
      return [`${country}-${code}`, one.slice(code.length + 1)];
    }),
  ),
]);

function placesOf(codes: readonly string[]): Place[] {
  return codes
    .map((code) => ({ code, name: NAMES.get(code) ?? code }))
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
}

/** The headings of parts; those of a country that is not here stand under the last one. */
const HEADINGS: Readonly<Record<string, string>> = {
  US: "States of the US",
  CA: "Provinces of Canada",
  DE: "States of Germany",
};

const partsOf = (belongs: (country: string) => boolean) =>
  placesOf(ESTABLISHMENT_PLACES.filter((code) => code.includes("-") && belongs(code.slice(0, 2))));

/** What can be chosen, by heading; within it by name. */
export const PLACE_GROUPS: readonly { heading: string; places: readonly Place[] }[] = [
  { heading: "Countries", places: placesOf(COUNTRIES) },
  ...Object.entries(HEADINGS).map(([country, heading]) => ({
    heading,
    places: partsOf((one) => one === country),
  })),
  { heading: "Other parts", places: partsOf((one) => !(one in HEADINGS)) },
];

/** The place in English; a state with its country: "California, US". What is not listed shows as its code. */
export function placeName(code: string): string {
  const name = NAMES.get(code);
  if (name === undefined) return code;
  return code.includes("-") ? `${name}, ${code.slice(0, 2)}` : name;
}
