/** What an entry of the ledger changed, field by field and in words. */
import { DUTY_STATE_WORDS, OUTCOME_WORDS, SEVERITY_WORDS, STATUS_WORDS } from "../incident/words";

export interface FieldChange {
  field: string;
  name: string;
  before: string | null;
  after: string | null;
}

const NAMES: Readonly<Record<string, string>> = {
  discovered_at: "Aware since",
  affected_users: "People affected",
  breach_kind: "Breach of",
  deadline_at: "Deadline",
  authority_notified_at: "Authority notified",
  data_subjects_notified_at: "People told",
  reported_to: "Reported to",
  notification_reference: "Reference",
  resolution_date: "Resolved on",
  recorded_late: "Recorded late",
  awareness_moved_after_deadline: "Awareness moved after the deadline",
  late_by_ms: "Late by",
  filed_at: "Filed",
  duty_id: "Clock",
  orgId: "Organisation",
};

/** Values of these fields are told in the register's own words. */
const VALUE_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  status: STATUS_WORDS,
  severity: SEVERITY_WORDS,
  state: DUTY_STATE_WORDS,
  outcome: OUTCOME_WORDS,
};

/** Grows with every change: it says nothing of its own. */
const SILENT = new Set(["version"]);
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/**
 * The fields in which `after` differs from `before`; where there was nothing before, the fields that
 * now hold something.
 *
 * @param sayInstant tells an instant as the reader reads time
 */
export function changesOf(
  before: unknown,
  after: unknown,
  sayInstant: (iso: string) => string,
): FieldChange[] {
  const was = flat(before);
  const is = flat(after);
  const changes: FieldChange[] = [];
  for (const field of new Set([...was.keys(), ...is.keys()])) {
    const [old, now] = [was.get(field) ?? null, is.get(field) ?? null];
    if (SILENT.has(field) || JSON.stringify(old) === JSON.stringify(now)) continue;
    const change = {
      field,
      name: nameOf(field),
      before: wordsOf(field, old, sayInstant),
      after: wordsOf(field, now, sayInstant),
    };
    if (change.before !== change.after) changes.push(change);
  }
  return changes;
}

/** A field's name for people: resolution_date → Resolved on. */
export function nameOf(field: string): string {
  const [last = field, clock] = field.split(" of ");
  const plain = NAMES[last] ?? sentence(last.replaceAll("_", " "));
  return clock === undefined ? plain : `${plain} (${clock})`;
}

/** One map for the fields and, under "<field> of <rule>", for those of each clock. */
function flat(value: unknown): Map<string, unknown> {
  const fields = new Map<string, unknown>();
  if (!isRecord(value)) {
    if (value !== null && value !== undefined) fields.set("value", value);
    return fields;
  }
  for (const [field, held] of Object.entries(value)) {
    if (field !== "clocks" || !Array.isArray(held)) {
      fields.set(field, held);
      continue;
    }
    for (const clock of held.filter(isRecord)) {
      for (const [part, said] of Object.entries(clock)) {
        if (part === "state" || part === "due_at" || part === "late_by_ms") {
          fields.set(`${part} of ${String(clock.rule_id ?? clock.id)}`, said);
        }
      }
    }
  }
  return fields;
}

function wordsOf(field: string, value: unknown, sayInstant: (iso: string) => string) {
  if (value === null || value === undefined || value === "") return null;
  if (Array.isArray(value)) {
    return value.length === 0 ? null : value.map((item) => plain(item, sayInstant)).join("; ");
  }
  const known = VALUE_WORDS[field.split(" of ")[0] ?? field];
  if (typeof value === "string" && known) return known[value] ?? value;
  return plain(value, sayInstant);
}

function plain(value: unknown, sayInstant: (iso: string) => string): string {
  if (typeof value === "string") return INSTANT.test(value) ? sayInstant(value) : value;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return value.toLocaleString("en-GB");
  return JSON.stringify(value);
}

/** An unknown value as a record, when it is one. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
