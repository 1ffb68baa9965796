/** Stages of an organisation's own workflow: GET and POST /api/v1/organisations/{id}/stages. */
import { z } from "zod";
import { filledText, text } from "../text";

/** What an organisation begins with. */
export const DEFAULT_STAGES = [
  "New",
  "Investigating",
  "Remediating",
  "Notifying",
  "Closed",
] as const;

/** Fields of the incident itself that a stage may ask for, in the register door's names. */
export const INCIDENT_FIELDS = [
  "description",
  "rootCause",
  "dateOccurred",
  "dateDiscovered",
  "jurisdictions",
  "assignees",
  "correctiveActions",
] as const;

const name = filledText(200).trim();
const position = z.int("Use a whole number.").min(1, "Count from 1.").max(10_000);
const requiredFields = z
  .array(filledText(200))
  .max(200)
  .refine((said) => new Set(said).size === said.length, "Name each once.")
  .meta({
    description: `What must be filled before an incident enters the stage: ${INCIDENT_FIELDS.join(", ")}, and the organisation's own fields by name.`,
  });

export const addStageSchema = z
  .strictObject({
    name,
    description: text(2000).optional().meta({ description: "The name again, where none is sent." }),
    position: position.optional().meta({ description: "Counted from 1; last where none is sent." }),
    required_fields: requiredFields.default([]),
  })
  .meta({ examples: [{ name: "Legal review", position: 3, required_fields: ["rootCause"] }] });

export const changeStageSchema = z
  .strictObject({
    name: name.optional(),
    description: text(2000).optional(),
    position: position.optional(),
    required_fields: requiredFields.optional(),
    archived: z.boolean().optional().meta({
      description: "Incidents in an archived stage stay there; none enters it. Never deleted.",
    }),
  })
  .refine(
    (said) => Object.values(said).some((value) => value !== undefined),
    "Name at least one thing to change.",
  )
  .meta({ examples: [{ required_fields: ["rootCause", "dateOccurred"] }, { position: 1 }] });

export const stageOutSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  description: z.string(),
  position: z.int(),
  required_fields: z.array(z.string()),
  archived_at: z.iso.datetime({ precision: 3 }).nullable(),
  created_at: z.iso.datetime({ precision: 3 }),
});

export type AddStage = z.output<typeof addStageSchema>;
export type AddStageInput = z.input<typeof addStageSchema>;
export type ChangeStage = z.output<typeof changeStageSchema>;
export type ChangeStageInput = z.input<typeof changeStageSchema>;
export type StageOut = z.infer<typeof stageOutSchema>;
