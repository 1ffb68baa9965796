/** The steps of a declaration, and which field stands on which. */
import { isFactName } from "../facts/facts-form";
import { factField, WIZARD_FIELDS, type WizardField } from "./wizard-form";

export const STEPS = ["what", "when", "data", "where", "assess", "review"] as const;
export type Step = (typeof STEPS)[number];

export const STEP_FIELDS: Readonly<Record<Step, readonly WizardField[]>> = {
  what: ["orgId", "title", "description", "severity", "breach_kind", "drill"],
  when: [
    "discovered_at",
    "facts.reason",
    "facts.occurred_from",
    "facts.occurred_to",
    "facts.detected_at",
    "facts.reported_internally_at",
    "facts.processor_informed_at",
    "facts.classified_at",
    "facts.determined_at",
    "facts.fix_available_at",
  ],
  data: [
    "facts.persons",
    "facts.person_categories",
    "facts.data_categories",
    "facts.records",
    "facts.nature",
    "facts.protection",
    "facts.consequences",
    "facts.effects",
    "root_cause",
    "corrective_actions",
    "facts.measures_taken",
    "facts.measures_proposed",
    "facts.remedial_action",
    "facts.contact",
    "attributes",
  ],
  where: ["facts.role", "facts.controllers", "facts.affected"],
  assess: ["facts.risk", "facts.findings"],
  review: [],
};

/** After this step there is enough to declare. */
export const ENOUGH_AFTER: Step = "when";

/** Steps that earlier drafts were left at. */
const FORMER: Readonly<Record<string, Step>> = { details: "data" };

/** The step of that name; the first one for anything else. */
export function stepNamed(said: string | null | undefined): Step {
  return STEPS.find((step) => step === said) ?? FORMER[said ?? ""] ?? STEPS[0];
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

/** The field that a server's pointer is about: "/corrective_actions/3", "/facts/persons/number". */
export function fieldAt(pointer: string): WizardField | null {
  const [first = "", second = ""] = pointer.replace(/^\//, "").split("/");
  const name = first === "facts" ? second : first;
  if (name === "aware_at") return "discovered_at";
  if (name === "affected_users") return "facts.persons";
  if (isFactName(name)) return factField(name);
  return WIZARD_FIELDS.find((field) => field === name) ?? null;
}
