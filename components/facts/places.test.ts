import { expect, it } from "vitest";
import { PART_NAMES_IN } from "@/lib/i18n/part-names";
import { LOCALES } from "@/lib/locales";
import { ESTABLISHMENT_PLACES } from "@/lib/schema/profile";
import { placeGroups, placeName } from "./places";

it.each(LOCALES)("offers every place that the API knows, once, each with a name: %s", (locale) => {
  const offered = placeGroups(locale).flatMap(({ places }) => places);
  expect(offered.map(({ code }) => code).sort()).toEqual(ESTABLISHMENT_PLACES);
  expect(offered.filter(({ code, name }) => code === name)).toEqual([]);
});

it.each(LOCALES)(
  "has a name in %s for none but parts that are offered, and none as in English",
  (locale) => {
    const codes = PART_NAMES_IN[locale].split("|").filter((one) => one !== "");
    const wrong = codes.filter((one) => {
      const code = one.split(" ", 1)[0] ?? "";
      const said = placeName(code, locale);
      return !ESTABLISHMENT_PLACES.includes(code) || said === placeName(code, "en");
    });
    expect(wrong).toEqual([]);
  },
);

it("says a country, a state with its country, and what it does not know as its code", () => {
  expect(placeName("FR", "en")).toBe("France");
  expect(placeName("US-CA", "en")).toBe("California, US");
  expect(placeName("AE-DIFC", "en")).toBe("Dubai International Financial Centre, AE");
  expect(placeName("DE-BY", "en")).toBe("Bavaria, DE");
  expect(placeName("DE-BY", "de")).toBe("Bayern, DE");
  expect(placeName("US-CA", "fr")).toBe("Californie, US");
  expect(placeName("US-TX", "es")).toBe("Texas, US");
  expect(placeName("CH", "de")).toBe("Schweiz");
  expect(placeName("FR-IDF", "en")).toBe("FR-IDF");
});
