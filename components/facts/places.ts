/** Countries (ISO 3166-1) and those parts of them that laws ask about (ISO 3166-2), with their names. */
import { COUNTRIES, ESTABLISHMENT_PLACES } from "@/lib/schema/profile";

/** What a part of a country is called: code, then name. */
const PARTS: Readonly<Record<string, string>> = {
  US: "AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|DC District of Columbia|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming|AS American Samoa|GU Guam|MP Northern Mariana Islands|PR Puerto Rico|UM Outlying Islands|VI Virgin Islands",
  CA: "AB Alberta|BC British Columbia|MB Manitoba|NB New Brunswick|NL Newfoundland and Labrador|NT Northwest Territories|NS Nova Scotia|NU Nunavut|ON Ontario|PE Prince Edward Island|QC Quebec|SK Saskatchewan|YT Yukon",
  DE: "BW Baden-Württemberg|BY Bavaria|BE Berlin|BB Brandenburg|HB Bremen|HH Hamburg|HE Hesse|MV Mecklenburg-Western Pomerania|NI Lower Saxony|NW North Rhine-Westphalia|RP Rhineland-Palatinate|SL Saarland|SN Saxony|ST Saxony-Anhalt|SH Schleswig-Holstein|TH Thuringia",
  AE: "ADGM Abu Dhabi Global Market|DIFC Dubai International Financial Centre",
  QA: "QFC Qatar Financial Centre",
};

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
