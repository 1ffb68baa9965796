/** Reading an incident together with the law that its duties stand under. */
import { type Ctx, requireScope, requireScopeIn } from "../context";
import { transact } from "../db/transaction";
import { notFound } from "../errors";
import { findWhole, type WholeIncident } from "./incident";
import { type Law, readLaw } from "./law";

/**
 * Reads one incident whole, and the law.
 *
 * @throws Refusal not_found, insufficient_scope
 */
export async function getWithLaw(
  ctx: Ctx,
  id: string,
): Promise<{ incident: WholeIncident; law: Law }> {
  requireScope(ctx, "incidents:read");
  return transact(ctx, async (tx) => {
    const incident = await findWhole(tx, id);
    if (!incident) throw notFound();
    requireScopeIn(ctx, incident.orgId, "incidents:read");
    return { incident, law: await readLaw(tx, incident.orgId, incident.duties) };
  });
}
