/** Fields of an organisation's own: GET and POST /api/v1/organisations/{id}/fields. */
import { z } from "zod";
import { filledText, uuid } from "../text";

export const FIELD_KINDS = ["text", "number", "date", "single", "multi"] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** Kinds whose values are chosen from options. */
export function hasOptions(kind: string): boolean {
  return kind === "single" || kind === "multi";
}

const MOST_OPTIONS = 500;
const name = filledText(200).trim();
const optionText = filledText(500).trim();
const each = (said: readonly string[]) => new Set(said).size === said.length;

const newOptions = z
  .array(optionText)
  .max(MOST_OPTIONS, `Use at most ${MOST_OPTIONS} options.`)
  .refine(each, "Name each option once.");

const position = z.int("Use a whole number.").min(1, "Count from 1.").max(10_000);

export const addFieldSchema = z
  .strictObject({
    name: name.meta({ description: "The key in attributeValues; unique in the organisation." }),
    kind: z.enum(FIELD_KINDS),
    required: z.boolean().default(false).meta({
      description:
        "Must be filled before an incident changes its stage. Never keeps anybody from recording an incident.",
    }),
    options: newOptions.default([]).meta({ description: "For single and multi, in their order." }),
    position: position.optional(),
  })
  .refine(({ kind, options }) => hasOptions(kind) === options.length > 0, {
    path: ["options"],
    error: "single and multi need at least one option; the other kinds take none.",
  })
  .meta({
    examples: [
      { name: "Business line", kind: "single", required: true, options: ["Retail", "Wholesale"] },
      { name: "Ticket", kind: "text" },
    ],
  });

export const changeFieldSchema = z
  .strictObject({
    name: name.optional(),
    required: z.boolean().optional(),
    options: z
      .array(z.strictObject({ id: uuid.optional(), value: optionText }))
      .min(1, "Keep at least one option.")
      .max(MOST_OPTIONS)
      .refine((list) => each(list.map(({ value }) => value)), "Name each option once.")
      .refine((list) => each(list.flatMap(({ id }) => id ?? [])), "Name each id once.")
      .optional()
      .meta({
        description:
          "All that can be chosen from now on. One with its id is renamed, one without is new; one left out is disabled, and stays where it was chosen.",
      }),
    position: position.optional(),
    archived: z.boolean().optional().meta({
      description: "Archived fields take no values; those that stand stay. Never deleted.",
    }),
  })
  .refine(
    (said) => Object.values(said).some((value) => value !== undefined),
    "Name at least one thing to change.",
  )
  .meta({ examples: [{ required: true, position: 1 }, { archived: true }] });

export const fieldOptionSchema = z.object({
  id: z.uuid(),
  value: z.string(),
  disabled: z.boolean(),
});

export const fieldOutSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(FIELD_KINDS),
  required: z.boolean(),
  options: z.array(fieldOptionSchema),
  position: z.int(),
  archived_at: z.iso.datetime({ precision: 3 }).nullable(),
  created_at: z.iso.datetime({ precision: 3 }),
});

export type AddField = z.output<typeof addFieldSchema>;
export type AddFieldInput = z.input<typeof addFieldSchema>;
export type ChangeField = z.output<typeof changeFieldSchema>;
export type ChangeFieldInput = z.input<typeof changeFieldSchema>;
export type FieldOption = z.infer<typeof fieldOptionSchema>;
export type FieldOut = z.infer<typeof fieldOutSchema>;
