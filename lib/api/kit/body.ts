/** Reading a body: no more of it than allowed, and only JSON (or, where an endpoint says so, a form). */
import { Refusal } from "../../errors";
import type { Incoming } from "./incoming";
import { namedTwice } from "./names-twice";

export const ONE_MIB = 1024 * 1024;

/**
 * Refuses a body that says by itself that it is too large, before anything else is done. The connection stays for what
 * is under way, within hangUpLater's bounds: a client whose connection ends while it sends does not hear why.
 */
export function requireDeclaredSize(request: Incoming, limit: number): void {
  const declared = Number(request.headers.get("content-length") ?? 0);
  if (declared > limit) throw tooLarge(limit);
}

/** The pieces of a body as they come. Whoever stops early lets the rest go. */
export async function* bodyPieces(request: Incoming): AsyncGenerator<Uint8Array> {
  const reader = request.body?.getReader();
  if (!reader) return;
  let whole = false;
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(brokeOff);
      whole = done;
      if (done) return;
      yield value;
    }
  } finally {
    if (!whole) await reader.cancel().catch(() => {});
  }
}

/** Whoever sends has gone: nothing failed here, and nobody hears the answer. */
function brokeOff(cause: unknown): never {
  throw new Refusal("invalid_request", "The body broke off before its end.", {
    cause,
    faults: [
      { pointer: "", detail: "The connection ended in the middle of it.", fix: "Send it again." },
    ],
  });
}

/**
 * The bytes of a body, counted while they come.
 *
 * @throws Refusal body_too_large as soon as the limit is passed
 */
export async function readBytes(request: Incoming, limit: number): Promise<Buffer> {
  // It was refused already where it says that it is larger, and more than it says does not come.
  if (request.readWhole && request.headers.has("content-length")) {
    requireDeclaredSize(request, limit);
    return request.readWhole().catch(brokeOff);
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const piece of bodyPieces(request)) {
    size += piece.byteLength;
    // Nobody knows how much is to come.
    if (size > limit) throw tooLarge(limit, { Connection: "close" });
    parts.push(piece);
  }
  return Buffer.concat(parts);
}

/** The name itself, or escapes that could spell it. */
const MAY_NAME_ANCESTRY = /__|\\u00/i;

/** JavaScript takes this name for an object's ancestry: what is copied on the way would lose it without a word. */
function refuseAncestry(name: string, value: unknown): unknown {
  if (name !== "__proto__") return value;
  throw new Refusal("invalid_request", "The body names a member __proto__.", {
    faults: [
      {
        pointer: "/__proto__",
        detail: "This name cannot be kept.",
        fix: "Use another name than __proto__.",
      },
    ],
  });
}

/**
 * The JSON value in the bytes.
 *
 * @throws Refusal unsupported_media_type, malformed_json
 */
export function readJson(request: Incoming, bytes: Buffer): unknown {
  const type = typeOf(request);
  if (type === "" && bytes.length === 0) throw noJson(true, undefined);
  if (type !== "application/json" && !/^application\/[\w.-]+\+json$/.test(type)) {
    throw otherType(type, "The body must be JSON and say so.", "application/json");
  }
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw noJson(bytes.length === 0, cause);
  }
  return readJsonText(text);
}

/**
 * The JSON value in a text.
 *
 * @throws Refusal malformed_json, invalid_request (it names __proto__, or a member twice)
 */
export function readJsonText(text: string): unknown {
  try {
    const said: unknown = JSON.parse(text);
    if (MAY_NAME_ANCESTRY.test(text)) JSON.parse(text, refuseAncestry);
    const twice = namedTwice(text, said);
    if (twice !== null) throw givenTwice(twice);
    return said;
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    throw noJson(text === "", cause);
  }
}

/** Which of the two was meant nobody knows: a record of evidence keeps neither. */
function givenTwice(pointer: string): Refusal {
  return new Refusal("invalid_request", `${pointer}: It is given more than once.`, {
    faults: [{ pointer, detail: "It is given more than once.", fix: "Give it once." }],
  });
}

function noJson(isEmpty: boolean, cause: unknown): Refusal {
  return new Refusal("malformed_json", "The body could not be read as JSON in UTF-8.", {
    cause,
    faults: [
      {
        pointer: "",
        detail: isEmpty ? "The body is empty." : "The text is not JSON.",
        fix: "Send one JSON object, in UTF-8.",
      },
    ],
  });
}

const URLENCODED = "application/x-www-form-urlencoded";
const MULTIPART = "multipart/form-data";
export const FORM_TYPES = [URLENCODED, MULTIPART] as const;

/**
 * The fields of a form. One without a value counts as left out (RFC 6749 § 3.2).
 *
 * @throws Refusal unsupported_media_type, invalid_request (unreadable, a file, a field twice)
 */
export async function readForm(request: Incoming, bytes: Buffer): Promise<Record<string, string>> {
  const type = typeOf(request);
  if (type !== URLENCODED && type !== MULTIPART) {
    throw otherType(type, "The body must be a form and say so.", `${URLENCODED} or ${MULTIPART}`);
  }
  const entries = await entriesOf(request, bytes);
  const fields = new Map<string, string>();
  for (const [name, value] of entries) {
    if (typeof value !== "string") throw oddForm(name, "It is a file.", "Send it as text.");
    if (fields.has(name)) throw oddForm(name, "It is given more than once.", "Give it once.");
    fields.set(name, value);
  }
  return Object.fromEntries([...fields].filter(([, value]) => value !== ""));
}

async function entriesOf(request: Incoming, bytes: Buffer) {
  const contentType = request.headers.get("content-type") ?? "";
  try {
    const form = await new Response(new Uint8Array(bytes), {
      headers: { "Content-Type": contentType },
    }).formData();
    return [...form];
  } catch {
    throw oddForm("", "It could not be read as a form.", "Send a whole form, in UTF-8.");
  }
}

function oddForm(name: string, detail: string, fix: string): Refusal {
  const pointer = name === "" ? "" : `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
  return new Refusal("invalid_request", `The form does not fit. ${detail}`, {
    faults: [{ pointer, detail, fix }],
  });
}

function typeOf(request: Incoming): string {
  return (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
}

function otherType(type: string, detail: string, wanted: string): Refusal {
  return new Refusal("unsupported_media_type", detail, {
    faults: [
      {
        pointer: "Content-Type",
        detail: type === "" ? "It is missing." : `It is ${type}.`,
        fix: `Send Content-Type: ${wanted}.`,
      },
    ],
  });
}

function tooLarge(limit: number, headers: Record<string, string> = {}): Refusal {
  return new Refusal("body_too_large", `The body may hold at most ${limit} bytes.`, {
    headers,
    faults: [
      {
        pointer: "",
        detail: `It is larger than ${limit} bytes.`,
        fix: "Send less in one request.",
      },
    ],
  });
}
