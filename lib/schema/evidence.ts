/** Files kept with an incident. */
import { z } from "zod";
import { actorSchema } from "./incident";
import { filledText } from "./text";

/** Withdrawn ones count too: they are kept. */
export const MOST_FILES = 200;

const at = z.iso.datetime({ precision: 3 });

export const evidenceSchema = z.object({
  id: z.uuid(),
  incident_id: z.uuid(),
  name: z.string(),
  type: z.string(),
  size: z.int().meta({ description: "In bytes." }),
  sha256: z.string().meta({
    description: "SHA-256 of the bytes in hexadecimal, computed as they arrived.",
  }),
  uploaded_at: at,
  uploaded_by: actorSchema,
  withdrawn: z.object({ at, by: z.string(), reason: z.string() }).nullable(),
});
export type EvidenceOut = z.infer<typeof evidenceSchema>;

export const uploadQuerySchema = z.strictObject({
  name: filledText(500).meta({
    description: "The file's name; its ending says what kind it is.",
    examples: ["report.txt"],
  }),
});

export const withdrawSchema = z
  .strictObject({ reason: filledText(2_000) })
  .meta({ examples: [{ reason: "It belongs to another incident." }] });
export type Withdraw = z.infer<typeof withdrawSchema>;
