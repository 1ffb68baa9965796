/** What an entry of the ledger changed, field by field and in words. */
import type { TimeWords } from "@/lib/i18n/time-words";
import { isKey, type Words } from "@/lib/i18n/words";
import { ruleWords } from "../incident/words";

export interface FieldChange {
  field: string;
  name: string;
  before: string | null;
  after: string | null;
}

/** These say nothing of their own: a counter, ids, and the deadline's second copy with its clock. */
const SILENT = new Set([
  "version",
  "id",
  "clocks",
  "due_at of eu-gdpr-art33",
  "severity_inputs",
  "incident_id",
]);
/** What a filing, a decision or a task held stands beside the incident's own fields; the clock tells the lateness. */
const NESTED = new Set(["filing", "decision", "task", "comment", "link", "lessons"]);
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/**
 * The fields in which `after` differs from `before`; where there was nothing before, the fields that
 * now hold something.
 */
export function changesOf(
  t: Words<"audit">,
  time: TimeWords,
  before: unknown,
  after: unknown,
): FieldChange[] {
  const was = flat(before);
  const is = flat(after);
  const changes: FieldChange[] = [];
  for (const field of new Set([...was.keys(), ...is.keys()])) {
    const [old, now] = [was.get(field) ?? null, is.get(field) ?? null];
    if (SILENT.has(field) || JSON.stringify(old) === JSON.stringify(now)) continue;
    // Of something new, what does not hold is not worth a line.
    if (before === null && now === false) continue;
    const change = {
      field,
      name: nameOf(t, field),
      before: wordsOf(t, time, field, old),
      after: wordsOf(t, time, field, now),
    };
    if (change.before !== change.after) changes.push(change);
  }
  return changes.sort((a, b) => place(a.field) - place(b.field));
}

/** The order in which people ask; what is not in it comes after, as the entry has it. */
const ASKED_FIRST = [
  "number",
  "title",
  "status",
  "severity",
  "breach_kind",
  "discovered_at",
  "reason",
  "deadline_at",
  "authority",
  "filed_at",
  "delay_reasons",
  "outcome",
  "reasons",
];

function place(field: string): number {
  const at = ASKED_FIRST.indexOf(field);
  return at === -1 ? ASKED_FIRST.length : at;
}

/** A field's name for people: resolution_date → Resolved on. One that has no words by its own name. */
function nameOf(t: Words<"audit">, field: string): string {
  const [own = field, rule] = field.split(" of ");
  const key = `field.${own}`;
  const plain = isKey(t, key) ? t(key) : sentence(own.replaceAll("_", " "));
  return rule === undefined
    ? plain
    : `${plain}, ${ruleWords({ rule_id: rule, recipient: "" }).citation}`;
}

/** One map for the fields and, under "<field> of <rule>", for those of each clock. */
function flat(value: unknown): Map<string, unknown> {
  const fields = new Map<string, unknown>();
  if (!isRecord(value)) {
    if (value !== null && value !== undefined) fields.set("value", value);
    return fields;
  }
  for (const [field, held] of Object.entries(value)) {
    if (field === "clocks" && Array.isArray(held)) {
      for (const clock of held.filter(isRecord)) addClock(fields, clock);
    } else if (NESTED.has(field) && isRecord(held)) {
      for (const [part, said] of Object.entries(held))
        if (part !== "late_by_ms") fields.set(part, said);
    } else {
      fields.set(field, held);
    }
  }
  return fields;
}

function addClock(fields: Map<string, unknown>, clock: Record<string, unknown>): void {
  for (const part of ["state", "due_at", "late_by_ms"]) {
    if (clock[part] !== undefined) fields.set(`${part} of ${String(clock.rule_id)}`, clock[part]);
  }
}

function wordsOf(t: Words<"audit">, time: TimeWords, field: string, value: unknown) {
  if (value === null || value === undefined || value === "") return null;
  if (Array.isArray(value)) {
    return value.length === 0 ? null : value.map((item) => plain(t, time, item)).join("; ");
  }
  const [own = field] = field.split(" of ");
  if (own === "late_by_ms" && typeof value === "number") return time.duration(value);
  const key = `value.${own}.${String(value).replaceAll("-", "_")}`;
  return isKey(t, key) ? t(key) : plain(t, time, value);
}

function plain(t: Words<"audit">, time: TimeWords, value: unknown): string {
  if (typeof value === "string") return INSTANT.test(value) ? time.at(value) : value;
  if (typeof value === "boolean") return t(value ? "yes" : "no");
  if (typeof value === "number") return value.toLocaleString(time.locale);
  // A person goes by name.
  if (isRecord(value) && typeof value.name === "string") return value.name;
  return JSON.stringify(value);
}

/** An unknown value as a record, when it is one. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** With a capital first letter, for the start of a line. */
export function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
