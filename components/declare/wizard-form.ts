/**
 * The form's values, all as typed (so that half a date and "about 200" survive a reload), and what the
 * shared schema says of them. There is no second schema.
 */
import { zodResolver } from "@hookform/resolvers/zod";
import type { FieldErrors, Resolver } from "react-hook-form";
import { type DeclareInput, declareSchema } from "@/lib/schema/incident";

export interface WizardValues {
  orgId: string;
  title: string;
  description: string;
  severity: string;
  breach_kind: string;
  /** RFC 3339 with offset; "" until somebody says it. */
  discovered_at: string;
  affected_users: string;
  root_cause: string;
  /** One to a line. */
  corrective_actions: string;
}

export type WizardField = keyof WizardValues;

/** Nothing is said beforehand: no time, no severity. */
export const NOTHING_SAID: WizardValues = {
  orgId: "",
  title: "",
  description: "",
  severity: "",
  breach_kind: "",
  discovered_at: "",
  affected_users: "",
  root_cause: "",
  corrective_actions: "",
};

const FIELDS = Object.keys(NOTHING_SAID).filter(isField);

function isField(name: string): name is WizardField {
  return name in NOTHING_SAID;
}

/** The values of a kept draft: what is missing or of another kind is empty. */
export function valuesFrom(kept: Record<string, unknown>): WizardValues {
  const values = { ...NOTHING_SAID };
  for (const field of FIELDS) {
    const said = kept[field];
    if (typeof said === "string") values[field] = said;
  }
  return values;
}

/** Digits in groups, as people write large numbers: 1,284 or 1 284 or 1.284. */
const GROUPED = /^\d{1,3}(?:[\s.,'’]\d{3})+$/u;

/** What the form says, in the words of the API. Empty fields are left out; nothing is judged here. */
export function toBody(values: WizardValues): Record<string, unknown> {
  const count = values.affected_users.trim();
  const actions = values.corrective_actions
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const said = (text: string) => (text.trim() === "" ? undefined : text);
  return {
    orgId: values.orgId,
    title: values.title.trim(),
    description: said(values.description),
    severity: said(values.severity),
    breach_kind: said(values.breach_kind),
    discovered_at: values.discovered_at,
    affected_users:
      count === "" ? undefined : Number(GROUPED.test(count) ? count.replace(/\D/g, "") : count),
    root_cause: said(values.root_cause),
    corrective_actions: actions.length > 0 ? actions : undefined,
  };
}

const judge = zodResolver(declareSchema);

/** Judges the form by the schema of the API. */
export const wizardResolver: Resolver<WizardValues> = async (
  values,
  context,
  { fields, shouldUseNativeValidation },
) => {
  const options = { fields, shouldUseNativeValidation };
  const judged = await judge(unjudged(toBody(values)), context, options);
  const faulty = Object.keys(judged.errors).filter(isField);
  if (faulty.length === 0) return { values, errors: {} };
  const errors: FieldErrors<WizardValues> = {};
  for (const field of faulty) {
    errors[field] = { type: "schema", message: faultWords(field, values, judged.errors[field]) };
  }
  return { values: {}, errors };
};

/** The resolver takes what it has yet to judge by the type of what it may find: nothing is promised here. */
function unjudged(body: Record<string, unknown>): DeclareInput {
  return body as unknown as DeclareInput;
}

const EMPTY_WORDS: Partial<Record<WizardField, string>> = {
  orgId: "Choose the organisation.",
  title: "Give it a title. A few words are enough.",
  severity: "Say how serious it is. You can correct it later.",
  discovered_at: "Say when you became aware. The clock starts there.",
};

/** What is wrong with a field, in the form's own words where the API's would not help here. */
function faultWords(field: WizardField, values: WizardValues, fault: unknown): string {
  const typed = values[field].trim();
  if (typed === "" && EMPTY_WORDS[field]) return EMPTY_WORDS[field];
  if (field === "discovered_at" && !/[Zz]$|[+-]\d\d:\d\d$/.test(typed)) {
    return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(typed)
      ? "This time needs another look: see the note beside it."
      : "Add both the date and the time of day.";
  }
  return messageIn(fault) ?? "Check this.";
}

/** The first message in an error of react-hook-form, which nests them for lists. */
function messageIn(fault: unknown): string | null {
  if (!fault || typeof fault !== "object") return null;
  if ("message" in fault && typeof fault.message === "string" && fault.message)
    return fault.message;
  for (const inner of Object.values(fault)) {
    const message = messageIn(inner);
    if (message) return message;
  }
  return null;
}
