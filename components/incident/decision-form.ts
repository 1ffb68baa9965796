/** A decision as its form holds it: which outcomes a duty can have, in plain words, and what each asks for. */
import { z } from "zod";
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

interface Choice {
  label: string;
  /** The law's condition in plain words. */
  condition?: string;
  /** What the reasons have to say. */
  argue: string;
}

const UNLIKELY =
  "What makes a risk unlikely: what was exposed, to whom, what protected it, how you know.";

export const CHOICES: Readonly<Record<Outcome, Choice>> = {
  applies: {
    label: "It applies",
    condition: "The law's threshold is met: the duty stands, and its clock runs.",
    argue: "Which facts meet the threshold, and how you know.",
  },
  not_required: {
    label: "No notification is due",
    condition: "The law's threshold is not met. The breach stays on record all the same.",
    argue: UNLIKELY,
  },
  not_a_breach: {
    label: "It was not a breach",
    condition: "No personal data were lost, changed, or seen by anyone without a right to.",
    argue: "What was found instead, by whom, and how it rules a breach out.",
  },
  communicate: {
    label: "The people affected are told",
    condition: "A high risk to them is likely: each is told without undue delay.",
    argue: "Why the risk is high, and who is to be told.",
  },
  exempt_34_3_a: {
    label: "Not told: the data cannot be read (Art. 34(3)(a))",
    condition:
      "The data that were hit had been protected beforehand, by encryption for example, so that nobody without a right to them can understand them.",
    argue: "Which protection, on which data, and why the key is safe.",
  },
  exempt_34_3_b: {
    label: "Not told: the high risk is gone (Art. 34(3)(b))",
    condition: "What you did afterwards makes it unlikely that the high risk comes true any more.",
    argue: "What was done, when, and how you know that it worked in time.",
  },
  exempt_34_3_c: {
    label: "Told publicly instead (Art. 34(3)(c))",
    condition:
      "Reaching each person would take a disproportionate effort, so a public notice, or something alike, informs them just as well.",
    argue: "Why the effort is out of proportion, and by which notice they are told as effectively.",
  },
  ordered: {
    label: "The authority orders it",
    condition: "The authority requires that the people affected are told (Art. 34(4)).",
    argue: "What the authority requires, and by when.",
  },
  extended: {
    label: "The authority gave more time",
    condition: "It granted it: a request alone extends nothing.",
    argue: "What was asked for, and why.",
  },
};

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

/** The law's threshold, said for the outcomes where it differs. */
export function conditionOf(outcome: Outcome, target: DecisionTarget): string | undefined {
  const art33 = "duty" in target && target.duty.rule_id === "eu-gdpr-art33";
  const art34 = "duty" in target && ART_34.has(target.duty.rule_id);
  if (outcome === "not_required" && art33) {
    return "A risk to people is unlikely (GDPR Art. 33(1)). Even then the breach stays on record.";
  }
  if (outcome === "not_required" && art34) return "A high risk to them is unlikely.";
  return CHOICES[outcome].condition;
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
export function decisionSchema(incident: IncidentDetail, target: DecisionTarget, zone: string) {
  const possible: readonly string[] = outcomesFor(target);
  return z
    .object({
      outcome: z.string().refine((said) => possible.includes(said), "Choose what was decided."),
      reasons: z.string(),
      decided_at: z.string(),
      starts_at: z.string(),
      extended_to: z.string(),
      evidence: z.string(),
    })
    .superRefine((form, ctx) => {
      refuseBeforeAwareness(form, ["decided_at"], incident, zone, ctx);
      if (form.outcome !== "extended") return;
      const missing = (path: string, message: string) =>
        ctx.addIssue({ code: "custom", path: [path], message });
      if (form.extended_to === "") missing("extended_to", "Say until when.");
      if (form.evidence.trim() === "") {
        missing("evidence", "Give what the authority wrote, and its reference.");
      }
    })
    .transform((form) => decisionBody(form, target))
    .pipe(decideSchema);
}
