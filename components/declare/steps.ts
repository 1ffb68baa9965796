/** The steps of a declaration, and which field stands on which. */
import type { WizardField } from "./wizard-form";

export const STEPS = ["what", "when", "details", "review"] as const;
export type Step = (typeof STEPS)[number];

export const STEP_NAMES: Readonly<Record<Step, string>> = {
  what: "What happened",
  when: "When",
  details: "Details",
  review: "Review",
};

export const STEP_FIELDS: Readonly<Record<Step, readonly WizardField[]>> = {
  what: ["orgId", "title", "description", "severity", "breach_kind"],
  when: ["discovered_at"],
  details: ["affected_users", "root_cause", "corrective_actions"],
  review: [],
};

/** After this step there is enough to declare. */
export const ENOUGH_AFTER: Step = "when";

/** The step of that name; the first one for anything else. */
export function stepNamed(said: string | null | undefined): Step {
  return STEPS.find((step) => step === said) ?? STEPS[0];
}

/** The step after, or before (-1); at an end it stays. */
export function stepBeside(step: Step, by: 1 | -1): Step {
  return STEPS[STEPS.indexOf(step) + by] ?? step;
}

/** Whether `step` comes after `other`. */
export function isLater(step: Step, other: Step): boolean {
  return STEPS.indexOf(step) > STEPS.indexOf(other);
}

/** Where a field stands. */
export function stepOf(field: WizardField): Step {
  return STEPS.find((step) => STEP_FIELDS[step].includes(field)) ?? STEPS[0];
}

/** The field that a server's pointer is about: "/corrective_actions/3" → corrective_actions. */
export function fieldAt(pointer: string): WizardField | null {
  const name = pointer.replace(/^\//, "").split("/")[0];
  return (
    Object.values(STEP_FIELDS)
      .flat()
      .find((field) => field === name) ?? null
  );
}
