import { ownName } from "@/components/facts/places";
import type { PlaceName } from "@/components/organisation/establishment-list";
import type { Locale } from "@/lib/locales";
import { ESTABLISHMENT_PLACES } from "@/lib/schema/profile";

/** Names of the places that an establishment can be in, by name. On the server alone: browsers spell some otherwise. */
export function placeNames(locale: Locale): PlaceName[] {
  const countries = new Intl.DisplayNames(locale, { type: "region" });
  return ESTABLISHMENT_PLACES.map((code) => {
    const [country = code, part] = code.split("-");
    const name = countries.of(country) ?? country;
    return { code, name: part === undefined ? name : `${name}: ${ownName(code, locale) ?? part}` };
  }).sort((one, other) => one.name.localeCompare(other.name, locale));
}
