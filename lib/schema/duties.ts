/** Duties, decisions on them, filings, and the assessment that they follow from. */
import { z } from "zod";
import { OUTCOMES } from "../law/assess";
import { declaredFactsSchema } from "./facts";
import { clockSchema, decisionSchema, filingSchema } from "./incident";
import { pastInstant } from "./instant";
import { filledText, text, uuid } from "./text";

const LONG = 100_000;

/** How a notification went out. */
export const CHANNELS = [
  "web_form",
  "portal",
  "email",
  "phone",
  "post",
  "in_person",
  "api",
  "publication",
  "other",
] as const;
export const SAID_KINDS = ["follow_up", "completion", "withdrawal"] as const;

/** A filing under a duty: POST …/{id}/filings. */
export const filingBodySchema = z
  .strictObject({
    duty_id: uuid,
    recipient: filledText(200).optional().meta({ description: "Whom you told, as you call it." }),
    channel: z.enum(CHANNELS),
    filed_at: pastInstant.optional().meta({ description: "Now, where absent." }),
    reference: text(200)
      .optional()
      .meta({ description: "The recipient's reference, or that of the receipt." }),
    content: text(LONG).optional().meta({
      description: "Exactly what was sent. Frozen and hashed (SHA-256). No names of data subjects.",
    }),
    complete: z
      .boolean()
      .optional()
      .meta({ description: "Whether the information is complete (Art. 33(4))." }),
    kind: z.enum(SAID_KINDS).optional().meta({
      description: "For what follows the first filing, which is always the initial one.",
    }),
    delay_reasons: text(LONG).optional(),
    persons_told: z
      .int()
      .min(0)
      .max(10 ** 10)
      .optional(),
    persons_affected: z
      .int()
      .min(0)
      .max(10 ** 10)
      .optional(),
    reasons: text(LONG).optional().meta({ description: "Why it is withdrawn." }),
  })
  .meta({
    examples: [
      {
        duty_id: "01890a5d-ac96-774b-bcce-b302099a8057",
        recipient: "CNIL",
        channel: "web_form",
        filed_at: "2026-05-31T09:00:00Z",
        reference: "N-2026-11734",
        complete: false,
      },
    ],
  });

const readingSchema = z.object({
  kind: z.string(),
  at: z.string(),
  words: z.string(),
  contested: z.boolean(),
});
const missingSchema = z.object({ fact: z.string(), question: z.string() });

/** A duty: a clock, with why it stands. */
export const dutySchema = clockSchema.extend({
  citation: z.string(),
  act: z.string(),
  recipient_kind: z.string(),
  reason: z.string(),
  missing: z.array(missingSchema),
  readings: z.array(readingSchema).meta({
    description: "Other readings of the same period. For information; contested ones are marked.",
  }),
  order: z.array(z.string()).meta({ description: "Acts that must not come before others." }),
  decisions: z.array(decisionSchema),
  filings: z.array(filingSchema),
});
export const dutiesSchema = z.object({ duties: z.array(dutySchema) });
export const filingsSchema = z.object({ filings: z.array(filingSchema) });

/** One rule's verdict. */
export const verdictSchema = z.object({
  rule_id: z.string(),
  rule_version: z.int(),
  citation: z.string(),
  act: z.string(),
  jurisdiction: z.string(),
  recipient_kind: z.string(),
  recipient: z.string(),
  period: z.object({ value: z.int().nullable(), unit: z.string() }),
  checked: z.string(),
  outcome: z.enum(OUTCOMES),
  reason: z.string(),
  missing: z.array(missingSchema),
  touches: z.boolean().nullable().meta({
    description: "Whether anything on record touches the rule's place; null: cannot be told.",
  }),
  binding: z.boolean(),
  binding_from: z.string().nullable(),
  /** The clock as it stands, or as it would; null where none would start. */
  state: z.string().nullable(),
  started_at: z.string().nullable(),
  due_at: z.string().nullable(),
  computation: z.array(z.string()),
  readings: z.array(readingSchema),
});

export const assessBodySchema = z
  .strictObject({
    dry_run: z.boolean().default(false).meta({ description: "Compute and write nothing." }),
  })
  .meta({ examples: [{ dry_run: true }] });

export const assessmentSchema = z.object({
  /** Every rule, those that apply first. */
  verdicts: z.array(verdictSchema),
  contradictions: z.array(z.object({ facts: z.array(z.string()), sentence: z.string() })),
  dry_run: z.boolean(),
});

/** POST /api/v1/clock/preview: facts in, verdicts out; nothing is written. */
export const previewBodySchema = z
  .strictObject({
    orgId: uuid,
    discovered_at: pastInstant.optional(),
    facts: declaredFactsSchema.optional(),
    rules: z.array(filledText(80)).max(300).optional().meta({ description: "Only these rules." }),
  })
  .meta({
    examples: [
      { orgId: "01890a5d-ac96-774b-bcce-b302099a8057", discovered_at: "2026-05-29T20:54:19.749Z" },
    ],
  });

export type FilingBody = z.output<typeof filingBodySchema>;
export type FilingInput = z.input<typeof filingBodySchema>;
export type Duty = z.infer<typeof dutySchema>;
export type VerdictOut = z.infer<typeof verdictSchema>;
export type Assessment = z.infer<typeof assessmentSchema>;
export type Preview = z.output<typeof previewBodySchema>;
