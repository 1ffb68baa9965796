/** The rules as the API and the pages show them: GET /api/v1/rules. */
import { z } from "zod";
import { CHECKED, RULE_STATUSES, ruleSchema } from "../law/rule";
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
  period: ruleSchema.shape.period,
  stage: ruleSchema.shape.stage,
  threshold: z.string().meta({ description: "From when on the duty exists. A person decides." }),
  counting: z.string(),
  content: z.array(z.string()),
  phased: z.boolean(),
  late_reasons_required: z.boolean(),
  status: z.enum(RULE_STATUSES),
  effective_from: z.string().nullable().meta({ description: "From general knowledge: unchecked." }),
  notes: z.string(),
  checked: z.enum(CHECKED),
  sources: z.array(z.string()),
  starts_clocks: z
    .boolean()
    .meta({ description: "Whether this version starts clocks by it; the others are for reading." }),
});

export const rulePageSchema = z.object({
  rules: z.array(ruleOutSchema),
  total: z.int(),
  next_cursor: z.string().nullable(),
});

export type RuleFilter = z.output<typeof ruleFilterSchema>;
export type RuleOut = z.infer<typeof ruleOutSchema>;
