/** What a field of an entry holds, as a person would say it: never a code, an id or a machine's instant. */
import { isKey, type Words } from "@/lib/i18n/words";
import { placeName } from "../facts/places";
import type { Talk } from "./talk";

const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;
const DAY = /^\d{4}-\d{2}-\d{2}(?:T|$)/;
const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
const KIB = 1024;
/** Days, whichever instant of them is kept. */
const DAYS = new Set(["commencement", "due_on"]);
/** Codes of ISO 3166. */
const PLACES = new Set(["establishments", "main_establishment", "place", "countryCode"]);

/** The value in words, a line for each part that has a name of its own; null where it says nothing to a person. */
export function valueWords(talk: Talk, field: string, value: unknown): string | null {
  if (value === null || value === undefined || value === "") return null;
  if (Array.isArray(value)) {
    const items = value.flatMap((item) => valueWords(talk, field, item) ?? []);
    if (items.length === 0) return null;
    return items.join(items.some((item) => item.includes("\n")) ? "\n" : "; ");
  }
  if (isRecord(value)) return partsWords(talk, field, value);
  if (typeof value === "boolean") return yesOrNo(talk.audit, value);
  if (typeof value === "number") return numberWords(talk, field, value);
  return typeof value === "string" ? textWords(talk, field, value) : null;
}

const yesOrNo = (t: Words<"audit">, value: boolean) => t(value ? "yes" : "no");

function numberWords({ time }: Talk, field: string, value: number): string {
  if (field === "late_by_ms") return time.duration(value);
  if (field === "size") {
    const unit = value < KIB ? "byte" : value < KIB * KIB ? "kilobyte" : "megabyte";
    const amount = value / { byte: 1, kilobyte: KIB, megabyte: KIB * KIB }[unit];
    return amount.toLocaleString(time.locale, { style: "unit", unit, maximumFractionDigits: 1 });
  }
  return value.toLocaleString(time.locale);
}

function textWords({ audit, time, vocabulary }: Talk, field: string, value: string): string | null {
  if (UUID.test(value)) return null;
  if (INSTANT.test(value) && !DAYS.has(field)) return time.at(value);
  if (DAY.test(value)) {
    return time.at(`${value.slice(0, 10)}T00:00:00Z`, "date", "UTC");
  }
  if (PLACES.has(field)) return placeName(value, time.locale);
  const key = `value.${field}.${value.replaceAll("-", "_")}`;
  return isKey(audit, key) ? audit(key) : (vocabulary(field, value) ?? value);
}

/** A record by its name, as a person or a source goes; one without a name part by part. */
function partsWords(talk: Talk, field: string, value: Record<string, unknown>): string | null {
  if (typeof value.name === "string" && UUID.test(String(value.id ?? ""))) return value.name;
  if (Object.keys(value).join() === "value") return valueWords(talk, field, value.value);
  const lines = Object.entries(value).flatMap(([part, held]) => {
    const words = held === false ? null : valueWords(talk, part, held);
    if (words === null) return [];
    // By an id nobody knows the field; what it holds says more.
    return UUID.test(part)
      ? words
      : talk.incident("value.pair", { name: fieldName(talk, part, field), value: words });
  });
  return lines.length === 0 ? null : lines.join("\n");
}

/** A field's name for people: resolution_date → Resolved on. One that has no words by its own name. */
export function fieldName({ audit }: Talk, field: string, within = ""): string {
  for (const key of [`field.${within}.${field}`, `field.${field}`]) {
    if (isKey(audit, key)) return audit(key);
  }
  const spaced = field.replaceAll("_", " ").replace(/([a-z])([A-Z])/g, "$1 $2");
  return sentence(spaced.toLowerCase());
}

/** An unknown value as a record, when it is one. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** With a capital first letter, for the start of a line. */
export function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
