/** A report comes in through the public form: a suspicion in the register, with what the reporter said. */
import { type Ctx, requireScope } from "../../context";
import { transact } from "../../db/transaction";
import type { Arrived } from "../../files/receive";
import { newId } from "../../ids";
import type { Report } from "../../schema/intake";
import { insertEvidence, keepFiles } from "../evidence/rows";
import { plain } from "../plain-json";
import { type Proof, useProof } from "./challenge";
import { saveSuspected } from "./draft";
import { newReference, referenceHash } from "./reference";

const TITLE_SIGNS = 120;

/**
 * Records a report, and gives the reference by which its author may add to it: it is shown this once.
 *
 * @throws Refusal conflict (the proof was used before), unavailable
 */
export async function receiveReport(
  ctx: Ctx,
  orgId: string,
  { report, files, proof }: { report: Report; files: readonly Arrived[]; proof: Proof },
): Promise<{ reference: string }> {
  requireScope(ctx, "incidents:create");
  await keepFiles(orgId, files);
  return transact(ctx, async (tx) => {
    await useProof(tx, orgId, proof);
    const id = newId(ctx.now);
    const suspicion = {
      title: titleOf(report),
      description: report.happened,
      affectedUsers: report.people ?? null,
      sourceType: "WEBFORM" as const,
    };
    // Whom to ask back stays out of the ledger.
    const { role, noticed_at, zone, kinds, language } = report;
    const told = { id, role, noticed_at, zone, kinds, language };
    const incident = await saveSuspected(tx, ctx, orgId, suspicion, { report: told });
    const reference = newReference();
    await tx.intakeReport.create({
      data: {
        id,
        orgId,
        incidentId: incident.id,
        referenceHash: referenceHash(reference),
        answers: plain(report) ?? {},
        receivedAt: ctx.now,
      },
    });
    for (const file of files) await insertEvidence(tx, ctx, incident, file);
    return { reference };
  });
}

/** The first line of what happened, not longer than a title is read. */
function titleOf({ happened }: Report): string {
  const [line = ""] = happened.trim().split(/\r?\n/);
  const plainLine = line.replace(/\s+/g, " ");
  if (plainLine.length <= TITLE_SIGNS) return plainLine;
  return `${plainLine
    .slice(0, TITLE_SIGNS - 1)
    .toWellFormed()
    .trimEnd()}…`;
}
