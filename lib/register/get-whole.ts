/** Reading an incident together with the law that its duties stand under. */
import { type Ctx, requireScope, requireScopeIn } from "../context";
import { look } from "../db/transaction";
import { notFound } from "../errors";
import type { WholeIncident } from "./incident";
import { findWithLaw, type Law } from "./law";

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
  const found = await look(ctx, (tx) => findWithLaw(tx, id));
  if (!found) throw notFound();
  requireScopeIn(ctx, found.incident.orgId, "incidents:read");
  return found;
}
