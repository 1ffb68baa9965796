/**
 * What the law engine says in whole sentences (why a rule applies, what is missing, how a deadline was worked out), in
 * the reader's language. The engine says each sentence once, in English, and rows, the ledger and the API keep it so.
 * Its pattern is its code, and what stands in the holes are its parameters: they are read from the sentence and said
 * anew when somebody reads it.
 */
import { DEFAULT_LOCALE, type Locale } from "../locales";

/**
 * Group → English pattern → the same in another language. A hole is `{name}` (anything), `{name:kind}`, or
 * `{name:kind*}` for several; a kind is one of RAW or another group. The first pattern that fits counts.
 */
export type LawPhrases = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A part of what is said; `english` where it stands as the law library has it. */
export interface Piece {
  text: string;
  english: boolean;
}

/** Says a sentence of the law engine; null for a text that is not known. */
export type SayLaw = (english: string) => Piece[] | null;

/** The sentences of a language; null for English, which needs none. */
export async function lawPhrasesOf(locale: Locale): Promise<LawPhrases | null> {
  if (locale === DEFAULT_LOCALE) return null;
  const file: { default: LawPhrases } = await import(`./law-words/${locale}.json`);
  return file.default;
}

/** Kinds of holes that are no groups. `law` is the library's own sentence, which the group of that name may know. */
const RAW: Readonly<Record<string, string>> = {
  any: ".+?",
  text: ".*",
  law: ".+?",
  word: "\\S+",
  number: "\\d[\\d,]*",
  code: "[A-Z]{2}(?:-[A-Z]{2,4})?",
};

/** What stands between several: as a pattern, said again as it is or by the group "link". */
const BETWEEN: Readonly<Record<string, string>> = {
  reason: "; ",
  question: "; |(?<=[.?]) (?=[A-Z])",
  countedDay: "; ",
  place: ", ",
  risk: " or ",
  foundRisk: " or ",
  clauses: ", or ",
  clause: ", and ",
};
const LISTED = ", | or | and ";

const HOLE = /(\{\w+(?::\w+\*?)?\})/;

interface Pattern {
  whole: RegExp;
  holes: { name: string; kind: string; several: boolean }[];
  said: string;
  /** Whether it begins with a small letter: then a text may begin with the capital all the same. */
  small: boolean;
}

/**
 * Makes what says the law's sentences.
 *
 * @param placeName names a country or one of its parts by its code
 */
export function sayLaw(
  locale: Locale,
  phrases: LawPhrases,
  placeName: (code: string) => string,
): SayLaw {
  const sources = new Map<string, string>();
  const patterns = new Map<string, Pattern[]>();

  function sourceOf(kind: string): string {
    const raw = RAW[kind];
    if (raw !== undefined) return raw;
    const known = sources.get(kind);
    if (known !== undefined) return known;
    const members = Object.keys(phrases[kind] ?? {}).map((one) => pattern(one, false));
    const source = `(?:${members.join("|")})`;
    sources.set(kind, source);
    return source;
  }

  function pattern(english: string, capture: boolean): string {
    return english
      .split(HOLE)
      .map((piece, at) => {
        if (at % 2 === 0) return literal(piece, at === 0);
        const { kind, several } = holeOf(piece);
        const one = sourceOf(kind);
        const source = several ? `${one}\\.?(?:(?:${between(kind)})${one}\\.?)*` : one;
        return capture ? `(${source})` : `(?:${source})`;
      })
      .join("");
  }

  function patternsOf(group: string): Pattern[] {
    const known = patterns.get(group);
    if (known) return known;
    const made = Object.entries(phrases[group] ?? {}).map(([english, said]) => ({
      whole: new RegExp(`^${pattern(english, true)}$`, "s"),
      holes: english
        .split(HOLE)
        .filter((_, at) => at % 2 === 1)
        .map(holeOf),
      said,
      small: /^[a-z]/.test(english),
    }));
    patterns.set(group, made);
    return made;
  }

  function sayIn(group: string, text: string): Piece[] | null {
    const exact = own(phrases[group], text);
    if (exact !== undefined) return [plain(exact)];
    for (const { whole, holes, said, small } of patternsOf(group)) {
      const found = whole.exec(text);
      if (!found) continue;
      const filled = new Map(
        holes.map((hole, at) => [hole.name, sayHole(hole, found[at + 1] ?? "")]),
      );
      const pieces = said
        .split(/\{(\w+)\}/)
        .flatMap((piece, at) => (at % 2 === 0 ? [plain(piece)] : (filled.get(piece) ?? [])));
      return small && /^[A-Z]/.test(text) ? capital(pieces) : pieces;
    }
    return null;
  }

  function sayHole(hole: Pattern["holes"][number], text: string): Piece[] {
    if (hole.several) return saySeveral(hole.kind, text);
    if (hole.kind === "law") return sayOwn(text) ?? [{ text, english: true }];
    if (hole.kind === "code") return [plain(placeName(text))];
    if (hole.kind === "number") return [plain(numberIn(locale, text))];
    if (hole.kind in RAW) return [plain(text)];
    return sayIn(hole.kind, text) ?? [{ text, english: true }];
  }

  /** Each of several; what stands between two of them may stand within one as well. */
  function saySeveral(kind: string, text: string): Piece[] {
    const split = text.split(new RegExp(`(${between(kind)})`));
    for (let end = 1; end < split.length; end += 2) {
      const said = sayPart(kind, split.slice(0, end).join(""));
      const link = split[end] ?? "";
      if (!said) continue;
      const rest = saySeveral(kind, split.slice(end + 1).join(""));
      return [...said, plain(own(phrases.link, link) ?? link), ...rest];
    }
    return sayPart(kind, text) ?? [{ text, english: true }];
  }

  /** A sentence that may have got its full stop in passing. */
  function sayPart(kind: string, text: string): Piece[] | null {
    const said = sayIn(kind, text);
    if (said || !text.endsWith(".")) return said;
    const bare = sayIn(kind, text.slice(0, -1));
    return bare && [...bare, plain(".")];
  }

  /** The library's own sentence, in the library's own words or with a full stop. */
  function sayOwn(text: string): Piece[] | null {
    const said = own(phrases.law, text) ?? own(phrases.law, text.replace(/\.$/, ""));
    if (said === undefined) return null;
    return [plain(text.endsWith(".") && !/[.?!]$/.test(said) ? `${said}.` : said)];
  }

  const sayOne = (text: string) =>
    sayIn("sentence", text) ?? sayOwn(text) ?? sayPart("question", text);

  /** The first sentences that are known together, as many as there are; then the rest. */
  function sayAll(sentences: readonly string[]): Piece[] | null {
    if (sentences.length === 0) return null;
    for (let length = sentences.length; length > 0; length--) {
      const said = sayOne(sentences.slice(0, length).join(" "));
      if (!said) continue;
      const rest = sentences.slice(length);
      return rest.length === 0 ? said : [...said, plain(" "), ...(sayAll(rest) ?? asIs(rest))];
    }
    const [first = "", ...rest] = sentences;
    const said = sayAll(rest);
    return said && [...asIs([first]), plain(" "), ...said];
  }

  return (text) => {
    const said = sayAll(text.split(/(?<=[.?!]) (?=[A-Z])/));
    return said && joined(said);
  };
}

const plain = (text: string): Piece => ({ text, english: false });
const asIs = (sentences: readonly string[]): Piece[] => [
  { text: sentences.join(" "), english: true },
];
const between = (kind: string) => BETWEEN[kind] ?? LISTED;

function own(of: Readonly<Record<string, string>> | undefined, name: string): string | undefined {
  return of && Object.hasOwn(of, name) ? of[name] : undefined;
}

function holeOf(piece: string): { name: string; kind: string; several: boolean } {
  const [name = "", kind = "any"] = piece.slice(1, -1).split(":");
  return { name, kind: kind.replace("*", ""), several: kind.endsWith("*") };
}

/** A sentence may begin with a capital that its pattern has not. */
function literal(text: string, first: boolean): string {
  const escaped = text.replaceAll(/[.*+?^${}()|[\]\\/]/g, "\\$&");
  return first && /^[a-z]/.test(text)
    ? `[${text[0]}${text.charAt(0).toUpperCase()}]${escaped.slice(1)}`
    : escaped;
}

function capital(pieces: Piece[]): Piece[] {
  const [first, ...rest] = joined(pieces);
  if (!first) return pieces;
  const text = first.text.replace(
    /^([¿„«“]*\s*)(\p{Ll})/u,
    (_, sign: string, letter: string) => `${sign}${letter.toUpperCase()}`,
  );
  return [{ ...first, text }, ...rest];
}

/** Neighbours in the same language as one piece. */
function joined(pieces: readonly Piece[]): Piece[] {
  const whole: Piece[] = [];
  for (const piece of pieces) {
    const last = whole.at(-1);
    if (piece.text === "") continue;
    if (last?.english === piece.english)
      whole[whole.length - 1] = { ...last, text: last.text + piece.text };
    else whole.push(piece);
  }
  return whole;
}

/** "1,000" with the language's own sign between thousands. */
function numberIn(locale: Locale, english: string): string {
  return english.includes(",")
    ? new Intl.NumberFormat(locale).format(Number(english.replaceAll(",", "")))
    : english;
}
