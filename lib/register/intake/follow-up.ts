/** A reporter comes back with their reference: how far it is, and what they add. */
import { type Ctx, requireScope } from "../../context";
import { type Tx, transact } from "../../db/transaction";
import { notFound } from "../../errors";
import type { Arrived } from "../../files/receive";
import { newId } from "../../ids";
import { record } from "../../ledger/record";
import type { Addition, ReportState } from "../../schema/intake";
import { insertEvidence, keepFiles } from "../evidence/rows";
import { type Proof, useProof } from "./challenge";
import { referenceHash } from "./reference";

/**
 * How far a report has come. Nothing of what the register holds.
 *
 * @throws Refusal not_found, insufficient_scope
 */
export async function followUp(
  ctx: Ctx,
  reference: string,
): Promise<{ state: ReportState; receivedAt: Date; additions: number }> {
  requireScope(ctx, "incidents:write");
  return transact(ctx, async (tx) => {
    const { report, incident } = await findReport(tx, reference);
    const additions = await tx.intakeAddition.count({ where: { reportId: report.id } });
    const closed = incident.status === "resolved" || incident.deletedAt !== null;
    const touched = incident.version > 1;
    const state = closed ? "closed" : touched ? "in_progress" : "received";
    return { state, receivedAt: report.receivedAt, additions };
  });
}

/**
 * Adds to a report. What was said before stays.
 *
 * @throws Refusal not_found, insufficient_scope, conflict (the proof was used, or too many files), unavailable
 */
export async function addToReport(
  ctx: Ctx,
  orgId: string,
  reference: string,
  { addition, files, proof }: { addition: Addition; files: readonly Arrived[]; proof: Proof },
): Promise<void> {
  requireScope(ctx, "incidents:write");
  await keepFiles(orgId, files);
  await transact(ctx, async (tx) => {
    await useProof(tx, orgId, proof);
    const { report, incident } = await findReport(tx, reference);
    await tx.$queryRaw`SELECT 1 FROM incident WHERE id = ${incident.id}::uuid FOR UPDATE`;
    const id = newId(ctx.now);
    await tx.intakeAddition.create({
      data: { id, orgId, reportId: report.id, text: addition.text, receivedAt: ctx.now },
    });
    for (const file of files) await insertEvidence(tx, ctx, incident, file);
    await record(tx, ctx, {
      orgId,
      action: "intake.report_added_to",
      subject: { type: "incident", id: incident.id },
      before: null,
      after: { addition_id: id, text: addition.text },
    });
  });
}

async function findReport(tx: Tx, reference: string) {
  const report = await tx.intakeReport.findUnique({
    where: { referenceHash: referenceHash(reference) },
  });
  const incident = report && (await tx.incident.findUnique({ where: { id: report.incidentId } }));
  if (!incident) throw notFound();
  return { report, incident };
}
