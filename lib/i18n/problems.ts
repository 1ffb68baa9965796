/**
 * What validation and refusals say, in the reader's language. The sentences are written once, in English,
 * where the rule stands; the API sends them as they are. Screens look each sentence up by its English words.
 */
import { DEFAULT_LOCALE, type Locale } from "../locales";

/** English sentence, with {holes} for what varies → the same in another language, with the same holes. */
export type Problems = Readonly<Record<string, string>>;

/** Says problems in another language; a sentence that is not known stays as it is. */
export type SayProblem = (text: string) => string;

interface Known {
  pattern: RegExp;
  holes: string[];
  said: string;
}

/** The catalogue of a language; null for English, which needs none. */
export async function problemsOf(locale: Locale): Promise<Problems | null> {
  if (locale === DEFAULT_LOCALE) return null;
  const file: { default: Problems } = await import(`./problems/${locale}.json`);
  return file.default;
}

/** Makes what says problems out of a catalogue. A text of several sentences is said one by one. */
export function sayProblems(problems: Problems): SayProblem {
  const plain = new Map(Object.entries(problems));
  const patterns = Object.entries(problems).filter(([english]) => english.includes("{"));
  const known: Known[] = patterns.map(([english, said]) => ({ ...patternOf(english), said }));
  const sayOne = (sentence: string): string | undefined => {
    const exact = plain.get(sentence);
    if (exact !== undefined) return exact;
    for (const { pattern, holes, said } of known) {
      const found = pattern.exec(sentence);
      if (!found) continue;
      const filled = new Map(holes.map((hole, at) => [hole, found[at + 1] ?? ""]));
      return said.replaceAll(/\{(\w+)\}/g, (_, hole: string) => filled.get(hole) ?? "");
    }
  };
  return (text) =>
    sayOne(text) ??
    text
      .split(/(?<=[.?!])\s+/)
      .map((sentence) => sayOne(sentence) ?? sentence)
      .join(" ");
}

function patternOf(english: string): { pattern: RegExp; holes: string[] } {
  const holes: string[] = [];
  const source = english
    .split(/(\{\w+\})/)
    .map((piece) => {
      const hole = /^\{(\w+)\}$/.exec(piece)?.[1];
      if (hole === undefined) return piece.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
      holes.push(hole);
      return "(.+?)";
    })
    .join("");
  return { pattern: new RegExp(`^${source}$`, "s"), holes };
}
