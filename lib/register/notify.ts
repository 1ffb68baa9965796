/** Recording that an authority was told: the filing, and the duty that it settles. */
import { type Ctx, requireScope } from "../context";
import type { DutyRow, FilingRow } from "../db/rows";
import { transact } from "../db/transaction";
import { recipientKind } from "../law/recipients";
import { record } from "../ledger/record";
import type { Notify } from "../schema/incident";
import { art33Of } from "./art33";
import { requireNotBefore } from "./faults";
import { newFiling, repeats } from "./filing";
import { changedAt, isOpen, lockWhole, type WholeIncident } from "./incident";
import { snapshot } from "./snapshot";

/**
 * Records a filing. The first one to a supervisory authority settles the Art. 33 duty; a further one to
 * the same authority is a follow-up and moves nothing; one to another known recipient stands by itself.
 * A call that says nothing new writes nothing.
 *
 * @throws Refusal not_found, insufficient_scope, version_mismatch, facts_contradict, delay_reasons_required
 */
export async function notify(
  ctx: Ctx,
  id: string,
  input: Notify,
  ifVersion?: number,
): Promise<WholeIncident> {
  requireScope(ctx, "incidents:notify");
  return transact(ctx, async (tx) => {
    const before = await lockWhole(tx, ctx, id, "incidents:notify", ifVersion);
    if (before.filings.some((filing) => repeats(input, filing))) return before;
    requireNotBefore(
      before.discoveredAt,
      input.authority_notified_at ?? ctx.now,
      "authority_notified_at",
      "The authority was notified",
    );
    requireNotBefore(
      before.discoveredAt,
      input.data_subjects_notified_at,
      "data_subjects_notified_at",
      "The people affected were told",
    );
    const settlesArt33 = recipientKind(input.authority_jurisdiction) !== "other_recipient";
    const duty = settlesArt33 ? art33Of(before) : null;
    const earlier = before.filings.find(
      ({ authority }) => authority === input.authority_jurisdiction,
    );
    const filing = newFiling(before, duty, input, ctx, earlier);
    const settled = duty && !settledByFiling(duty) ? settledBy(duty, filing, ctx) : null;
    const after = withFiling(ctx, before, filing, settled);

    await tx.filing.create({ data: filing });
    if (settled) {
      const { state, settledAt, lateByMs, updatedAt } = settled;
      await tx.duty.update({
        where: { id: settled.id },
        data: { state, settledAt, lateByMs, updatedAt },
      });
    }
    await tx.incident.update({
      where: { id: before.id },
      data: {
        status: after.status,
        authorityNotifiedAt: after.authorityNotifiedAt,
        dataSubjectsNotifiedAt: after.dataSubjectsNotifiedAt,
        reportedTo: after.reportedTo,
        notificationReference: after.notificationReference,
        art33Open: after.art33Open,
        recordedLate: after.recordedLate,
        updatedAt: after.updatedAt,
        version: after.version,
      },
    });
    await record(tx, ctx, {
      orgId: before.orgId,
      action: "incident.notified",
      subject: { type: "incident", id: before.id },
      before: snapshot(before),
      after: { ...snapshot(after), filing: told(filing) },
    });
    return after;
  });
}

const settledByFiling = (duty: DutyRow) => duty.state === "met" || duty.state === "met_late";

function settledBy(duty: DutyRow, filing: FilingRow, ctx: Ctx): DutyRow {
  return {
    ...duty,
    state: filing.lateByMs ? "met_late" : "met",
    settledAt: filing.filedAt,
    lateByMs: filing.lateByMs,
    updatedAt: ctx.now,
  };
}

function withFiling(
  ctx: Ctx,
  before: WholeIncident,
  filing: FilingRow,
  settled: DutyRow | null,
): WholeIncident {
  const duties = before.duties.map((held) => (held.id === settled?.id ? settled : held));
  // A follow-up moves it on too: an incident that was reopened has no other way back to "notified".
  const toAuthority = filing.dutyId !== null;
  const movesOn = toAuthority && (before.status === "draft" || before.status === "open");
  return {
    ...before,
    duties,
    filings: [...before.filings, filing],
    status: movesOn ? "notified" : before.status,
    authorityNotifiedAt: settled ? filing.filedAt : before.authorityNotifiedAt,
    recordedLate: settled ? filing.recordedLate : before.recordedLate,
    dataSubjectsNotifiedAt: filing.dataSubjectsNotifiedAt ?? before.dataSubjectsNotifiedAt,
    reportedTo: before.reportedTo.includes(filing.authority)
      ? before.reportedTo
      : [...before.reportedTo, filing.authority],
    notificationReference:
      before.notificationReference ??
      (filing.recipientKind === "other_recipient" ? null : filing.reference),
    art33Open: isOpen(art33Of({ ...before, duties })),
    updatedAt: changedAt(before, ctx),
    version: before.version + 1,
  };
}

/** The filing as the ledger keeps it. */
function told(filing: FilingRow) {
  return {
    id: filing.id,
    kind: filing.kind,
    authority: filing.authority,
    recipient_kind: filing.recipientKind,
    reference: filing.reference,
    filed_at: filing.filedAt,
    recorded_late: filing.recordedLate,
    late_by_ms: filing.lateByMs === null ? null : Number(filing.lateByMs),
    delay_reasons: filing.delayReasons,
    data_subjects_notified_at: filing.dataSubjectsNotifiedAt,
  };
}
