/**
 * The form's values, all as typed (so that half a date and "about 200" survive a reload), and what the
 * shared schema says of them. There is no second schema.
 */
import { zodResolver } from "@hookform/resolvers/zod";
import type { FieldErrors, Resolver } from "react-hook-form";
import { z } from "zod";
import { type DeclareInput, declareSchema } from "@/lib/schema/incident";
import type { FieldOut } from "@/lib/schema/register-door/fields";
import { factFaults, isNumbered, statedIn, typedNumber } from "../facts/facts-body";
import {
  type FactName,
  type FactsForm,
  factsFormFrom,
  isFactName,
  NOTHING_STATED,
} from "../facts/facts-form";
import { awarenessIn, isLaterThanDetection } from "./awareness";

export interface WizardTexts {
  orgId: string;
  title: string;
  description: string;
  severity: string;
  breach_kind: string;
  /** RFC 3339 with offset; "" until somebody says it. */
  discovered_at: string;
  root_cause: string;
  /** One to a line. */
  corrective_actions: string;
  /** "true" for an exercise. */
  drill: string;
}

export interface WizardValues extends WizardTexts {
  facts: FactsForm;
  /** Values of the organisation's own fields, by the field's id: another organisation has others. */
  attributes: Record<string, string[]>;
}

type TextField = keyof WizardTexts;
/** A field as the form library names it. */
export type WizardField = TextField | "attributes" | `facts.${FactName}`;

const NO_TEXT: WizardTexts = {
  orgId: "",
  title: "",
  description: "",
  severity: "",
  breach_kind: "",
  discovered_at: "",
  root_cause: "",
  corrective_actions: "",
  drill: "",
};

/** Nothing is said beforehand: no time, no severity. */
export const NOTHING_SAID: WizardValues = {
  ...NO_TEXT,
  facts: NOTHING_STATED,
  attributes: {},
};

const TEXT_FIELDS = Object.keys(NO_TEXT).filter(isTextField);

function isTextField(name: string): name is TextField {
  return name in NO_TEXT;
}

/** The field of a fact. */
export function factField<Name extends FactName>(name: Name): `facts.${Name}` {
  return `facts.${name}`;
}

export const WIZARD_FIELDS: readonly WizardField[] = [
  ...TEXT_FIELDS,
  "attributes",
  ...Object.keys(NOTHING_STATED).filter(isFactName).map(factField),
];

const attributesSchema = z.record(z.string(), z.array(z.string())).catch({});

/** The values of a kept draft: what is missing or of another kind is empty. */
export function valuesFrom(kept: Record<string, unknown>): WizardValues {
  const values = {
    ...NOTHING_SAID,
    facts: factsFormFrom(kept.facts),
    attributes: attributesSchema.parse(kept.attributes),
  };
  for (const field of TEXT_FIELDS) {
    const said = kept[field];
    if (typeof said === "string") values[field] = said;
  }
  // Drafts from before the facts held a bare number of people.
  const people = kept.affected_users;
  if (kept.facts === undefined && typeof people === "string" && people.trim() !== "") {
    values.facts.persons = { kind: "approximate", number: people };
  }
  return values;
}

/**
 * What the form says, in the words of the API. Empty fields are left out; nothing is judged here.
 *
 * @param zone in which the instants were read off
 */
export function toBody(values: WizardValues, zone: string): Record<string, unknown> {
  const actions = values.corrective_actions
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const said = (text: string) => (text.trim() === "" ? undefined : text);
  const { persons } = values.facts;
  const facts = statedIn(values.facts, zone);
  // The actions are the measures taken (Art. 33(3)(d)) too: asked for once, told to both.
  const measures = actions.join("\n");
  if (measures !== "" && measures.length <= LONGEST_FACT) facts.measures_taken ??= measures;
  return {
    orgId: values.orgId,
    title: values.title.trim(),
    description: said(values.description),
    severity: said(values.severity),
    breach_kind: said(values.breach_kind),
    discovered_at: values.discovered_at,
    affected_users: isNumbered(persons.kind) ? typedNumber(persons.number) : undefined,
    root_cause: said(values.root_cause),
    corrective_actions: actions.length > 0 ? actions : undefined,
    facts: Object.keys(facts).length > 0 ? facts : undefined,
    drill: values.drill === "true" || undefined,
  };
}

/** What was said in the organisation's own fields, by their names; undefined where nothing was. */
export function attributesIn(
  { attributes }: Pick<WizardValues, "attributes">,
  fields: readonly Pick<FieldOut, "id" | "name">[],
): Record<string, { value: string }[]> | undefined {
  const said = fields.flatMap(({ id, name }) => {
    const values = (attributes[id] ?? []).filter((value) => value.trim() !== "");
    return values.length > 0 ? [[name, values.map((value) => ({ value }))] as const] : [];
  });
  return said.length > 0 ? Object.fromEntries(said) : undefined;
}

/** Whether any fact besides the awareness was said. */
export function anyFact(values: WizardValues): boolean {
  return toBody(values, "UTC").facts !== undefined;
}

/** What a fact in words may hold; a list of actions may hold more. */
const LONGEST_FACT = 100_000;

const judge = zodResolver(declareSchema);

/** Judges the form by the schema of the API. */
export const wizardResolver: Resolver<WizardValues> = async (
  values,
  context,
  { fields, shouldUseNativeValidation },
) => {
  const options = { fields, shouldUseNativeValidation };
  // The facts are judged apart, so that each fault lands at its field; the zone does not change them.
  const { facts: _, affected_users: __, ...texts } = toBody(values, "UTC");
  const judged = await judge(unjudged(texts), context, options);
  const errors: FieldErrors<WizardValues> = {};
  for (const field of Object.keys(judged.errors).filter(isTextField)) {
    errors[field] = { type: "schema", message: faultWords(field, values, judged.errors[field]) };
  }
  const faults = factFaults(values.facts, "UTC");
  if (isLaterThanDetection(values) && values.facts.reason.trim() === "") {
    faults.reason = "Say why. An authority will ask.";
  }
  if (Object.keys(faults).length > 0) errors.facts = factErrors(faults);
  if (Object.keys(errors).length > 0) return { values: {}, errors };
  return { values, errors: {} };
};

/** One message to a fact: the form library would take one for each leaf of it. */
function factErrors(faults: Partial<Record<FactName, string>>): FieldErrors<WizardValues>["facts"] {
  const placed = Object.entries(faults).map(([name, message]) => [
    name,
    { type: "schema", message },
  ]);
  return Object.fromEntries(placed);
}

/** The resolver takes what it has yet to judge by the type of what it may find: nothing is promised here. */
function unjudged(body: Record<string, unknown>): DeclareInput {
  return body as unknown as DeclareInput;
}

const EMPTY_WORDS: Partial<Record<TextField, string>> = {
  orgId: "Choose the organisation.",
  title: "Give it a title. A few words are enough.",
  severity: "Say how serious it is. You can correct it later.",
  discovered_at: "Say when you became aware. The clock starts there.",
};

/** What is wrong with a field, in the form's own words where the API's would not help here. */
function faultWords(field: TextField, values: WizardValues, fault: unknown): string {
  const typed = values[field].trim();
  if (typed === "" && EMPTY_WORDS[field]) return EMPTY_WORDS[field];
  if (field === "discovered_at" && awarenessIn(typed) === null) {
    return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(typed)
      ? "This time needs another look: see the note beside it."
      : "Add both the date and the time of day.";
  }
  return messageIn(fault) ?? "Check this.";
}

/** The first message in an error of react-hook-form, which nests them for lists. */
export function messageIn(fault: unknown): string | null {
  if (!fault || typeof fault !== "object") return null;
  if ("message" in fault && typeof fault.message === "string" && fault.message)
    return fault.message;
  for (const inner of Object.values(fault)) {
    const message = messageIn(inner);
    if (message) return message;
  }
  return null;
}
