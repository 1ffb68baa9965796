import { type Ctx, requireScope, requireScopeIn } from "../../context";
import { look } from "../../db/transaction";
import { notFound } from "../../errors";
import { findWhole, type WholeIncident } from "../incident";
import { seesAtGrc } from "./visible";

/**
 * Reads one incident at the GRC door, a deleted one too.
 *
 * @throws Refusal not_found, insufficient_scope
 */
export async function getGrc(ctx: Ctx, id: string): Promise<WholeIncident> {
  requireScope(ctx, "grc:read");
  return look(ctx, async (tx) => {
    const incident = await findWhole(tx, id);
    if (!incident || !(await seesAtGrc(tx, ctx, incident))) throw notFound();
    requireScopeIn(ctx, incident.orgId, "grc:read");
    return incident;
  });
}
