/** What an entry of the ledger changed, field by field and in words. */
import { factName, factWords } from "../incident/standing-facts";
import type { Talk } from "./talk";
import { fieldName, isRecord, valueWords } from "./value-words";

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
  "link_id",
  "link_incident_id",
  // How the register's door keeps what it alone says: its own fields tell it.
  "extensions",
  // A rule's conditions, as a machine reads them; its own page says them in words.
  "applies",
  "when",
  "starts",
]);
/** What a filing, a decision or a task held stands beside the incident's own fields; the clock tells the lateness. */
const NESTED = new Set(["filing", "decision", "task", "comment", "link", "lessons", "quiet"]);
/** A fact that is the incident's own field too is told once. */
const SAME_AS_FACT: Readonly<Record<string, string>> = { affected_users: "persons" };
const SAME_AS_FIELD: Readonly<Record<string, string>> = { aware_at: "discovered_at" };

/**
 * The fields in which `after` differs from `before`; where there was nothing before, the fields that
 * now hold something.
 */
export function changesOf(talk: Talk, before: unknown, after: unknown): FieldChange[] {
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
      name: nameOf(talk, field),
      before: wordsOf(talk, field, old),
      after: wordsOf(talk, field, now),
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

/** Names of fields with what they are of: "state of eu-gdpr-art33", "fact persons". */
const FACT = "fact ";
const OF = " of ";

function nameOf(talk: Talk, field: string): string {
  if (field.startsWith(FACT)) return factName(talk, field.slice(FACT.length));
  const [own = field, rule] = field.split(OF);
  const plain = fieldName(talk, own);
  return rule === undefined ? plain : `${plain}, ${talk.vocabulary("rule", rule) ?? rule}`;
}

function wordsOf(talk: Talk, field: string, value: unknown): string | null {
  if (field.startsWith(FACT)) return factWords(talk, field.slice(FACT.length), value);
  const [own = field] = field.split(OF);
  return valueWords(talk, own, value);
}

/** One map for the fields, for those of each clock, and for the facts. */
function flat(value: unknown): Map<string, unknown> {
  const fields = new Map<string, unknown>();
  if (!isRecord(value)) {
    if (value !== null && value !== undefined) fields.set("value", value);
    return fields;
  }
  for (const [field, held] of Object.entries(value)) {
    if (field === "clocks" && Array.isArray(held)) {
      for (const clock of held.filter(isRecord)) addClock(fields, clock);
    } else if (field === "facts" && isRecord(held)) {
      for (const [fact, said] of Object.entries(held)) {
        if (!((SAME_AS_FIELD[fact] ?? "") in value)) fields.set(`${FACT}${fact}`, said);
      }
    } else if (NESTED.has(field) && isRecord(held)) {
      for (const [part, said] of Object.entries(held)) {
        // A link's number is that of the other incident.
        if (part !== "late_by_ms") fields.set(field === "link" ? `link_${part}` : part, said);
      }
    } else {
      const fact = SAME_AS_FACT[field];
      const told = fact !== undefined && isRecord(value.facts) && fact in value.facts;
      if (!told) fields.set(field, held);
    }
  }
  return fields;
}

function addClock(fields: Map<string, unknown>, clock: Record<string, unknown>): void {
  for (const part of ["state", "due_at", "late_by_ms"]) {
    if (clock[part] !== undefined) fields.set(`${part}${OF}${String(clock.rule_id)}`, clock[part]);
  }
}
