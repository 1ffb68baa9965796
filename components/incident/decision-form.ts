/** A decision as its form holds it: which outcomes a duty can have, in plain words, and what each asks for. */
import { z } from "zod";
import type { TimeWords } from "@/lib/i18n/time-words";
import type { Words } from "@/lib/i18n/words";
import type { Duty } from "@/lib/schema/duties";
import {
  DECISION_OUTCOMES,
  type DecideInput,
  decideSchema,
  type IncidentDetail,
} from "@/lib/schema/incident";
import { refuseBeforeAwareness } from "./after-awareness";
import type { Outcome } from "./words";

export interface DecisionForm {
  outcome: string;
  reasons: string;
  decided_at: string;
  starts_at: string;
  extended_to: string;
  evidence: string;
}

export const DECISION_FIELDS = [
  "outcome",
  "reasons",
  "decided_at",
  "starts_at",
  "extended_to",
  "evidence",
] as const;

export const EMPTY_DECISION: DecisionForm = {
  outcome: "",
  reasons: "",
  decided_at: "",
  starts_at: "",
  extended_to: "",
  evidence: "",
};

/** What is decided on: a duty, or a rule that has no duty here yet. */
export type DecisionTarget =
  | { duty: Duty }
  | { rule: { rule_id: string; citation: string; act: string; reason: string } };

/** Rules that say what Art. 34 of the GDPR says. */
const ART_34 = new Set(["eu-gdpr-art34", "uk-gdpr-art34", "eu-eudpr-art34"]);

/** The outcomes that a decision on it can have, the most usual first. */
export function outcomesFor(target: DecisionTarget): readonly Outcome[] {
  if ("rule" in target) return ["applies", "not_required"];
  const { duty } = target;
  if (duty.state === "superseded") return ["applies"];
  const runs = duty.state === "running" || duty.state === "authority_extended";
  const more: Outcome[] = runs && duty.due_at !== null ? ["extended"] : [];
  const individuals = duty.recipient_kind === "individuals";
  if (individuals && ART_34.has(duty.rule_id)) {
    return [
      "communicate",
      "exempt_34_3_a",
      "exempt_34_3_b",
      "exempt_34_3_c",
      "not_required",
      "ordered",
      "not_a_breach",
      ...more,
    ];
  }
  const applies: Outcome[] = runs ? [] : ["applies"];
  const ordered: Outcome[] = individuals ? ["ordered"] : [];
  return [...applies, "not_required", "not_a_breach", ...ordered, ...more];
}

/** The words for the law's threshold: its own for the outcomes where rules differ. */
export function conditionOf(outcome: Outcome, target: DecisionTarget) {
  const art33 = "duty" in target && target.duty.rule_id === "eu-gdpr-art33";
  const art34 = "duty" in target && ART_34.has(target.duty.rule_id);
  if (outcome === "not_required" && art33) return "decision.art33Unlikely";
  if (outcome === "not_required" && art34) return "decision.art34Unlikely";
  return `choice.${outcome}.condition` as const;
}

/** What the form says, as the API takes it: what does not belong to the outcome is not sent. */
export function decisionBody(form: DecisionForm, target: DecisionTarget): DecideInput {
  const outcome = DECISION_OUTCOMES.find((known) => known === form.outcome) ?? "not_required";
  const said = (text: string) => (text.trim() === "" ? undefined : text);
  const extended = outcome === "extended";
  return {
    ...("duty" in target ? { duty_id: target.duty.id } : { rule_id: target.rule.rule_id }),
    outcome,
    reasons: form.reasons,
    decided_at: said(form.decided_at),
    starts_at: outcome === "applies" ? said(form.starts_at) : undefined,
    extended_to: extended ? said(form.extended_to) : undefined,
    evidence: extended || outcome === "ordered" ? said(form.evidence) : undefined,
  };
}

/** The form's own rules, then the API's. */
export function decisionSchema(
  incident: IncidentDetail,
  target: DecisionTarget,
  time: TimeWords,
  t: Words<"incident">,
) {
  const possible: readonly string[] = outcomesFor(target);
  return z
    .object({
      outcome: z.string().refine((said) => possible.includes(said), t("fault.outcome")),
      reasons: z.string(),
      decided_at: z.string(),
      starts_at: z.string(),
      extended_to: z.string(),
      evidence: z.string(),
    })
    .superRefine((form, ctx) => {
      refuseBeforeAwareness(form, ["decided_at"], incident, time, t, ctx);
      if (form.outcome !== "extended") return;
      const missing = (path: string, message: string) =>
        ctx.addIssue({ code: "custom", path: [path], message });
      if (form.extended_to === "") missing("extended_to", t("fault.until"));
      if (form.evidence.trim() === "") {
        missing("evidence", t("fault.evidence"));
      }
    })
    .transform((form) => decisionBody(form, target))
    .pipe(decideSchema);
}
