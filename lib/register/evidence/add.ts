/** A file is added to an incident: hashed as it arrives, kept, then entered and recorded in one transaction. */
import { type Ctx, requireScope, requireScopeIn } from "../../context";
import type { EvidenceRow } from "../../db/rows";
import { look, transact } from "../../db/transaction";
import { notFound } from "../../errors";
import { receive } from "../../files/receive";
import { isUuid } from "../../ids";
import { lockWhole } from "../incident";
import { readBare } from "../incident-rows";
import { requireShown } from "../shown";
import { insertEvidence, keepFiles, requireRoom } from "./rows";

/**
 * Receives a file and keeps it with an incident. Nothing is read before it is clear that the caller may add it.
 * The same bytes under the same name again change nothing.
 *
 * @param source.declared the type that was declared, where one was
 * @throws Refusal not_found, insufficient_scope, conflict (deleted, or too many files), and those of receive()
 */
export async function addEvidence(
  ctx: Ctx,
  incidentId: string,
  source: { name: string; declared?: string | undefined; bytes: AsyncIterable<Uint8Array> },
): Promise<EvidenceRow> {
  requireScope(ctx, "incidents:write");
  const orgId = await requireMayAdd(ctx, incidentId);
  const file = await receive(source.bytes, source);
  try {
    await keepFiles(orgId, [file]);
    return await transact(ctx, async (tx) => {
      const incident = await lockWhole(tx, ctx, incidentId, "incidents:write");
      return insertEvidence(tx, ctx, incident, file);
    });
  } finally {
    await file.discard();
  }
}

async function requireMayAdd(ctx: Ctx, id: string): Promise<string> {
  return look(ctx, async (tx) => {
    const incident = isUuid(id) ? await readBare(tx, id) : undefined;
    if (!incident) throw notFound();
    requireScopeIn(ctx, incident.orgId, "incidents:write");
    requireShown(incident);
    await requireRoom(tx, id);
    return incident.orgId;
  });
}
