/** What an entry of the ledger changed, field by field and in words. */
import { formatDuration } from "@/lib/time";
import {
  BREACH_WORDS,
  DUTY_STATE_WORDS,
  OUTCOME_WORDS,
  ruleWords,
  SEVERITY_WORDS,
  STATUS_WORDS,
} from "../incident/words";

export interface FieldChange {
  field: string;
  name: string;
  before: string | null;
  after: string | null;
}

const NAMES: Readonly<Record<string, string>> = {
  discovered_at: "Aware since",
  root_cause: "Cause",
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
  filed_at: "Sent",
  delay_reasons: "Reasons for the delay",
  recipient_kind: "Recipient",
  decided_at: "Decided",
  imported: "Recorded with its past",
  due_at: "Due",
  state: "Clock",
};

/** Values of these fields are told in the register's own words. */
const VALUE_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  status: STATUS_WORDS,
  severity: { ...SEVERITY_WORDS, non_serious: SEVERITY_WORDS["non-serious"] },
  breach_kind: BREACH_WORDS,
  kind: { initial: "First notice", follow_up: "Follow-up" },
  recipient_kind: {
    eea_authority: "Supervisory authority of the EEA",
    other_recipient: "Another recipient",
    unrecognised: "Not in the directory",
  },
  state: DUTY_STATE_WORDS,
  outcome: OUTCOME_WORDS,
};

/** These say nothing of their own: a counter, ids, and the deadline's second copy with its clock. */
const SILENT = new Set(["version", "id", "clocks", "due_at of eu-gdpr-art33", "severity_inputs"]);
/** What a filing or a decision held stands beside the incident's own fields; the clock tells the lateness. */
const NESTED = new Set(["filing", "decision"]);
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
    // Of something new, what does not hold is not worth a line.
    if (before === null && now === false) continue;
    const change = {
      field,
      name: nameOf(field),
      before: wordsOf(field, old, sayInstant),
      after: wordsOf(field, now, sayInstant),
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

/** A field's name for people: resolution_date → Resolved on. */
export function nameOf(field: string): string {
  const [own = field, rule] = field.split(" of ");
  const plain = NAMES[own] ?? sentence(own.replaceAll("_", " "));
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

function wordsOf(field: string, value: unknown, sayInstant: (iso: string) => string) {
  if (value === null || value === undefined || value === "") return null;
  if (Array.isArray(value)) {
    return value.length === 0 ? null : value.map((item) => plain(item, sayInstant)).join("; ");
  }
  const [own = field] = field.split(" of ");
  if (own === "late_by_ms" && typeof value === "number") return formatDuration(value);
  const known = VALUE_WORDS[own];
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
