/** The words of ENISA's method on screens say in English what the law library says of it. */
import { expect, it } from "vitest";
import {
  BAND_GUIDE,
  CIRCUMSTANCE_GUIDE,
  DATA_KIND_GUIDE,
  IDENTIFICATION_GUIDE,
} from "@/lib/law/enisa-guide";
import words from "@/messages/en/severity.json";

/** The table with one field of each of its rows. */
function each<Field extends string>(
  table: Readonly<Record<string, Readonly<Record<Field, unknown>>>>,
  field: Field,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(table).map(([key, row]) => [key, row[field]]));
}

it("kinds of data", () => {
  expect(words.kind).toEqual(each(DATA_KIND_GUIDE, "name"));
  expect(words.examples).toEqual(each(DATA_KIND_GUIDE, "examples"));
  expect(words.fits).toEqual(each(DATA_KIND_GUIDE, "scores"));
});

it("ease of identification and circumstances", () => {
  expect(words.identification).toEqual(each(IDENTIFICATION_GUIDE, "name"));
  expect(words.identificationSays).toEqual(each(IDENTIFICATION_GUIDE, "guide"));
  expect(words.circumstance).toEqual(each(CIRCUMSTANCE_GUIDE, "name"));
  for (const [name, { levels }] of Object.entries(CIRCUMSTANCE_GUIDE)) {
    expect(words.level).toHaveProperty(name, each(levels, "name"));
    expect(words.levelSays).toHaveProperty(name, each(levels, "guide"));
  }
});

it("bands", () => {
  expect(words.band).toEqual(each(BAND_GUIDE, "name"));
  expect(words.range).toEqual(each(BAND_GUIDE, "range"));
  expect(words.bandSays).toEqual(each(BAND_GUIDE, "guide"));
});
