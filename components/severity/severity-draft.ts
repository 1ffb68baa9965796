/** A severity while it is being found: what nobody has chosen yet is open, and an open input has no score. */
import type { SeverityInputs } from "@/lib/law/enisa";
import {
  CIRCUMSTANCES,
  type Circumstance,
  type ContextScore,
  DATA_KINDS,
  type DataKind,
} from "@/lib/law/enisa-guide";
import type { AssessSeverityInput, SeverityOut } from "@/lib/schema/severity";

/** The form's value. It survives as JSON. */
export interface SeverityDraft {
  /** Null: this kind was concerned, and its score is open. */
  data: Partial<Record<DataKind, ContextScore | null>>;
  identification?: SeverityInputs["identification"];
  confidentiality?: SeverityInputs["confidentiality"];
  integrity?: SeverityInputs["integrity"];
  availability?: SeverityInputs["availability"];
  intent?: SeverityInputs["intent"];
  reasons: string;
}

export const NO_SEVERITY: SeverityDraft = { data: {}, reasons: "" };

/** The inputs, or null while one of them is open. */
export function inputsOf(draft: SeverityDraft): SeverityInputs | null {
  const { identification, confidentiality, integrity, availability, intent } = draft;
  const data: Partial<Record<DataKind, ContextScore>> = {};
  for (const kind of DATA_KINDS) {
    const score = draft.data[kind];
    if (score === null) return null;
    if (score !== undefined) data[kind] = score;
  }
  if (Object.keys(data).length === 0) return null;
  if (!identification || !confidentiality || !integrity || !availability || !intent) return null;
  return { data, identification, confidentiality, integrity, availability, intent };
}

export type OpenInput = "data" | "identification" | Circumstance;

/** What is still to be chosen; its words are the message `open.<name>`. */
export function openIn(draft: SeverityDraft): OpenInput[] {
  const scores = Object.values(draft.data);
  return [
    ...(scores.length === 0 || scores.includes(null) ? ["data" as const] : []),
    ...(draft.identification ? [] : ["identification" as const]),
    ...CIRCUMSTANCES.filter((name) => !draft[name]),
  ];
}

/** What the API takes, or null while an input is open. */
export function severityBody(draft: SeverityDraft): AssessSeverityInput | null {
  const inputs = inputsOf(draft);
  if (!inputs) return null;
  const reasons = draft.reasons.trim();
  return reasons === "" ? inputs : { ...inputs, reasons };
}

/** The inputs of a version to go on from. Its reasons were that version's own. */
export function draftOf({ inputs }: Pick<SeverityOut, "inputs">): SeverityDraft {
  return { ...inputs, reasons: "" };
}
