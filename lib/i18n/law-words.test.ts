/** All that the law engine says is said in every language, whatever the facts; and the languages hold the same sentences. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DEFAULT_LOCALE, LOCALES, type Locale } from "../locales";
import { type LawPhrases, lawPhrasesOf, type SayLaw, sayLaw } from "./law-words";
import { LEADS, LINES, NAMES, OF_RULES, OF_THE_REGISTER, REASONS, SUMS } from "./testing/law-said";

const OTHERS = LOCALES.filter((locale) => locale !== DEFAULT_LOCALE);

/** Holidays of one country alone are called as the calendar's data call them. */
const OWN_HOLIDAYS = ["Presidents' Day", "Tiradentes' Day"];

const say = async (locale: Locale): Promise<SayLaw> =>
  sayLaw(locale, (await lawPhrasesOf(locale)) ?? {}, (code) => code);

const unsaid = (said: SayLaw, texts: readonly string[]) =>
  texts.filter((one) =>
    (said(one) ?? [{ text: one, english: true }]).some(
      ({ text, english }) => english && !OWN_HOLIDAYS.includes(text),
    ),
  );

const read = async (locale: Locale, text: string) => {
  const said = await say(locale);
  return said(text)
    ?.map(({ text: piece, english }) => (english ? `[${piece}]` : piece))
    .join("");
};

describe.each(OTHERS)("the law's sentences in %s", (locale) => {
  it("say every reason and every question, whatever the facts", async () => {
    expect(REASONS.length).toBeGreaterThan(500);
    expect(unsaid(await say(locale), REASONS)).toEqual([]);
  });

  it("say every line of every clock, and every other reading of a period", async () => {
    expect(LINES.length).toBeGreaterThan(1000);
    expect(unsaid(await say(locale), LINES)).toEqual([]);
  });

  it("say why an authority leads", async () => {
    expect(LEADS.length).toBeGreaterThan(20);
    expect(unsaid(await say(locale), LEADS)).toEqual([]);
  });

  it("say what a rule's page says of its conditions, and what an authority oversees", async () => {
    expect(OF_RULES.length).toBeGreaterThan(200);
    expect(unsaid(await say(locale), OF_RULES)).toEqual([]);
  });

  it("say every line of a severity's sum", async () => {
    expect(SUMS.length).toBeGreaterThan(40);
    expect(unsaid(await say(locale), SUMS)).toEqual([]);
  });

  it("say what the register says of a duty", async () => {
    expect(unsaid(await say(locale), OF_THE_REGISTER)).toEqual([]);
  });

  it("are those of the other languages, with the same holes, and none is empty", async () => {
    const phrases = (await lawPhrasesOf(locale)) ?? {};
    const [first] = OTHERS;
    const others = (await lawPhrasesOf(first ?? locale)) ?? {};
    expect(shape(phrases)).toEqual(shape(others));
    const pairs = Object.values(phrases).flatMap((group) => Object.entries(group));
    const holes = (text: string) => [...text.matchAll(/\{(\w+)/g)].map(([, hole]) => hole).sort();
    expect(pairs.filter(([english, said]) => holes(english).join() !== holes(said).join())).toEqual(
      [],
    );
    expect(pairs.filter(([english, said]) => english !== "" && said.trim() === "")).toEqual([]);
    expect(pairs.filter(([english, said]) => english === said && isProse(said))).toEqual([]);
  });
});

/** Whether words of a language stand in it, and not names and figures alone. */
const isProse = (text: string) => /\p{Ll}{3,} \p{Ll}{2,}/u.test(text.replace(/\{[^}]*\}/g, ""));

const shape = (phrases: LawPhrases) =>
  Object.entries(phrases).map(([group, held]) => [group, Object.keys(held)]);

it("hold no sentence that nothing says", async () => {
  const sources = ["lib/law", "lib/register", "lib/api"].flatMap(textsIn);
  const said = [
    ...REASONS,
    ...LINES,
    ...LEADS,
    ...OF_RULES,
    ...SUMS,
    ...OF_THE_REGISTER,
    ...NAMES,
    ...sources,
  ]
    .join("\n")
    .toLowerCase();
  const groups = Object.values((await lawPhrasesOf("de")) ?? {});
  const unsaidKeys = groups
    .flatMap((group) => Object.keys(group))
    .filter((english) =>
      english.split(/\{[^}]+\}/).some((part) => !said.includes(part.toLowerCase())),
    );
  expect(unsaidKeys).toEqual([]);
});

describe("what is read", () => {
  it.each([
    [
      "de",
      "Due: 2026-03-06T15:30:00.000Z + 72:00:00 elapsed hours on the UTC line = 2026-03-09T15:30:00.000Z.",
      "Fällig: 2026-03-06T15:30:00.000Z + 72:00:00 verstrichene Stunden in UTC = 2026-03-09T15:30:00.000Z.",
    ],
    [
      "fr",
      "By local clocks: from Friday 6 March 2026, 16:30:00 +01:00 (Europe/Berlin) to Monday 9 March 2026, 16:30:00 +01:00 (Europe/Berlin); tz database 2025c.",
      "À l’heure locale : de vendredi 6 mars 2026, 16:30:00 +01:00 (Europe/Berlin) à lundi 9 mars 2026, 16:30:00 +01:00 (Europe/Berlin) ; base tz 2025c.",
    ],
    [
      "es",
      "Cannot be told yet. Is the organisation an essential entity or financial entity? How many persons are affected in US-CA? The rule asks for 1,000 or more.",
      "Aún no se puede decir. ¿Es la organización entidad esencial o entidad financiera? ¿Cuántas personas están afectadas (US-CA)? La regla pide 1000 o más.",
    ],
    [
      "de",
      "Applies: the organisation is established in DE, FR; a risk was found.",
      "Gilt: die Organisation hat eine Niederlassung in: DE, FR; ein Risiko wurde festgestellt.",
    ],
    [
      "de",
      "how many persons are affected? The rule asks for 500 or more",
      "wie viele Personen sind betroffen? Die Regel verlangt 500 oder mehr",
    ],
    [
      "de",
      "A person decides: Whatever nobody translated.",
      "Eine Person entscheidet: [Whatever nobody translated.]",
    ],
    [
      "de",
      "Switched off by the organisation: The role is processor.",
      "Von der Organisation abgeschaltet: The role is processor.",
    ],
    [
      "de",
      "Nothing like this. It is a proposal, not law.",
      "[Nothing like this.] Sie ist ein Vorschlag, kein geltendes Recht.",
    ],
    ["de", "Nothing like this.", undefined],
    ["de", "constructor", undefined],
  ] as const)("%s: %s", async (locale, english, said) => {
    expect(await read(locale, english)).toBe(said);
  });

  it("needs nothing in English", async () => {
    expect(await lawPhrasesOf("en")).toBeNull();
  });
});

/** The sources of a folder, without tests; a string that goes on in the next line is one. */
function textsIn(dir: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.includes(".test."))
    .map((path) => readFileSync(join(dir, path), "utf8"));
}
