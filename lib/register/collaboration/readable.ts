import { type Ctx, requireScopeIn } from "../../context";
import type { Tx } from "../../db/transaction";
import { notFound } from "../../errors";
import { isUuid } from "../../ids";

/** An incident that the caller may read, by what is needed to look beside it. @throws Refusal not_found */
export async function requireReadable(
  tx: Tx,
  ctx: Ctx,
  id: string,
): Promise<{ id: string; orgId: string }> {
  const incident = isUuid(id)
    ? await tx.incident.findUnique({ where: { id }, select: { id: true, orgId: true } })
    : null;
  if (!incident) throw notFound();
  requireScopeIn(ctx, incident.orgId, "incidents:read");
  return incident;
}
