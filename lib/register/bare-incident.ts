/** An incident of which nothing is said: for previews, which write nothing. */
import type { Ctx } from "../context";
import { newId } from "../ids";
import type { WholeIncident } from "./incident";

/** As if declared by the caller this moment, without a number. */
export function bareIncident(ctx: Ctx, orgId: string): WholeIncident {
  return {
    id: newId(ctx.now),
    orgId,
    year: ctx.now.getUTCFullYear(),
    seq: 0,
    title: null,
    description: null,
    severity: null,
    breachKind: null,
    discoveredAt: null,
    affectedUsers: null,
    rootCause: null,
    correctiveActions: [],
    status: "draft",
    resolutionDate: null,
    authorityNotifiedAt: null,
    dataSubjectsNotifiedAt: null,
    reportedTo: [],
    notificationReference: null,
    deadlineAt: null,
    art33Open: false,
    awarenessMovedLate: false,
    recordedLate: false,
    imported: false,
    createdAt: ctx.now,
    updatedAt: ctx.now,
    createdByType: ctx.actor.type,
    createdById: ctx.actor.id,
    createdByName: ctx.actor.name,
    version: 0,
    duties: [],
    facts: [],
    filings: [],
    decisions: [],
    severities: [],
  };
}
