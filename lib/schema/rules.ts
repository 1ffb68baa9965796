/** The rules as the API and the pages show them: GET /api/v1/rules. */
import { z } from "zod";
import { CALENDARS, CHECKED, RULE_STATUSES, ruleSchema } from "../law/rule";
import { filledText, text } from "./text";

export const ruleFilterSchema = z.strictObject({
  jurisdiction: filledText(10)
    .optional()
    .meta({ description: "A country takes its states along: US, US-CA, EU." }),
  status: z.enum(RULE_STATUSES).optional(),
  checked: z.enum(CHECKED).optional(),
  q: filledText(200)
    .optional()
    .meta({ description: "Words of the law, the act or the recipient." }),
});

export const ruleQuerySchema = ruleFilterSchema.extend({
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: text(500).optional(),
});

export const ruleOutSchema = z.object({
  id: z.string(),
  version: z.int(),
  jurisdiction: z.string(),
  law: z.string(),
  provision: z.string(),
  citation: z.string(),
  act: z.string(),
  recipient: ruleSchema.shape.recipient,
  applies_to: z.string(),
  trigger: ruleSchema.shape.trigger,
  starts: z.string().meta({ description: "From what on record the period runs, in words." }),
  predecessor: z
    .string()
    .nullable()
    .meta({ description: "The rule whose filing starts this one, by id." }),
  period: ruleSchema.shape.period,
  calendar: z.enum(CALENDARS).nullable().meta({
    description: "Whose holidays are no business days. Null: it counts no business days.",
  }),
  zone: z
    .string()
    .nullable()
    .meta({ description: "IANA zone in which days count. Null: the organisation's." }),
  cap: z
    .string()
    .nullable()
    .meta({ description: "The rule whose period ends this one earlier, by id." }),
  limb_of: z
    .string()
    .nullable()
    .meta({ description: "The rule that this one is a limb of, by id; it is no duty of its own." }),
  not_before: z
    .array(z.object({ rule: z.string(), words: z.string() }))
    .meta({ description: "Acts that come first, by rule id." }),
  stage: ruleSchema.shape.stage,
  threshold: z.string().meta({ description: "From when on the duty exists." }),
  evaluated: z.boolean().meta({
    description: "Whether facts are held against conditions. Where not, a person decides.",
  }),
  conditions: z
    .array(z.string())
    .meta({ description: "The conditions that are evaluated, in words; all must hold." }),
  counting: z.string(),
  content: z.array(z.string()),
  phased: z.boolean(),
  late_reasons_required: z.boolean(),
  status: z.enum(RULE_STATUSES),
  effective_from: z.string().nullable(),
  effective_to: z.string().nullable(),
  effective_checked: z
    .enum(CHECKED)
    .meta({ description: "How well the dates were checked; apart from the rule itself." }),
  retention: z
    .string()
    .nullable()
    .meta({ description: "How long the record must be kept, where the law says." }),
  notes: z.string(),
  checked: z.enum(CHECKED),
  sources: z.array(z.string()),
  starts_clocks: z
    .boolean()
    .meta({ description: "Whether a breach can start a clock by it; the others are for reading." }),
});

export const oneRuleOutSchema = ruleOutSchema.extend({
  versions: z
    .array(ruleOutSchema)
    .meta({ description: "Every version, oldest first: a clock keeps the one it started under." }),
});

export const rulePageSchema = z.object({
  rules: z.array(ruleOutSchema),
  total: z.int(),
  next_cursor: z.string().nullable(),
});

export type RuleFilter = z.output<typeof ruleFilterSchema>;
export type RuleOut = z.infer<typeof ruleOutSchema>;
export type OneRuleOut = z.infer<typeof oneRuleOutSchema>;
