/** Rows of files, and the file that each stands for. */
import type { Ctx } from "../../context";
import type { EvidenceRow } from "../../db/rows";
import type { Tx } from "../../db/transaction";
import { notFound, Refusal } from "../../errors";
import type { Arrived } from "../../files/receive";
import { fileStore, type Kept } from "../../files/store";
import { isUuid, newId } from "../../ids";
import { record } from "../../ledger/record";
import { MOST_FILES } from "../../schema/evidence";

/**
 * Holds a file in the store until the transaction ends: adding a row to it and sweeping it away wait for each
 * other.
 */
export async function holdFile(tx: Tx, { orgId, sha256 }: Kept): Promise<void> {
  const name = `file ${orgId}/${sha256}`;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
}

/** Puts what has arrived into the store; the rows come after it, in their transaction. */
export async function keepFiles(orgId: string, files: readonly Arrived[]): Promise<void> {
  for (const { sha256, path } of files) await fileStore().keep({ orgId, sha256 }, path);
}

/**
 * Adds a kept file to an incident that the caller has locked or made, with the ledger entry evidence.added. The
 * same bytes under the same name are there once.
 *
 * @throws Refusal conflict (too many), unavailable (the file was swept in between)
 */
export async function insertEvidence(
  tx: Tx,
  ctx: Ctx,
  { id: incidentId, orgId }: { id: string; orgId: string },
  { name, type, size, sha256 }: Pick<Arrived, "name" | "type" | "size" | "sha256">,
): Promise<EvidenceRow> {
  const same = await tx.evidence.findFirst({
    where: { incidentId, name, sha256, withdrawnAt: null },
  });
  if (same) return same;
  await requireRoom(tx, incidentId);
  await holdFile(tx, { orgId, sha256 });
  if (!(await fileStore().has({ orgId, sha256 }))) throw swept();
  const row: EvidenceRow = {
    id: newId(ctx.now),
    orgId,
    incidentId,
    name,
    type,
    size: BigInt(size),
    sha256,
    uploadedAt: ctx.now,
    uploadedByType: ctx.actor.type,
    uploadedById: ctx.actor.id,
    uploadedByName: ctx.actor.name,
    withdrawnAt: null,
    withdrawnByName: null,
    withdrawnReason: null,
  };
  await tx.evidence.create({ data: row });
  await record(tx, ctx, {
    orgId,
    action: "evidence.added",
    subject: { type: "incident", id: incidentId },
    before: null,
    after: told(row),
  });
  return row;
}

/** Refuses (409) one file more than an incident may have. */
export async function requireRoom(tx: Tx, incidentId: string): Promise<void> {
  if ((await tx.evidence.count({ where: { incidentId } })) < MOST_FILES) return;
  throw new Refusal("conflict", `An incident keeps at most ${MOST_FILES} files.`, {
    faults: [
      {
        pointer: "/file",
        detail: `It has ${MOST_FILES} already; withdrawn ones count, they are kept.`,
        fix: "Put several files into one ZIP archive.",
      },
    ],
  });
}

/**
 * A file of an incident that the transaction sees.
 *
 * @throws Refusal not_found
 */
export async function findEvidence(tx: Tx, incidentId: string, id: string): Promise<EvidenceRow> {
  const row =
    isUuid(incidentId) && isUuid(id)
      ? await tx.evidence.findFirst({ where: { id, incidentId } })
      : null;
  if (!row) throw notFound();
  return row;
}

/** What the ledger keeps of a file: its hash binds the bytes to the entry. */
export function told(row: EvidenceRow) {
  return {
    evidence_id: row.id,
    name: row.name,
    type: row.type,
    size: Number(row.size),
    sha256: row.sha256,
    withdrawn_at: row.withdrawnAt,
    reason: row.withdrawnReason ?? undefined,
  };
}

function swept(): Refusal {
  return new Refusal("unavailable", "The file was not kept. Send it again.", {
    headers: { "Retry-After": "1" },
  });
}
