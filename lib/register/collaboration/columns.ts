/** Changes of an incident that no law asks about: no duty moves, no clock is computed. */
import type { Ctx } from "../../context";
import type { Tx } from "../../db/transaction";
import { record } from "../../ledger/record";
import { changedAt, incidentNumber, type WholeIncident } from "../incident";

/** The columns that people change together. */
type Columns = Partial<
  Pick<WholeIncident, "ownerId" | "assigneeIds" | "tags" | "correctiveActions">
>;

/**
 * Writes columns of an incident that the caller has locked, with the entry of the ledger. Each such change
 * is a version of its own.
 */
export async function writeColumns(
  tx: Tx,
  ctx: Ctx,
  before: WholeIncident,
  columns: Columns,
  said: { action: string; before: Record<string, unknown>; after: Record<string, unknown> },
): Promise<WholeIncident> {
  const data = { ...columns, updatedAt: changedAt(before, ctx), version: before.version + 1 };
  await tx.incident.update({ where: { id: before.id }, data });
  const number = incidentNumber(before);
  await record(tx, ctx, {
    orgId: before.orgId,
    action: said.action,
    subject: { type: "incident", id: before.id },
    before: { number, ...said.before },
    after: { number, ...said.after },
  });
  return { ...before, ...data };
}
