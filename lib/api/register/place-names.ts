/** Places in English, as the published shapes print them. */
import { PARTS } from "../../schema/place-names";

const countries = new Intl.DisplayNames("en", { type: "region" });

/** Where the published examples print another name than the runtime has. */
const COUNTRIES: Readonly<Record<string, string>> = { US: "United States of America" };

/** The name of a country or state by its code: DE, US-CA. What is not listed shows as its code. */
export function placeNameOf(place: string): string {
  const [country = "", state] = place.split("-");
  if (state === undefined) return COUNTRIES[country] ?? countries.of(country) ?? country;
  const said = PARTS[country]?.split("|").find((one) => one.startsWith(`${state} `));
  return said?.slice(state.length + 1) ?? state;
}
