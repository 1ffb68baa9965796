/** A rule of law as data: who must tell whom, what starts the clock, how long it runs, how well we know. */
import { z } from "zod";

export const PERIOD_UNITS = [
  "hours",
  "calendar_days",
  "business_days",
  "months",
  "without_undue_delay",
] as const;
export const TRIGGERS = [
  "awareness",
  "detection",
  "discovery",
  "determination",
  "classification",
  "receipt",
  "other",
] as const;
export const RECIPIENTS = [
  "authority",
  "individuals",
  "cert",
  "financial_regulator",
  "attorney_general",
  "controller",
  "credit_bureaus",
  "media",
  "other",
] as const;
export const RULE_STATUSES = ["in_force", "not_yet_in_force", "proposed", "voluntary"] as const;
/** How well a rule was checked: its wording read, a secondary source read, or neither. */
export const CHECKED = ["text", "secondary", "unchecked"] as const;

const said = z.string().trim().min(1);

export const ruleSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    /** Grows with every change of what the rule says; a clock keeps the version it started under. */
    version: z.int().positive(),
    /** ISO 3166-1 or 3166-2; EU for the Union's own law. */
    jurisdiction: z.string().regex(/^[A-Z]{2}(-[A-Z]{2,4})?$/),
    law: said,
    provision: said,
    /** The law's own reference. */
    citation: said,
    /** What must be done, as an instruction. */
    act: said,
    recipient: z.strictObject({ kind: z.enum(RECIPIENTS), name: said }),
    appliesTo: said,
    /** `words` say what starts it where the kind does not. */
    trigger: z.strictObject({ kind: z.enum(TRIGGERS), words: z.string() }),
    /** No value: the law gives no number, and none may be invented. */
    period: z.strictObject({ value: z.int().positive().nullable(), unit: z.enum(PERIOD_UNITS) }),
    stage: z.enum(["single", "initial", "intermediate", "final"]),
    /** From when on the duty exists. A person reads it: it is a sentence, not a condition. */
    threshold: said,
    counting: z.string(),
    content: z.array(said),
    phased: z.boolean(),
    lateReasonsRequired: z.boolean(),
    status: z.enum(RULE_STATUSES),
    effectiveFrom: z.iso.date().nullable(),
    notes: z.string(),
    checked: z.enum(CHECKED),
    sources: z.array(z.url()),
  })
  .refine(({ period }) => (period.value === null) === (period.unit === "without_undue_delay"), {
    path: ["period"],
    error: "A period has a number, except where the law says without undue delay.",
  })
  .refine(({ trigger }) => trigger.kind !== "other" || trigger.words.trim() !== "", {
    path: ["trigger", "words"],
    error: "Say what starts it.",
  });

export type RuleSource = z.input<typeof ruleSchema>;
export type Rule = z.output<typeof ruleSchema>;
