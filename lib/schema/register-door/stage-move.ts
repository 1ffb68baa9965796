/** Moving an incident to a stage: POST /api/incident/v1/assignments/entities/{entityId}/stage. */
import { z } from "zod";
import { anyJson } from "../json";
import { filledText, text } from "../text";

const isText = (said: unknown) => text(100_000).safeParse(said).success;

export const stageMoveSchema = z
  .strictObject({
    nextStageName: filledText(200),
    parameters: z
      .record(text(500), anyJson)
      .refine(({ justification: said }) => said === undefined || said === null || isText(said), {
        path: ["justification"],
        error: "Send text.",
      })
      .nullable()
      .optional()
      .meta({
        description:
          "justification is kept with the move; whatever else is sent is kept as it came. Nothing in it skips a required field.",
      }),
  })
  .meta({
    examples: [
      {
        nextStageName: "Remediating",
        parameters: { executeRule: true, justification: "stagechangejustification" },
      },
    ],
  });

export type StageMove = z.output<typeof stageMoveSchema>;
