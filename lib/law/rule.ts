/** A rule of law as data: who must tell whom, what starts the clock, how long it runs, how well we know. */
import { z } from "zod";
import { INSTANTS } from "./facts";
import { predicateSchema } from "./predicate";

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

/** Calendars of business days; what each is stands in calendars.ts. */
export const CALENDARS = [
  "us-federal",
  "us-vermont",
  "br-national",
  "co-national",
  "ec-national",
] as const;
export type CalendarId = (typeof CALENDARS)[number];

const said = z.string().trim().min(1);
const ruleId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** The instant from which a period runs. */
export const startSchema = z.union([
  z.strictObject({ fact: z.enum(INSTANTS) }),
  /**
   * discovery: the first that is known of detection, internal report and awareness. noticing: of detection,
   * internal report and the processor's word.
   */
  z.strictObject({ earliest: z.enum(["discovery", "noticing"]) }),
  /** The submission under another rule: the first one, or the latest. */
  z.strictObject({ filing: ruleId, which: z.enum(["first", "latest"]) }),
  /** The end of the calendar year in which the breach was discovered. */
  z.strictObject({ yearEndOf: z.literal("discovery") }),
  /** When a person found the high risk. */
  z.strictObject({ found: z.literal("high_risk") }),
  /** A person says when it began: nothing on record tells. */
  z.strictObject({ stated: z.literal(true) }),
  /** Never from a breach: a request, an erasure, a proposal, a voluntary practice. */
  z.strictObject({ never: said }),
]);
export type Start = z.infer<typeof startSchema>;

export const ruleSchema = z
  .strictObject({
    id: ruleId,
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
    /** Where the trigger's kind does not say it: see startOf(). */
    starts: startSchema.optional(),
    /** No value: the law gives no number, and none may be invented. */
    period: z.strictObject({ value: z.int().positive().nullable(), unit: z.enum(PERIOD_UNITS) }),
    /** Whose holidays are no business days. */
    calendar: z.enum(CALENDARS).optional(),
    /** IANA zone in which days count, where the law's place has one; else the organisation's. */
    zone: z.string().optional(),
    /** Another rule's period from its own start ends this one earlier, unless this one starts after that end. */
    cap: ruleId.optional(),
    /** This rule is one limb of another's period and no duty of its own. */
    limbOf: ruleId.optional(),
    /** An end on a weekend or holiday of the entity's country may be met by noon of the next working day, except by these. */
    noonRelief: z.strictObject({ except: predicateSchema.nullable(), citation: said }).optional(),
    /** Who and where: whom the rule binds. Absent: a person decides. */
    applies: predicateSchema.optional(),
    /** From when on the duty exists, as a condition; `threshold` is its sentence. */
    when: predicateSchema.optional(),
    /** Acts that the law puts in an order: this one not before that one. */
    notBefore: z.array(z.strictObject({ rule: ruleId, words: said })).default([]),
    stage: z.enum(["single", "initial", "intermediate", "final"]),
    /** From when on the duty exists. A person reads it: it is a sentence, not a condition. */
    threshold: said,
    counting: z.string(),
    content: z.array(said),
    phased: z.boolean(),
    lateReasonsRequired: z.boolean(),
    status: z.enum(RULE_STATUSES),
    effectiveFrom: z.iso.date().nullable(),
    effectiveTo: z.iso.date().nullable().default(null),
    /** Where the notes say how the date was checked; else general knowledge. */
    effectiveChecked: z.enum(CHECKED).default("unchecked"),
    /** Starts before it is in force, marked as not binding. */
    startsBeforeForce: z.literal(true).optional(),
    /** How long the record must be kept, where the law says. */
    retention: said.nullable().default(null),
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
  })
  .refine(
    ({ period, calendar }) => (period.unit === "business_days") === (calendar !== undefined),
    {
      path: ["calendar"],
      error: "Business days need a named calendar, and nothing else takes one.",
    },
  )
  .refine(({ when, applies }) => when === undefined || applies !== undefined, {
    path: ["applies"],
    error: "A threshold that is evaluated needs to say whom the rule binds.",
  });

export type RuleSource = z.input<typeof ruleSchema>;
export type Rule = z.output<typeof ruleSchema>;

/** From what instant the rule's period runs: as it says itself, or as its trigger's kind has it. */
export function startOf(rule: Rule): Start {
  if (rule.starts) return rule.starts;
  switch (rule.trigger.kind) {
    case "awareness":
      return { fact: "aware_at" };
    case "detection":
      return { fact: "detected_at" };
    case "discovery":
      return { earliest: "discovery" };
    case "determination":
      return { fact: "determined_at" };
    case "classification":
      return { fact: "classified_at" };
    case "receipt":
      return { never: "It runs from the receipt of a request, never from a breach." };
    case "other":
      return { stated: true };
  }
}

/** The rule's reference as said in a line: GDPR Art. 33(1). */
export function shortCitation(rule: Pick<Rule, "law" | "provision">): string {
  return `${rule.law} ${rule.provision}`;
}
