/** Declaring an incident: it gets its number, its clock starts. */
import { type Ctx, requireScope, requireScopeIn } from "../context";
import { transact } from "../db/transaction";
import { Refusal } from "../errors";
import { newId } from "../ids";
import { recipientKind } from "../law/recipients";
import { record } from "../ledger/record";
import type { Declare } from "../schema/incident";
import { newArt33Duty } from "./art33";
import { requireNotBefore } from "./faults";
import { newFiling } from "./filing";
import type { WholeIncident } from "./incident";
import { takeNumber } from "./number";
import { recordedBy } from "./recorded-by";
import { severityIn } from "./severity";
import { snapshot } from "./snapshot";

/**
 * Records a new incident and starts the Art. 33 clock from the controller's awareness.
 *
 * A past that is stated with it (a filing, a resolution) is recorded as such, and the incident marked
 * imported.
 *
 * @throws Refusal insufficient_scope, not_found (organisation), facts_missing, facts_contradict,
 *   delay_reasons_required
 */
export async function declare(ctx: Ctx, input: Declare): Promise<WholeIncident> {
  requireScope(ctx, "incidents:write");
  return transact(ctx, async (tx) => {
    requireScopeIn(ctx, input.orgId, "incidents:write");
    const past = readPast(input);
    const id = newId(ctx.now);
    const duty = newArt33Duty({ id, orgId: input.orgId }, input.discovered_at, ctx.now);
    const filing = past.filing && newFiling({ id, orgId: input.orgId }, duty, past.filing, ctx);
    if (filing) {
      duty.state = filing.lateByMs ? "met_late" : "met";
      duty.settledAt = filing.filedAt;
      duty.lateByMs = filing.lateByMs;
    }
    const fact = {
      id: newId(ctx.now),
      orgId: input.orgId,
      incidentId: id,
      kind: "aware_at",
      value: input.discovered_at,
      reason: null,
      movedAfterDue: false,
      recordedAt: ctx.now,
      ...recordedBy(ctx),
    };
    const { year, seq } = await takeNumber(tx, input.orgId, ctx.now);
    const row = {
      id,
      orgId: input.orgId,
      year,
      seq,
      title: input.title,
      description: input.description ?? null,
      severity: severityIn(input.severity),
      breachKind: input.breach_kind ?? null,
      discoveredAt: input.discovered_at,
      affectedUsers: input.affected_users === undefined ? null : BigInt(input.affected_users),
      rootCause: input.root_cause ?? null,
      correctiveActions: input.corrective_actions ?? [],
      status: past.status,
      resolutionDate: input.resolution_date ?? null,
      authorityNotifiedAt: filing?.filedAt ?? null,
      dataSubjectsNotifiedAt: input.data_subjects_notified_at ?? null,
      reportedTo: filing ? [filing.authority] : [],
      notificationReference: filing?.reference ?? null,
      deadlineAt: duty.dueAt,
      art33Open: filing === undefined,
      awarenessMovedLate: false,
      recordedLate: filing?.recordedLate ?? false,
      imported: past.imported,
      createdAt: ctx.now,
      updatedAt: ctx.now,
      createdByType: ctx.actor.type,
      createdById: ctx.actor.id,
      createdByName: ctx.actor.name,
      version: 1,
    };
    await tx.incident.create({ data: row });
    await tx.duty.create({
      data: { ...duty, inputs: { discovered_at: input.discovered_at.toISOString() } },
    });
    await tx.fact.create({ data: fact });
    if (filing) await tx.filing.create({ data: filing });
    const incident: WholeIncident = {
      ...row,
      duties: [duty],
      facts: [fact],
      filings: filing ? [filing] : [],
      decisions: [],
    };
    await record(tx, ctx, {
      orgId: input.orgId,
      action: "incident.declared",
      subject: { type: "incident", id },
      before: null,
      after: { ...snapshot(incident), delay_reasons: filing?.delayReasons ?? null },
    });
    return incident;
  });
}

const MISSING = "This is missing for what the request states.";

/** What the input says of a past that was not recorded as it happened, checked for its gaps. */
function readPast(input: Declare) {
  const { authority_jurisdiction, authority_notified_at, discovered_at, resolution_date } = input;
  /** Field by field: what is wrong, and the mend. */
  const gaps = new Map<string, [detail: string, fix: string]>();
  const needsFiling =
    input.status === "notified" ||
    input.status === "resolved" ||
    authority_jurisdiction !== undefined ||
    authority_notified_at !== undefined ||
    input.notification_reference !== undefined ||
    input.delay_reasons !== undefined;
  if (needsFiling && authority_jurisdiction === undefined) {
    gaps.set("authority_jurisdiction", [
      MISSING,
      "Name the authority that was notified: FR, CNIL, DE-BY.",
    ]);
  }
  if (needsFiling && authority_notified_at === undefined) {
    gaps.set("authority_notified_at", [MISSING, "Say when the authority was notified."]);
  }
  if (input.status === "resolved" && resolution_date === undefined) {
    gaps.set("resolution_date", [MISSING, "Say when it was resolved."]);
  }
  if (
    authority_jurisdiction !== undefined &&
    recipientKind(authority_jurisdiction) === "other_recipient"
  ) {
    gaps.set("authority_jurisdiction", [
      "This recipient is no supervisory authority of the EEA: telling it does not settle Art. 33.",
      "Name the supervisory authority; record what went to others with /notify afterwards.",
    ]);
  }
  if (gaps.size > 0) {
    throw new Refusal("facts_missing", "What is stated of the past has gaps.", {
      faults: [...gaps].map(([field, [detail, fix]]) => ({ pointer: `/${field}`, detail, fix })),
    });
  }
  requireNotBefore(
    discovered_at,
    authority_notified_at,
    "authority_notified_at",
    "The authority was notified",
  );
  requireNotBefore(
    discovered_at,
    input.data_subjects_notified_at,
    "data_subjects_notified_at",
    "The people affected were told",
  );
  requireNotBefore(discovered_at, resolution_date, "resolution_date", "It was resolved");
  const filing =
    authority_jurisdiction !== undefined && authority_notified_at !== undefined
      ? { ...input, authority_jurisdiction, authority_notified_at }
      : undefined;
  // A filing moves a draft on, here as it does at /notify.
  const status =
    input.status === "resolved"
      ? ("resolved" as const)
      : filing
        ? ("notified" as const)
        : (input.status ?? "draft");
  const imported =
    filing !== undefined ||
    resolution_date !== undefined ||
    input.data_subjects_notified_at !== undefined;
  return { filing, status, imported };
}
