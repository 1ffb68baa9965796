/** JSON that somebody else's system made, to be kept as it came. */

export type JsonObject = { [name: string]: unknown };

/** Bytes of a payload, written without blanks. */
const MOST_BYTES = 64 * 1024;
/** Deeper than anything that means something; a database gives up on ten thousands. */
const MOST_DEPTH = 64;

/** Why the value cannot be kept as a payload, as what to do about it; null where it can. */
export function payloadFault(value: unknown): string | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return "Send an object.";
  }
  const fault = partsFault(value);
  if (fault) return fault;
  const bytes = new TextEncoder().encode(JSON.stringify(value)).length;
  return bytes > MOST_BYTES ? `It holds ${bytes} bytes. Send at most 65536.` : null;
}

/** Walks without recursion: the depth is what is in question. */
function partsFault(root: object): string | null {
  const rest: [unknown, number][] = [[root, 1]];
  for (let next = rest.pop(); next; next = rest.pop()) {
    const [value, depth] = next;
    if (typeof value === "string" && !isStorable(value)) {
      return "Remove NUL characters and unpaired surrogates.";
    }
    if (typeof value === "number" && !Number.isFinite(value)) {
      return "A number is too large to be kept. Send it as text.";
    }
    if (typeof value !== "object" || value === null) continue;
    if (depth > MOST_DEPTH) return `Nest at most ${MOST_DEPTH} levels.`;
    for (const [name, part] of Object.entries(value)) {
      if (!isStorable(name)) return "Remove NUL characters and unpaired surrogates.";
      rest.push([part, depth + 1]);
    }
  }
  return null;
}

const isStorable = (text: string) => !text.includes("\u0000") && text.isWellFormed();
