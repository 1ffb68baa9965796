/** Own fields and stages in words. */
import type { FieldKind } from "@/lib/schema/register-door/fields";
import type { INCIDENT_FIELDS } from "@/lib/schema/register-door/stages";

export const KIND_WORDS: Readonly<Record<FieldKind, string>> = {
  text: "Text",
  number: "Number",
  date: "Date",
  single: "One of a list",
  multi: "Several of a list",
};

export const INCIDENT_FIELD_WORDS: Readonly<Record<(typeof INCIDENT_FIELDS)[number], string>> = {
  description: "Description",
  rootCause: "Root cause",
  dateOccurred: "When it occurred",
  dateDiscovered: "Awareness",
  jurisdictions: "Jurisdictions",
  assignees: "Assignees",
  correctiveActions: "Corrective actions",
};

/** A required field by its name: the incident's own in words, those of the organisation as they are called. */
export function requiredWords(name: string): string {
  const own = Object.entries(INCIDENT_FIELD_WORDS).find(([field]) => field === name);
  return own?.[1] ?? name;
}
