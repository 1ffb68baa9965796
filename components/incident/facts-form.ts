/** The facts as the edit form holds them, and what a person's edit changes of them. */
import type { IncidentDetail, UpdateInput } from "@/lib/schema/incident";
import { BREACH_KINDS, SEVERITIES } from "@/lib/schema/incident-values";

export interface FactsForm {
  title: string;
  description: string;
  severity: string;
  breach_kind: string;
  affected_users: string;
  root_cause: string;
  corrective_actions: string;
}

/** The incident's facts as text for the form. */
export function factsOf(incident: IncidentDetail): FactsForm {
  return {
    title: incident.title ?? "",
    description: incident.description ?? "",
    severity: incident.severity ?? "",
    breach_kind: incident.breach_kind ?? "",
    affected_users: incident.affected_users?.toString() ?? "",
    root_cause: incident.root_cause ?? "",
    corrective_actions: incident.corrective_actions.join("\n"),
  };
}

/**
 * The change from what stood when the form opened: fields that the person left alone are absent, so that
 * what somebody else wrote meanwhile stays. Numbers that are none come out as NaN, for the schema to refuse.
 */
export function factsBody(opened: FactsForm, now: FactsForm): UpdateInput {
  const body: UpdateInput = {};
  const changed = (field: keyof FactsForm) => now[field] !== opened[field];
  if (changed("title")) body.title = now.title;
  if (changed("description")) body.description = orNull(now.description);
  if (changed("severity")) body.severity = SEVERITIES.find((known) => known === now.severity);
  if (changed("breach_kind")) {
    body.breach_kind = BREACH_KINDS.find((known) => known === now.breach_kind) ?? null;
  }
  if (changed("affected_users")) body.affected_users = count(now.affected_users);
  if (changed("root_cause")) body.root_cause = orNull(now.root_cause);
  if (changed("corrective_actions")) {
    body.corrective_actions = now.corrective_actions
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean);
  }
  return body;
}

function orNull(text: string): string | null {
  return text.trim() === "" ? null : text;
}

/** Digits, with the separators that people write between thousands. */
function count(text: string): number | null {
  const digits = text.replace(/[\s.,'’]/g, "");
  if (digits === "") return null;
  return /^\d+$/.test(digits) ? Number(digits) : Number.NaN;
}
