/** Rows of files, and the file that each stands for. */
import type { Ctx } from "../../context";
import { asJson } from "../../db/as-json";
import type { EvidenceRow } from "../../db/rows";
import { columns, statement } from "../../db/statement";
import type { Tx } from "../../db/transaction";
import { notFound, Refusal } from "../../errors";
import type { Arrived } from "../../files/receive";
import { fileStore, type Kept } from "../../files/store";
import { isUuid, newId } from "../../ids";
import { record } from "../../ledger/record";
import { MOST_FILES } from "../../schema/evidence";

const EVIDENCE = columns<EvidenceRow>({
  id: true,
  orgId: true,
  incidentId: true,
  name: true,
  type: true,
  size: true,
  sha256: true,
  uploadedAt: true,
  uploadedByType: true,
  uploadedById: true,
  uploadedByName: true,
  withdrawnAt: true,
  withdrawnByName: true,
  withdrawnReason: true,
});
const OF_INCIDENT = statement<EvidenceRow>(
  "incident's files",
  `SELECT ${EVIDENCE} FROM evidence WHERE incident_id = $1 ORDER BY evidence.id`,
);
const ONE = statement<EvidenceRow>(
  "file",
  `SELECT ${EVIDENCE} FROM evidence WHERE incident_id = $1 AND id = $2`,
);
const SAME = statement<EvidenceRow>(
  "same file",
  `SELECT ${EVIDENCE} FROM evidence
   WHERE incident_id = $1 AND name = $2 AND sha256 = $3 AND withdrawn_at IS NULL LIMIT 1`,
);
const COUNT = statement<{ n: number }>(
  "number of files",
  "SELECT count(*)::int AS n FROM evidence WHERE incident_id = $1",
);
const ADD = statement<never>(
  "insert evidence",
  "INSERT INTO evidence SELECT * FROM json_populate_recordset(NULL::evidence, $1)",
);
const HOLD = statement<never>("hold file", "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))");

/** The files of an incident in the order in which they came, withdrawn ones too. */
export function evidenceOf(tx: Tx, incidentId: string): Promise<EvidenceRow[]> {
  return tx.rows(OF_INCIDENT, [incidentId]);
}

/** How many files an incident has, withdrawn ones too. */
export async function countEvidence(tx: Tx, incidentId: string): Promise<number> {
  const [counted] = await tx.rows(COUNT, [incidentId]);
  return counted?.n ?? 0;
}

/**
 * Holds a file in the store until the transaction ends: adding a row to it and sweeping it away wait for each
 * other.
 */
export async function holdFile(tx: Tx, { orgId, sha256 }: Kept): Promise<void> {
  await tx.rows(HOLD, [`file ${orgId}/${sha256}`]);
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
  const [[same], held] = await Promise.all([
    tx.rows(SAME, [incidentId, name, sha256]),
    countEvidence(tx, incidentId),
    holdFile(tx, { orgId, sha256 }),
  ]);
  if (same) return same;
  requireRoomFor(held);
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
  tx.later(ADD, [asJson([row])]);
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
  requireRoomFor(await countEvidence(tx, incidentId));
}

function requireRoomFor(held: number): void {
  if (held < MOST_FILES) return;
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
  const [row] = isUuid(incidentId) && isUuid(id) ? await tx.rows(ONE, [incidentId, id]) : [];
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
