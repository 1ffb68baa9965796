/** What a payload of another system says, by the pointers of its mapping. Pure: the test console uses it too. */
import {
  MAPPED_FIELDS,
  type Mapped,
  type MappedField,
  type Mapping,
} from "../../schema/intake-source";

const LONGEST: Readonly<Record<"title" | "description" | "external_id" | "severity", number>> = {
  title: 500,
  description: 100_000,
  external_id: 200,
  severity: 200,
};
/** Beyond it a number is seconds no more (the year 5138), it is milliseconds. */
const MOST_SECONDS = 1e11;
const MOST_PEOPLE = 10 ** 10;

/** Clocks of other systems may be ahead a little. */
const AHEAD_MS = 5 * 60_000;

class Unfit extends Error {}

/** The value at a JSON pointer (RFC 6901); undefined where there is none. */
export function valueAt(payload: unknown, pointer: string): unknown {
  let value = payload;
  for (const step of pointer.split("/").slice(1)) {
    const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return;
    value = Object.entries(value).find(([key]) => key === name)?.[1];
  }
  return value;
}

/** Reads a payload. What does not fit is named and left out: it is in the payload, which is kept. */
export function mapPayload(mapping: Mapping, payload: unknown, now: Date): Mapped {
  const mapped: Mapped = {
    title: null,
    description: null,
    detected_at: null,
    affected_users: null,
    external_id: null,
    severity: null,
    unmapped: [],
  };
  const readers: Record<MappedField, (value: unknown) => void> = {
    title: (value) => {
      mapped.title = textIn(value, LONGEST.title).replace(/\s+/g, " ").trim();
    },
    description: (value) => {
      mapped.description = textIn(value, LONGEST.description);
    },
    detected_at: (value) => {
      mapped.detected_at = instantIn(value, now);
    },
    affected_users: (value) => {
      mapped.affected_users = countIn(value);
    },
    external_id: (value) => {
      mapped.external_id = textIn(value, LONGEST.external_id);
    },
    severity: (value) => {
      mapped.severity = textIn(value, LONGEST.severity);
    },
  };
  for (const field of MAPPED_FIELDS) {
    const pointer = mapping[field];
    if (pointer === undefined) continue;
    const value = valueAt(payload, pointer);
    try {
      if (value === undefined || value === null) throw new Unfit(`There is nothing at ${pointer}.`);
      readers[field](value);
    } catch (thrown) {
      if (!(thrown instanceof Unfit)) throw thrown;
      mapped.unmapped.push({ field, why: thrown.message });
    }
  }
  return mapped;
}

function textIn(value: unknown, most: number): string {
  const said =
    typeof value === "string"
      ? value
      : typeof value === "number" || typeof value === "boolean"
        ? String(value)
        : JSON.stringify(value, null, 2);
  const storable = said.toWellFormed().replaceAll("\u0000", "");
  if (storable.trim() === "") throw new Unfit("It is empty.");
  return storable.slice(0, most).toWellFormed();
}

/** RFC 3339 with an offset, or a number of seconds or milliseconds since 1970. */
function instantIn(value: unknown, now: Date): Date {
  const offset = typeof value === "string" && /(Z|[+-]\d\d:?\d\d)$/i.test(value.trim());
  const ms =
    typeof value === "number"
      ? value * (Math.abs(value) < MOST_SECONDS ? 1000 : 1)
      : offset
        ? Date.parse(value.trim())
        : Number.NaN;
  const at = new Date(ms);
  if (Number.isNaN(at.getTime())) throw new Unfit("It is no instant with an offset.");
  if (at.getTime() > now.getTime() + AHEAD_MS) throw new Unfit("It lies in the future.");
  if (at.getUTCFullYear() < 1990) throw new Unfit("It lies before 1990.");
  return at > now ? now : at;
}

function countIn(value: unknown): number {
  const count = typeof value === "string" && /^\s*\d+\s*$/.test(value) ? Number(value) : value;
  if (typeof count !== "number" || !Number.isInteger(count) || count < 0 || count > MOST_PEOPLE) {
    throw new Unfit("It is no whole number of people.");
  }
  return count;
}
