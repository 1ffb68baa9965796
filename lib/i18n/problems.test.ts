/** The catalogues of problems: whole, in step, and of sentences that are really said. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Problems, sayProblems } from "./problems";

const read = (locale: string): Problems =>
  JSON.parse(readFileSync(`lib/i18n/problems/${locale}.json`, "utf8"));
const holesOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, hole]) => hole).sort();

/** All strings of the sources, with the holes of templates as {}. */
function sentences(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) return entry.name === "generated" ? [] : sentences(path);
    if (!/\.tsx?$/.test(entry.name) || entry.name.includes(".test.")) return [];
    const text = readFileSync(path, "utf8").replaceAll(/"\s*\+\s*\n?\s*"/g, "");
    return [...text.matchAll(/"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g)].map(
      ([, plain, template]) =>
        (plain ?? template ?? "")
          .replaceAll('\\"', '"')
          .replaceAll(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, "{}"),
    );
  });
}

describe("the catalogues of problems", () => {
  const german = Object.keys(read("de"));

  it.each(["fr", "es"])("%s knows the same sentences as de", (locale) => {
    expect(Object.keys(read(locale)).sort()).toEqual([...german].sort());
  });

  // A hole may be left out: "The field does not fit." has a word of the API in it.
  it.each(["de", "fr", "es"])("%s fills no other holes", (locale) => {
    const other = Object.entries(read(locale)).filter(
      ([english, said]) => !holesOf(said).every((hole) => holesOf(english).includes(hole)),
    );
    expect(other).toEqual([]);
  });

  it("hold no sentence that nothing says", () => {
    const said = sentences("lib").concat(sentences("app"), sentences("components")).join("\n");
    const unsaid = german.filter((english) => !said.includes(english.replaceAll(/\{\w+\}/g, "{}")));
    expect(unsaid).toEqual([]);
  });
});

describe("saying problems", () => {
  const say = sayProblems({
    "Enter your password.": "Geben Sie Ihr Passwort ein.",
    "Name at most {count} places.": "Nennen Sie höchstens {count} Orte.",
    "{name} is not on record: state it.": "{name} ist nicht erfasst: geben Sie es an.",
  });

  it.each([
    ["Enter your password.", "Geben Sie Ihr Passwort ein."],
    ["Name at most 300 places.", "Nennen Sie höchstens 300 Orte."],
    [
      "Enter your password. Unheard of. Name at most 2 places.",
      "Geben Sie Ihr Passwort ein. Unheard of. Nennen Sie höchstens 2 Orte.",
    ],
    ["The date is not on record: state it.", "The date ist nicht erfasst: geben Sie es an."],
    ["", ""],
  ])("%s", (english, said) => {
    expect(say(english)).toBe(said);
  });
});
