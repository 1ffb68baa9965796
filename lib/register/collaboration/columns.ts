/** Changes of an incident that no law asks about: no duty moves, no clock is computed. */
import type { Ctx } from "../../context";
import type { Prisma } from "../../db/rows";
import type { Tx } from "../../db/transaction";
import { record } from "../../ledger/record";
import { changedBy, incidentNumber, type WholeIncident } from "../incident";
import { setColumns } from "../save-incident";

/** The columns that people change together. */
type Columns = Partial<
  Pick<WholeIncident, "ownerId" | "assigneeIds" | "tags" | "correctiveActions">
> & { lessons?: Prisma.JsonObject };

/** What stood or stands; null where nothing did. */
type Said = Record<string, unknown> | null;

/**
 * Writes columns of an incident that the caller has locked, with the entry of the ledger. Each such change
 * is a version of its own.
 */
export async function writeColumns(
  tx: Tx,
  ctx: Ctx,
  before: WholeIncident,
  columns: Columns,
  said: { action: string; before: Said; after: Said },
): Promise<WholeIncident> {
  const data = { ...columns, ...changedBy(before, ctx) };
  setColumns(tx, before.id, data);
  await told(tx, ctx, before, said);
  return { ...before, ...data };
}

/** The entry of the ledger for something that was done beside an incident, under its number. */
export async function told(
  tx: Tx,
  ctx: Ctx,
  incident: WholeIncident,
  said: { action: string; before: Said; after: Said },
): Promise<void> {
  const number = incidentNumber(incident);
  await record(tx, ctx, {
    orgId: incident.orgId,
    action: said.action,
    subject: { type: "incident", id: incident.id },
    before: said.before && { number, ...said.before },
    after: said.after && { number, ...said.after },
  });
}
