/** The ledger, for auditors. */
import { auditPageSchema, auditQuerySchema } from "../schema/audit";
import { endpoint } from "./kit/endpoint";
import { readAudit } from "./privacy/operations";

export const getAudit = endpoint({
  method: "GET",
  path: "/api/v1/audit",
  id: "readAudit",
  summary: "Read the ledger: who changed what, when",
  scope: "audit:read",
  query: auditQuerySchema,
  responses: {
    200: { description: "One page of entries, newest first.", schema: auditPageSchema },
  },
  async handler({ ctx, query }) {
    return { status: 200, body: await readAudit(ctx, query) };
  },
});
