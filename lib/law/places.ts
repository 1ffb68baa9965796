/** Places that laws name: the EEA stands for its states, and a country for itself and all of its states. */

/** ISO 3166-1 codes of the EEA: the Union's 27, and Iceland, Liechtenstein, Norway. */
export const EEA_STATES: ReadonlySet<string> = new Set(
  "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO".split(
    " ",
  ),
);
const EFTA_IN_EEA = new Set(["IS", "LI", "NO"]);

/** Whether `place` (DE, US-CA) lies in `area`: EEA, EU, a country or a state. */
export function liesIn(place: string, area: string): boolean {
  const country = place.slice(0, 2);
  if (area === "EEA") return EEA_STATES.has(country);
  if (area === "EU") return EEA_STATES.has(country) && !EFTA_IN_EEA.has(country);
  return place === area || place.startsWith(`${area}-`);
}

/** The other way round: a person is said to be in `place`, and might be in `area` (US, asked for US-CA). */
export function mightLieIn(place: string, area: string): boolean {
  return area.startsWith(`${place}-`);
}

/** The area as people say it in a sentence. */
export function placeWords(area: string): string {
  const named: Readonly<Record<string, string>> = {
    EEA: "the EEA",
    EU: "the EU",
    US: "the US",
    GB: "the UK",
  };
  return named[area] ?? area;
}
