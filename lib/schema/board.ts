/** The board: every duty that is still open, the most pressing first. */
import { z } from "zod";
import { clockSchema, incidentSchema } from "./incident";
import { uuid } from "./text";

export const boardQuerySchema = z.strictObject({
  orgId: uuid,
  subtree: z
    .enum(["true", "false"])
    .transform((said) => said === "true")
    .optional(),
});

export const boardRowSchema = z.object({
  clock: clockSchema.extend({
    citation: z.string().meta({ examples: ["GDPR Art. 33(1)"] }),
    act: z.string().meta({ examples: ["Notify the supervisory authority"] }),
  }),
  incident: incidentSchema
    .pick({
      id: true,
      number: true,
      orgId: true,
      title: true,
      status: true,
      drill: true,
      owner: true,
    })
    .nullable()
    .meta({ description: "Null for the request of a data principal, which is no breach." }),
  session_id: z.uuid().nullable().meta({ description: "The DPDP session that began it." }),
  org_name: z.string(),
});

export const boardSchema = z.object({
  /** The server's clock when it answered. */
  now: z.iso.datetime({ precision: 3 }),
  rows: z.array(boardRowSchema),
  /** Open duties in all; rows holds the first 500 of incidents and 100 of requests. */
  total: z.int().meta({ description: "Exact to 1,000." }),
  total_is_capped: z.literal(true).optional(),
});

export type Board = z.infer<typeof boardSchema>;
export type BoardRow = z.infer<typeof boardRowSchema>;
