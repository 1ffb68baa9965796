/** A filing: what went to whom, when. Made once, never changed. */
import type { Ctx } from "../context";
import type { DutyRow, FilingRow, IncidentRow } from "../db/rows";
import { newId } from "../ids";
import { lateByMs } from "../law/clock";
import { recipientKind } from "../law/recipients";
import type { Notify } from "../schema/incident";
import { given, requireDelayReasons } from "./faults";
import { recordedBy } from "./recorded-by";

/** From then on a filing counts as recorded late: the two times tell different stories. */
const RECORDED_LATE_AFTER_MS = 3_600_000;

/**
 * The first filing to a recipient, or a follow-up of `earlier`.
 *
 * @param duty the duty that it settles or belongs to; null where the recipient has none here
 * @throws Refusal delay_reasons_required
 */
export function newFiling(
  incident: Pick<IncidentRow, "id" | "orgId">,
  duty: DutyRow | null,
  said: Notify,
  ctx: Ctx,
  earlier?: FilingRow,
): FilingRow {
  const filedAt = said.authority_notified_at ?? ctx.now;
  // A follow-up under Art. 33(4) has no deadline of its own: the first filing's lateness stays.
  const late = duty && !earlier ? lateByMs(filedAt, duty.dueAt) : null;
  requireDelayReasons(late, said.delay_reasons);
  return {
    id: newId(ctx.now),
    orgId: incident.orgId,
    incidentId: incident.id,
    dutyId: duty?.id ?? null,
    kind: earlier ? "follow_up" : "initial",
    authority: said.authority_jurisdiction,
    recipientKind: recipientKind(said.authority_jurisdiction),
    reference: given(said.notification_reference),
    filedAt,
    recordedAt: ctx.now,
    recordedLate: ctx.now.getTime() - filedAt.getTime() > RECORDED_LATE_AFTER_MS,
    lateByMs: late === null ? null : BigInt(late),
    delayReasons: given(said.delay_reasons),
    dataSubjectsNotifiedAt: said.data_subjects_notified_at ?? null,
    ...recordedBy(ctx),
  };
}

/** Whether the call repeats a filing that is on record: nothing in it is new. */
export function repeats(said: Notify, filing: FilingRow): boolean {
  const sameInstant = (a: Date | undefined, b: Date | null) => !a || a.getTime() === b?.getTime();
  const sameText = (a: string | undefined, b: string | null) => given(a) === null || given(a) === b;
  return (
    said.authority_jurisdiction === filing.authority &&
    sameText(said.notification_reference, filing.reference) &&
    sameInstant(said.authority_notified_at, filing.filedAt) &&
    sameInstant(said.data_subjects_notified_at, filing.dataSubjectsNotifiedAt) &&
    sameText(said.delay_reasons, filing.delayReasons)
  );
}
