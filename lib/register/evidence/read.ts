/** Reading the files of an incident: what there is, and the bytes of one. */
import { type Ctx, requireScope, requireScopeIn } from "../../context";
import type { EvidenceRow } from "../../db/rows";
import { transact } from "../../db/transaction";
import { notFound } from "../../errors";
import { fileStore } from "../../files/store";
import { verified } from "../../files/verified";
import { isUuid } from "../../ids";
import { findEvidence } from "./rows";

/**
 * The files of an incident in the order in which they came, withdrawn ones too.
 *
 * @throws Refusal not_found, insufficient_scope
 */
export async function listEvidence(ctx: Ctx, incidentId: string): Promise<EvidenceRow[]> {
  requireScope(ctx, "incidents:read");
  return transact(ctx, async (tx) => {
    const incident = isUuid(incidentId)
      ? await tx.incident.findUnique({ where: { id: incidentId }, select: { orgId: true } })
      : null;
    if (!incident) throw notFound();
    requireScopeIn(ctx, incident.orgId, "incidents:read");
    return tx.evidence.findMany({ where: { incidentId }, orderBy: { id: "asc" } });
  });
}

/**
 * One file with its bytes, checked against its hash while they go out: a stream of altered bytes breaks off.
 *
 * @throws Refusal not_found, insufficient_scope
 */
export async function openEvidence(
  ctx: Ctx,
  incidentId: string,
  id: string,
): Promise<{ row: EvidenceRow; bytes: ReadableStream<Uint8Array> }> {
  requireScope(ctx, "incidents:read");
  const row = await transact(ctx, async (tx) => {
    const found = await findEvidence(tx, incidentId, id);
    requireScopeIn(ctx, found.orgId, "incidents:read");
    return found;
  });
  const bytes = await fileStore().open(row);
  return { row, bytes: bytes.pipeThrough(verified(row.sha256)) };
}
