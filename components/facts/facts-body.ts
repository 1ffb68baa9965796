/** What a form of facts says, in the words of the API, and what the API's schema has against it. */
import { declaredFactsSchema } from "@/lib/schema/facts";
import {
  type CountForm,
  type FactName,
  type FactsForm,
  type FormInstant,
  type InstantForm,
  isFactName,
  isInstant,
  NOTHING_STATED,
  type TextFact,
} from "./facts-form";

/** Digits in groups, as people write large numbers: 1,284 or 1 284 or 1.284. */
const GROUPED = /^\d{1,3}(?:[\s.,'’]\d{3})+$/u;

/** The number that was typed; NaN for what is none, which the schema refuses. */
export function typedNumber(typed: string): number {
  const said = typed.trim();
  if (said === "") return Number.NaN;
  return Number(GROUPED.test(said) ? said.replace(/\D/g, "") : said);
}

/** Whether a kind of count carries a number. */
export function isNumbered(kind: string): boolean {
  return kind === "exact" || kind === "approximate";
}

function countOf({ kind, number }: CountForm) {
  if (kind === "") return undefined;
  return isNumbered(kind) ? { kind, number: typedNumber(number) } : { kind };
}

function instantOf({ at, estimated }: InstantForm, zone: string) {
  return at === "" ? undefined : { at, zone, estimated };
}

const orNothing = (said: string) => (said.trim() === "" ? undefined : said);
const someOf = <T>(list: T[]) => (list.length > 0 ? list : undefined);

/**
 * What the form says, in the words of the API. Empty fields are absent; nothing is judged here.
 *
 * @param zone in which the instants were read off
 */
export function statedIn(form: FactsForm, zone: string): Record<string, unknown> {
  const { affected, nature, protection, risk } = form;
  const lines = form.controllers
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const said: Record<FactName, unknown> = {
    ...instantsIn(form, zone),
    ...textsIn(form),
    role: orNothing(form.role),
    // A processor's controllers; who is none has none.
    controllers: form.role === "processor" ? someOf(lines) : undefined,
    affected:
      affected.places.length === 0
        ? undefined
        : {
            places: affected.places.map(({ place, persons }) => ({
              place,
              persons: countOf(persons) ?? { kind: "to_be_determined" },
            })),
            complete: affected.complete,
          },
    persons: countOf(form.persons),
    records: countOf(form.records),
    person_categories: someOf(form.person_categories),
    data_categories: someOf(form.data_categories),
    nature: Object.values(nature).some(Boolean)
      ? {
          confidentiality: orNothing(nature.confidentiality),
          integrity: orNothing(nature.integrity),
          availability: orNothing(nature.availability),
        }
      : undefined,
    // One half said leaves the other unknown, not absent.
    protection:
      protection.data || protection.key
        ? { data: protection.data || "unknown", key: protection.key || "unknown" }
        : undefined,
    risk: risk.level ? { level: risk.level, reasons: risk.reasons } : undefined,
    findings: Object.keys(form.findings).length > 0 ? form.findings : undefined,
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

function instantsIn(form: FactsForm, zone: string): Record<FormInstant, unknown> {
  return {
    occurred_from: instantOf(form.occurred_from, zone),
    occurred_to: instantOf(form.occurred_to, zone),
    detected_at: instantOf(form.detected_at, zone),
    reported_internally_at: instantOf(form.reported_internally_at, zone),
    processor_informed_at: instantOf(form.processor_informed_at, zone),
    classified_at: instantOf(form.classified_at, zone),
    determined_at: instantOf(form.determined_at, zone),
    fix_available_at: instantOf(form.fix_available_at, zone),
  };
}

function textsIn(form: FactsForm): Record<TextFact | "reason", unknown> {
  return {
    consequences: orNothing(form.consequences),
    effects: orNothing(form.effects),
    measures_taken: orNothing(form.measures_taken),
    measures_proposed: orNothing(form.measures_proposed),
    remedial_action: orNothing(form.remedial_action),
    contact: orNothing(form.contact),
    reason: orNothing(form.reason),
  };
}

export type FactFaults = Partial<Record<FactName, string>>;

/** What the API's schema says against the form, in a form's words; by fact. */
export function factFaults(form: FactsForm, zone: string): FactFaults {
  const judged = declaredFactsSchema.safeParse(statedIn(form, zone));
  const faults: FactFaults = {};
  for (const { path, message } of judged.error?.issues ?? []) {
    const [name] = path;
    if (isFactName(name)) faults[name] ??= faultWords(name, form, message);
  }
  return faults;
}

function faultWords(name: FactName, form: FactsForm, message: string): string {
  if (isInstant(name)) {
    const { at } = form[name];
    if (/[Zz]$|[+-]\d\d:\d\d$/.test(at)) {
      return new Date(at).getTime() > Date.now()
        ? "This lies in the future. Give the time when it happened."
        : "There is no such date and time. Check day, month and hour.";
    }
    return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(at)
      ? "This time needs another look: see the note beside it."
      : "Add both the date and the time of day.";
  }
  if (name === "persons" || name === "records" || name === "affected") return COUNT_FAULT;
  if (name === "risk") return "Say why. It stays on record with the finding.";
  return message;
}

const COUNT_FAULT = "Give a whole number, or choose that it is not known.";

/**
 * What of the form can be sent as it stands, in the words of the API: faulty facts are left out, for a
 * preview while one types.
 */
export function soundFacts(form: FactsForm, zone: string): Record<string, unknown> {
  const said = statedIn(form, zone);
  const judged = declaredFactsSchema.safeParse(said);
  const faulty = new Set(judged.error?.issues.map(({ path }) => path[0]));
  return Object.fromEntries(Object.entries(said).filter(([name]) => !faulty.has(name)));
}

/**
 * What a person's edit changes, in the words of the API: what was emptied is taken back with null. Facts that
 * were left alone are absent, so that what somebody else stated meanwhile stays.
 */
export function changedFacts(
  opened: FactsForm,
  now: FactsForm,
  zone: string,
): Record<string, unknown> {
  const before = statedIn(opened, zone);
  const after = statedIn(now, zone);
  const names = Object.keys(NOTHING_STATED).filter(
    (name) => name !== "reason" && JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  return Object.fromEntries(names.map((name) => [name, after[name] ?? null]));
}
