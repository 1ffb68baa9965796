/** Every duty that the law library knows is said in every language, and the languages hold the same terms. */
import { describe, expect, it } from "vitest";
import { missingOfArt33 } from "../law/art33-content";
import { allRules } from "../law/rules";
import { DEFAULT_LOCALE, LOCALES } from "../locales";
import { knownTerm, lawTermsOf, sayTerm } from "./law-terms";

const OTHERS = LOCALES.filter((locale) => locale !== DEFAULT_LOCALE);
const CONTENT = missingOfArt33({
  nature: false,
  personCategories: null,
  persons: null,
  dataCategories: null,
  records: null,
  contact: null,
  consequences: null,
  measuresTaken: null,
  measuresProposed: null,
});

describe.each(OTHERS)("the terms of law in %s", (locale) => {
  it("hold every duty, and every item of Art. 33(3)", async () => {
    const terms = await lawTermsOf(locale);
    const named = [...allRules().map(({ act }) => act), ...CONTENT.map(({ item }) => item)];
    expect([...new Set(named)].filter((one) => knownTerm(terms, one) === null)).toEqual([]);
  });

  it("are those of the other languages, none of them empty, and nothing that no rule says", async () => {
    const terms = (await lawTermsOf(locale)) ?? {};
    const [first] = OTHERS;
    expect(Object.keys(terms)).toEqual(Object.keys((await lawTermsOf(first ?? locale)) ?? {}));
    expect(Object.values(terms).filter((said) => said.trim() === "")).toEqual([]);
    const said = new Set([
      ...allRules().flatMap(({ act, recipient }) => [act, recipient.name]),
      ...CONTENT.map(({ item }) => item),
      ...OF_OLD,
    ]);
    expect(Object.keys(terms).filter((english) => !said.has(english))).toEqual([]);
  });
});

/** Duties that were begun under an earlier version of a rule keep its recipient. */
const OF_OLD = ["Supervisory authority", "supervisory authority"];

it("says the field's own terms", async () => {
  const [german, french, spanish] = await Promise.all(
    (["de", "fr", "es"] as const).map((locale) => lawTermsOf(locale)),
  );
  expect(sayTerm(german ?? null, "Notify the supervisory authority")).toBe(
    "Meldung an die Aufsichtsbehörde",
  );
  expect(sayTerm(french ?? null, "The controller")).toBe("Responsable du traitement");
  expect(sayTerm(spanish ?? null, "Tell the data subjects")).toBe("Comunicación a los interesados");
});

it("leaves what an organisation wrote itself as it is, and English as the library has it", async () => {
  const german = await lawTermsOf("de");
  expect(sayTerm(german, "Notify the works council")).toBe("Notify the works council");
  expect(sayTerm(german, "constructor")).toBe("constructor");
  expect(await lawTermsOf("en")).toBeNull();
});
