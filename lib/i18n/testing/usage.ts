/** Reads out of sources which messages they say. By patterns, not by a parser: keys are written plainly. */

export interface Binding {
  room: string;
  /** What stands before each key that is said through it: "" or "tiles.". */
  prefix: string;
}

const BINDING =
  /(?:useTranslations|getTranslations|wordsFor|Words)(?:<|\(\s*(?:[\w.()\s]+,\s*)?)\s*"([\w-]+)((?:\.[\w-]+)*)"/g;

/** The rooms that a source says words of: useTranslations("board"), getTranslations("board.tiles"), wordsFor(locale, "alerts"), Words<"board">. */
export function bindings(text: string): Binding[] {
  return [...text.matchAll(BINDING)].map(([, room = "", rest = ""]) => ({
    room,
    prefix: rest === "" ? "" : `${rest.slice(1)}.`,
  }));
}

const LITERAL = /"([\w.-]+)"|`([\w.-]*(?:\$\{[^`{}]*\}[\w.-]*)+)`/g;

/** Whether a source that binds the room says the key: it stands there as a string, or fits a template. */
export function isSaid(text: string, room: string, key: string): boolean {
  const prefixes = bindings(text).filter((bound) => bound.room === room);
  return [...text.matchAll(LITERAL)].some(([, plain, template]) => {
    const fits = template === undefined ? (said: string) => said === plain : patternOf(template);
    return prefixes.some(({ prefix }) => key.startsWith(prefix) && fits(key.slice(prefix.length)));
  });
}

function patternOf(template: string): (said: string) => boolean {
  const pieces = template.split(/\$\{[^}]*\}/).map((piece) => piece.replaceAll(".", "\\."));
  // A template of holes alone would fit everything. A hole may hold dots: `action.${action}`, "incident.declared".
  if (pieces.every((piece) => piece === "")) return () => false;
  const pattern = new RegExp(`^${pieces.join("[\\w.-]+")}$`);
  return (said) => pattern.test(said);
}

// What ends in a word is a tag only where it is one that text stands in: Map<string> is none.
const IN_MARKUP =
  /(?:(?<![=\w)\]>]\s?)|(?<=<\/?(?:a|b|code|dd|div|dt|em|h[1-6]|kbd|li|p|small|span|strong|summary|td|th)?))>\s*([^<>{}()=;]*[A-Za-z]{2,}[^<>{}()=;]*)\s*<\/?[A-Za-z>]/g;
const IN_ATTRIBUTE =
  /\s(?:aria-label|aria-description|title|label|placeholder|alt|hint|legend|heading|description)="([^"]*[a-z]{2,}[^"]*)"/g;

/** Names that are the same in every language. */
const NAMES = /^(?:Tocsin|DPDP|ENISA|UTC|API|GDPR|ID|URL|CSV|JSON|SHA-256|OAuth2?)$/;

/** The next parameter after one of a generic type: `t: Words<"audit">, actions: Readonly<…>`. */
const PARAMETER = /^,\s*\w+\??:/;

/** The words that stand in the markup itself instead of in messages/. */
export function wordsOutside(text: string): string[] {
  const markup = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
  return [...markup.matchAll(IN_MARKUP), ...markup.matchAll(IN_ATTRIBUTE)]
    .map(([, said = ""]) => said.trim())
    .filter((said) => said !== "" && !NAMES.test(said) && !PARAMETER.test(said));
}
