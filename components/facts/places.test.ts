import { expect, it } from "vitest";
import { ESTABLISHMENT_PLACES } from "@/lib/schema/profile";
import { PLACE_GROUPS, placeName } from "./places";

it("offers every place that the API knows, once, and each has a name", () => {
  const offered = PLACE_GROUPS.flatMap(({ places }) => places);
  expect(offered.map(({ code }) => code).sort()).toEqual(ESTABLISHMENT_PLACES);
  expect(offered.filter(({ code, name }) => code === name)).toEqual([]);
});

it("says a country, a state with its country, and what it does not know as its code", () => {
  expect(placeName("FR")).toBe("France");
  expect(placeName("US-CA")).toBe("California, US");
  expect(placeName("AE-DIFC")).toBe("Dubai International Financial Centre, AE");
  expect(placeName("DE-BY")).toBe("Bavaria, DE");
  expect(placeName("FR-IDF")).toBe("FR-IDF");
});
