import { type Ctx, requireScope, requireScopeIn } from "../context";
import { look } from "../db/transaction";
import { notFound } from "../errors";
import { ownValues, type ShownValue } from "./attributes";
import { findWhole, type WholeIncident } from "./incident";

/**
 * Reads one incident whole.
 *
 * @throws Refusal not_found, insufficient_scope
 */
export async function get(ctx: Ctx, id: string): Promise<WholeIncident> {
  requireScope(ctx, "incidents:read");
  const incident = await look(ctx, (tx) => findWhole(tx, id));
  if (!incident) throw notFound();
  requireScopeIn(ctx, incident.orgId, "incidents:read");
  return incident;
}

/**
 * As get(), with its own values by the names of their fields.
 *
 * @throws Refusal not_found, insufficient_scope
 */
export async function getWithValues(
  ctx: Ctx,
  id: string,
): Promise<{ incident: WholeIncident; values: Record<string, ShownValue[]> }> {
  return look(ctx, async (tx) => {
    const incident = await get({ ...ctx, tx }, id);
    return { incident, values: await ownValues({ ...ctx, tx }, incident) };
  });
}
