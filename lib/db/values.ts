/**
 * How values travel between JavaScript and PostgreSQL, whichever way a statement takes: instants are Date, int8
 * is bigint, JSON is read, as Prisma has it.
 */
import pg from "pg";

const { builtins, getTypeParser } = pg.types;

/** What can stand in a statement's place for a value. */
export type Parameter = string | Buffer | null;

/** A value as the protocol carries it: text, or bytes. */
export function parameter(value: unknown): Parameter {
  if (value === null || value === undefined) return null;
  if (typeof value === "string") return value;
  if (typeof value !== "object") return String(value);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return arrayText(value);
  if (value instanceof Uint8Array) return bytesOf(value);
  return JSON.stringify(value);
}

function bytesOf(value: Uint8Array): Buffer {
  return Buffer.isBuffer(value)
    ? value
    : Buffer.from(value.buffer, value.byteOffset, value.byteLength);
}

/** An array as PostgreSQL writes one. */
function arrayText(values: readonly unknown[]): string {
  return `{${values.map(elementText).join(",")}}`;
}

function elementText(value: unknown): string {
  if (Array.isArray(value)) return arrayText(value);
  const said = parameter(value);
  if (said === null) return "NULL";
  if (typeof said !== "string") return `"\\\\x${said.toString("hex")}"`;
  return `"${said.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}

type Reader = (text: string) => unknown;

/** The type text[]. */
const TEXTS: number = 1009;

const READERS = new Map<number, Reader>([
  [builtins.INT8, (text) => BigInt(text)],
  [builtins.TIMESTAMPTZ, readInstant],
  [builtins.DATE, readDay],
  [TEXTS, readTexts],
]);

const readOther: Reader = getTypeParser(builtins.TIMESTAMPTZ, "text");

/** Sessions speak UTC and ISO (client.ts). Years of more than four digits, or before our era, are left to the driver. */
function readInstant(text: string): unknown {
  if (!text.endsWith("+00") || text.length < 22 || text[4] !== "-") return readOther(text);
  return new Date(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`);
}

/** A day, at its beginning in UTC. */
function readDay(text: string): unknown {
  if (text.length !== 10) return readOther(text.replace(/^[\d-]+/, "$& 00:00:00+00"));
  return new Date(`${text}T00:00:00Z`);
}

const readNested: Reader = getTypeParser(TEXTS, "text");

/** The driver reads an array letter by letter: of a board that was a fifth of the work. */
function readTexts(text: string): unknown {
  if (text === "{}") return [];
  if (!text.startsWith("{") || text.startsWith("{{")) return readNested(text);
  const found: (string | null)[] = [];
  for (let at = 1; at < text.length; ) {
    const quoted = text[at] === '"';
    const end = quoted ? closingQuote(text, at + 1) : endOfBare(text, at);
    const said = text.slice(quoted ? at + 1 : at, end);
    if (quoted) found.push(said.includes("\\") ? said.replaceAll(/\\(.)/gs, "$1") : said);
    else found.push(said === "NULL" ? null : said);
    at = end + (quoted ? 2 : 1);
  }
  return found;
}

function endOfBare(text: string, from: number): number {
  const comma = text.indexOf(",", from);
  return comma === -1 ? text.length - 1 : comma;
}

/** Where the element ends that begins at `from`: at a quote before which no backslash stands by itself. */
function closingQuote(text: string, from: number): number {
  for (let end = text.indexOf('"', from); end !== -1; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text[end - 1 - slashes] === "\\") slashes++;
    if (slashes % 2 === 0) return end;
  }
  throw new Error("An array of texts has no end.");
}

/** What reads a column of the type. */
export function readerOf(typeOid: number): Reader {
  return READERS.get(typeOid) ?? getTypeParser(typeOid, "text");
}
