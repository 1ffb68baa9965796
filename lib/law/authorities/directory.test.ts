import { describe, expect, it } from "vitest";
import { EEA_STATES } from "../places";
import type { AuthoritySource } from "./authority";
import {
  allAuthorities,
  findAuthorities,
  findAuthority,
  isOfTheEea,
  loadAuthorities,
  searchAuthorities,
} from "./directory";

describe("the directory", () => {
  it("has every state of the EEA, the Union's own, the United Kingdom's and Switzerland's", () => {
    const countries = new Set(allAuthorities().map(({ country }) => country));
    expect([...countries].sort()).toEqual([...EEA_STATES, "EU", "GB", "CH"].sort());
  });

  it("has Germany's federal authority and the sixteen Länder's, two in Bavaria", () => {
    const german = searchAuthorities({ country: "DE" });
    expect(german).toHaveLength(18);
    const laender = new Set(german.flatMap(({ subdivision }) => subdivision ?? []));
    expect(laender.size).toBe(16);
    expect(searchAuthorities({ country: "DE-BY" }).map(({ oversees }) => oversees)).toEqual([
      "private",
      "public",
    ]);
  });

  it("writes of each one short name that finds it and nobody else", () => {
    for (const authority of allAuthorities()) {
      const [first = ""] = authority.shortNames;
      expect(findAuthority(first)?.id, first).toBe(authority.id);
    }
  });

  it("never says that an address was checked without a source on record", () => {
    for (const { id, checked, sources } of allAuthorities()) {
      if (checked.notificationPage === "secondary") expect(sources, id).not.toEqual([]);
      // Nothing was read on the authorities' live pages: only stored copies and others' lists.
      expect(Object.values(checked), id).not.toContain("text");
    }
  });
});

describe("findAuthority", () => {
  it.each([
    ["CNIL", "fr-cnil"],
    ["c.n.i.l.", "fr-cnil"],
    ["FR", "fr-cnil"],
    ["EL", "gr-dpa"],
    ["UK", "gb-ico"],
    ["DE-BE", "de-bln"],
    ["BayLDA", "de-baylda"],
    ["EDÖB", "ch-fdpic"],
    ["Комисия за защита на личните данни", "bg-cpdp"],
    ["Agencia Española de Protección de Datos", "es-aepd"],
  ])("%s is %s", (written, id) => {
    expect(findAuthority(written)?.id).toBe(id);
  });

  it.each([
    ["Datatilsynet", ["dk-datatilsynet", "no-datatilsynet"]],
    ["CNPD", ["lu-cnpd", "pt-cnpd"]],
    ["DE-BY", ["de-baylda", "de-baylfd"]],
    ["Nobody in particular", []],
    ["EU", []],
    ["", []],
  ])("%s names none alone", (written, ids) => {
    expect(findAuthority(written)).toBeUndefined();
    expect(findAuthorities(written).map(({ id }) => id)).toEqual(ids);
  });
});

it("searches names, short names and places, without accents", () => {
  const ids = (q: string) => searchAuthorities({ q }).map(({ id }) => id);
  expect(ids("berlin")).toEqual(["de-bln"]);
  expect(ids("uoou")).toEqual(["cz-uoou", "sk-uoou"]);
  expect(ids("espanola proteccion")).toEqual(["es-aepd"]);
  expect(searchAuthorities({ country: "uk" }).map(({ id }) => id)).toEqual(["gb-ico"]);
});

it("counts the Union's own among the EEA's, and not the ICO", () => {
  const eea = (id: string) => allAuthorities().filter((its) => its.id === id && isOfTheEea(its));
  expect(eea("eu-edps")).toHaveLength(1);
  expect(eea("gb-ico")).toHaveLength(0);
});

describe("a list that does not hold together refuses to load, naming the authority", () => {
  const sound: AuthoritySource = {
    id: "fr-x",
    country: "FR",
    subdivision: null,
    name: "X",
    ownNames: [],
    shortNames: ["X"],
    oversees: "any",
    competence: null,
    website: null,
    notificationPage: null,
    checked: { name: "unchecked", website: null, notificationPage: null },
    sources: [],
  };
  it.each<[Partial<AuthoritySource>, RegExp]>([
    [{ website: "http://x.example" }, /fr-x does not fit: website/],
    [{ notificationPage: "https://x.example" }, /fr-x does not fit: checked.notificationPage/],
    [{ checked: { ...sound.checked, name: "secondary" } }, /fr-x does not fit: sources/],
    [{ subdivision: "DE-BE" }, /fr-x does not fit: subdivision/],
    [{ oversees: "public" }, /fr-x does not fit: competence/],
  ])("%o", (more, fault) => {
    expect(() => loadAuthorities([[{ ...sound, ...more }]])).toThrow(fault);
  });

  it("and one that stands twice", () => {
    expect(() => loadAuthorities([[sound], [sound]])).toThrow("The authority fr-x stands twice.");
  });
});
