/** How an incident came in, for those who work on it. */
import { type Ctx, requireScope, requireScopeIn } from "../../context";
import { transact } from "../../db/transaction";
import { notFound } from "../../errors";
import { isUuid } from "../../ids";
import { type Origin, reportSchema } from "../../schema/intake";
import { plain } from "../plain-json";

/** Reports as they were kept: their times are text again. */
const keptSchema = reportSchema.extend({
  noticed_at: reportSchema.shape.noticed_at.catch(undefined),
});

/**
 * What the reporter or the other system said; null where it was declared by hand.
 *
 * @throws Refusal not_found, insufficient_scope
 */
export async function readOrigin(ctx: Ctx, incidentId: string): Promise<Origin | null> {
  requireScope(ctx, "incidents:read");
  return transact(ctx, async (tx) => {
    const incident = isUuid(incidentId)
      ? await tx.incident.findUnique({
          where: { id: incidentId },
          include: { decisions: { take: 1 } },
        })
      : null;
    if (!incident) throw notFound();
    requireScopeIn(ctx, incident.orgId, "incidents:read");
    const [row, deliveries] = await Promise.all([
      tx.intakeReport.findUnique({ where: { incidentId } }),
      tx.intakeDelivery.findMany({ where: { incidentId }, orderBy: { receivedAt: "asc" } }),
    ]);
    if (!row && deliveries.length === 0) return null;
    const additions = row
      ? await tx.intakeAddition.findMany({ where: { reportId: row.id }, orderBy: { id: "asc" } })
      : [];
    const sources = await tx.intakeSource.findMany({
      where: { id: { in: deliveries.map(({ sourceId }) => sourceId) } },
    });
    return {
      report: row && {
        ...answersOf(row.answers),
        received_at: row.receivedAt.toISOString(),
        additions: additions.map(({ id, text, receivedAt }) => ({
          id,
          text,
          received_at: receivedAt.toISOString(),
        })),
      },
      deliveries: deliveries.map((one) => ({
        id: one.messageId,
        source: sources.find(({ id }) => id === one.sourceId)?.name ?? "",
        external_id: one.externalId,
        severity_hint: one.severityHint,
        unmapped: plain(one.unmapped),
        received_at: one.receivedAt.toISOString(),
      })),
      undecided:
        incident.status === "draft" &&
        incident.discoveredAt === null &&
        incident.decisions.length === 0,
    };
  });
}

function answersOf(kept: unknown) {
  const said = keptSchema.parse(kept);
  return {
    role: said.role,
    happened: said.happened,
    noticed_at: said.noticed_at?.toISOString() ?? null,
    zone: said.zone ?? null,
    kinds: said.kinds,
    people: said.people ?? null,
    contact: said.contact ?? null,
    language: said.language,
  };
}
