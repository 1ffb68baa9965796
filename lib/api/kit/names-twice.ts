/** JSON whose objects name a member twice: readers differ on which of the two counts (RFC 8259 § 4). */

/**
 * The JSON pointer of the first member that an object names a second time; null where there is none.
 *
 * @param text valid JSON
 * @param value what it says, the last of such members having won
 */
export function namedTwice(text: string, value: unknown): string | null {
  // Almost always so. Counting costs a tenth of what reading the text once more does.
  return mostNamesIn(text) === namesIn(value) ? null : searched(text);
}

/** How many members the text names: never too few; too many where a string holds what looks like a name. */
function mostNamesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf(":"); at >= 0; at = text.indexOf(":", at + 1)) {
    let before = at - 1;
    while (text.charCodeAt(before) <= BLANK) before--;
    if (text.charCodeAt(before) === QUOTE) count++;
  }
  return count;
}

/** How many members all objects of a value have. Without calling itself: how deep a body goes is its sender's choice. */
function namesIn(value: unknown): number {
  let count = 0;
  const left: unknown[] = [value];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (next === null || typeof next !== "object") continue;
    const parts: unknown[] = Array.isArray(next) ? next : Object.values(next);
    if (!Array.isArray(next)) count += parts.length;
    for (const part of parts) if (typeof part === "object") left.push(part);
  }
  return count;
}

function searched(text: string): string | null {
  /** The containers that are open: an object's names so far, a list's count. */
  const open: { names: Set<string> | null; at: string | number }[] = [];
  let inside = open.at(-1);
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case BRACE:
        open.push({ names: new Set(), at: "" });
        inside = open.at(-1);
        break;
      case BRACKET:
        open.push({ names: null, at: 0 });
        inside = open.at(-1);
        break;
      case END_BRACE:
      case END_BRACKET:
        open.pop();
        inside = open.at(-1);
        break;
      case COMMA:
        if (inside && typeof inside.at === "number") inside.at += 1;
        break;
      case QUOTE: {
        const end = endOf(text, at);
        if (inside?.names && isName(text, end)) {
          inside.at = nameIn(text, at, end);
          if (inside.names.has(inside.at)) return open.map((one) => `/${escaped(one.at)}`).join("");
          inside.names.add(inside.at);
        }
        at = end;
      }
    }
  }
  return null;
}

const BLANK = 0x20;
const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const END_BRACKET = 0x5d;
const BRACE = 0x7b;
const END_BRACE = 0x7d;

/** Where the string that begins at `from` ends: a quote that no odd number of backslashes stands before. */
function endOf(text: string, from: number): number {
  for (let end = text.indexOf('"', from + 1); ; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return end;
  }
}

/** Whether the string that ends here names a member. */
function isName(text: string, end: number): boolean {
  let next = end + 1;
  while (text.charCodeAt(next) <= BLANK) next++;
  return text.charCodeAt(next) === COLON;
}

function nameIn(text: string, from: number, end: number): string {
  const said = text.slice(from + 1, end);
  return said.includes("\\") ? String(JSON.parse(`"${said}"`)) : said;
}

/** RFC 6901 § 3. */
function escaped(step: string | number): string {
  return String(step).replaceAll("~", "~0").replaceAll("/", "~1");
}
