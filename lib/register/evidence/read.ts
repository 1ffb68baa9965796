/** Reading the files of an incident: what there is, and the bytes of one. */
import { type Ctx, requireScope, requireScopeIn } from "../../context";
import type { EvidenceRow } from "../../db/rows";
import { statement } from "../../db/statement";
import { look } from "../../db/transaction";
import { notFound } from "../../errors";
import { fileStore } from "../../files/store";
import { verified } from "../../files/verified";
import { isUuid } from "../../ids";
import { evidenceOf, findEvidence } from "./rows";

const ORGANISATION_OF = statement<{ orgId: string }>(
  "organisation of an incident",
  'SELECT org_id AS "orgId" FROM incident WHERE id = $1',
);

/**
 * The files of an incident in the order in which they came, withdrawn ones too.
 *
 * @throws Refusal not_found, insufficient_scope
 */
export async function listEvidence(ctx: Ctx, incidentId: string): Promise<EvidenceRow[]> {
  requireScope(ctx, "incidents:read");
  return look(ctx, async (tx) => {
    if (!isUuid(incidentId)) throw notFound();
    const [[incident], files] = await Promise.all([
      tx.rows(ORGANISATION_OF, [incidentId]),
      evidenceOf(tx, incidentId),
    ]);
    if (!incident) throw notFound();
    requireScopeIn(ctx, incident.orgId, "incidents:read");
    return files;
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
  const row = await look(ctx, async (tx) => {
    const found = await findEvidence(tx, incidentId, id);
    requireScopeIn(ctx, found.orgId, "incidents:read");
    return found;
  });
  const bytes = await fileStore().open(row);
  return { row, bytes: bytes.pipeThrough(verified(row.sha256)) };
}
