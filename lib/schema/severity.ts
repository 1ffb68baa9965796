/** ENISA's severity as the privacy door and the screens speak of it: …/{id}/severity. It proposes and decides nothing. */
import { z } from "zod";
import {
  BANDS,
  CIRCUMSTANCE_GUIDE,
  CONTEXT_SCORES,
  DATA_KINDS,
  IDENTIFICATION_GUIDE,
} from "../law/enisa-guide";
import { actorSchema } from "./incident";
import { text } from "./text";

const LONG = 100_000;

/** The names of a table, as an enumeration of exactly those. */
function namesOf<Name extends string>(table: Readonly<Record<Name, unknown>>) {
  const names: Partial<Record<Name, Name>> = {};
  for (const name in table) names[name] = name;
  // Every name of the table has just been written.
  return z.enum(names as Record<Name, Name>);
}

const { confidentiality, integrity, availability, intent } = CIRCUMSTANCE_GUIDE;
const score = z.literal(CONTEXT_SCORES, "Use 1, 2, 3 or 4.").optional();
const kinds = { simple: score, behavioural: score, financial: score, sensitive: score };

/** The inputs by name, as lib/law/enisa.ts takes them. */
export const severityInputsSchema = z.strictObject({
  data: z
    .strictObject(kinds)
    .refine(
      (data) => DATA_KINDS.some((kind) => data[kind] !== undefined),
      "Name at least one kind of data, with its score.",
    )
    .meta({
      description:
        "Each kind of data concerned, with the score (DPC, 1 to 4) that fits the case. The highest counts.",
    }),
  identification: namesOf(IDENTIFICATION_GUIDE).meta({
    description: "Ease of identification (EI).",
  }),
  confidentiality: namesOf(confidentiality.levels),
  integrity: namesOf(integrity.levels),
  availability: namesOf(availability.levels),
  intent: namesOf(intent.levels),
});

/** Assessing: POST …/{id}/severity. */
export const assessSeveritySchema = severityInputsSchema
  .extend({
    reasons: text(LONG).optional().meta({ description: "Why these inputs." }),
    dry_run: z.boolean().default(false).meta({ description: "Computes, and writes nothing." }),
  })
  .meta({
    examples: [
      {
        data: { simple: 1, financial: 4 },
        identification: "significant",
        confidentiality: "unknown_recipients",
        integrity: "no_misuse",
        availability: "recoverable",
        intent: "malicious",
        reasons: "Statements of a year with names; offered for sale.",
      },
    ],
  });

/** What a version keeps: the inputs, and what the register knew beside them. */
export const keptSeveritySchema = severityInputsSchema.extend({
  persons: z.int().nullable(),
  unintelligible: z.boolean().nullable(),
});

const at = z.iso.datetime({ precision: 3 });

export const severityOutSchema = z.object({
  version: z.int().nullable().meta({ description: "From 1 up; null for a dry run." }),
  method: z.string(),
  inputs: z.object({
    ...severityInputsSchema.shape,
    data: z.object(kinds),
  }),
  quarters: z.int().meta({ description: "4 × the score: nothing rounds." }),
  score: z.string().meta({ examples: ["3.25"] }),
  band: z.enum(BANDS),
  computation: z.array(z.string()).meta({ description: "The sum, line by line." }),
  persons: z
    .int()
    .nullable()
    .meta({ description: "How many were on record as affected; null where that was unknown." }),
  flags: z
    .object({
      more_than_100_persons: z.boolean().nullable(),
      unintelligible: z.boolean().nullable(),
    })
    .meta({
      description: "From the incident's facts. They stand beside the score; null: unknown.",
    }),
  reasons: z.string().nullable(),
  recorded_at: at.nullable(),
  recorded_by: actorSchema.nullable(),
});

export const severityVersionsSchema = z.object({
  versions: z.array(severityOutSchema).meta({ description: "The newest first." }),
});

export type AssessSeverityInput = z.input<typeof assessSeveritySchema>;
export type AssessSeverity = z.output<typeof assessSeveritySchema>;
export type KeptSeverity = z.output<typeof keptSeveritySchema>;
export type SeverityOut = z.infer<typeof severityOutSchema>;
export type SeverityVersions = z.infer<typeof severityVersionsSchema>;
