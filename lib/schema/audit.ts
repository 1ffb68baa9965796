/** The ledger, read: GET /api/v1/audit. */
import { z } from "zod";
import { actorSchema } from "./incident";
import { instant } from "./instant";
import { pageSize } from "./page-size";
import { filledText, text, uuid } from "./text";

export const auditQuerySchema = z.strictObject({
  orgId: uuid,
  subject: filledText(100)
    .optional()
    .meta({ description: "The id of what was changed, or an incident’s number." }),
  action: filledText(100)
    .optional()
    .meta({ examples: ["incident.notified"] }),
  from: instant.optional(),
  to: instant.optional(),
  limit: pageSize,
  cursor: text(500).optional(),
});

export const auditEntrySchema = z.object({
  id: z.uuid(),
  seq: z.string().meta({ description: "Its place in the ledger, as digits." }),
  orgId: z.uuid(),
  recorded_at: z.iso.datetime({ precision: 3 }),
  actor: actorSchema,
  action: z.string(),
  subject: z.object({ type: z.string(), id: z.string() }),
  request_id: z.string(),
  before: z.unknown().meta({ description: "What stood before; null for something new." }),
  after: z.unknown(),
  payload_hash: z.string().meta({ description: "SHA-256 of salt and contents, in hex." }),
});

export const auditPageSchema = z.object({
  entries: z.array(auditEntrySchema),
  next_cursor: z.string().nullable(),
});

export type AuditQuery = z.output<typeof auditQuerySchema>;
export type AuditEntry = z.infer<typeof auditEntrySchema>;
export type AuditPage = z.infer<typeof auditPageSchema>;
