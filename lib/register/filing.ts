/** A filing: what went to whom, when, by which channel, and exactly what it said. Made once, never changed. */
import { createHash } from "node:crypto";
import type { Ctx } from "../context";
import type { DutyRow, FilingRow, IncidentRow } from "../db/rows";
import { newId } from "../ids";
import { lateByMs } from "../law/clock";
import { recipientKind } from "../law/recipients";
import type { FilingBody } from "../schema/duties";
import type { Notify } from "../schema/incident";
import { given, requireDelayReasons } from "./faults";
import { isOpen } from "./incident";
import { recordedBy } from "./recorded-by";

/** From then on a filing counts as recorded late: the two times tell different stories. */
const RECORDED_LATE_AFTER_MS = 3_600_000;

/** What a caller says of a filing, whichever door they came by. */
export type SaidFiling = Partial<Omit<FilingBody, "duty_id">> & {
  /** Whom they told, as they wrote it. */
  recipient: string;
  data_subjects_notified_at?: Date | undefined;
};

/** What /notify says, in the words of a filing. */
export function fromNotify(said: Notify): SaidFiling {
  return {
    recipient: said.authority_jurisdiction,
    reference: said.notification_reference,
    filed_at: said.authority_notified_at,
    delay_reasons: said.delay_reasons,
    data_subjects_notified_at: said.data_subjects_notified_at,
  };
}

/**
 * The first filing to a recipient, or what follows `earlier`.
 *
 * @param duty the duty that it settles or belongs to; null where the recipient has none here
 * @throws Refusal delay_reasons_required
 */
export function newFiling(
  incident: Pick<IncidentRow, "id" | "orgId">,
  duty: DutyRow | null,
  said: SaidFiling,
  ctx: Ctx,
  earlier?: FilingRow,
): FilingRow {
  const filing = filingRow(incident, duty, said, ctx, earlier);
  const late = filing.lateByMs === null ? null : Number(filing.lateByMs);
  if (duty?.binding !== false) requireDelayReasons(late, said.delay_reasons, duty?.ruleId);
  return filing;
}

/** As newFiling(), of what a system reports as done: late without reasons is kept, and shown as late. */
export function filingRow(
  incident: Pick<IncidentRow, "id" | "orgId">,
  duty: DutyRow | null,
  said: SaidFiling,
  ctx: Ctx,
  earlier?: FilingRow,
): FilingRow {
  const filedAt = said.filed_at ?? ctx.now;
  // What follows a filing that settled it has no deadline of its own: the first one's lateness stays.
  const counts = !earlier || (duty !== null && isOpen(duty) && settles(said));
  const late = duty && counts ? lateByMs(filedAt, duty.dueAt) : null;
  const content = given(said.content);
  return {
    id: newId(ctx.now),
    orgId: incident.orgId,
    incidentId: incident.id,
    dutyId: duty?.id ?? null,
    kind: earlier ? (said.kind ?? "follow_up") : "initial",
    authority: said.recipient,
    recipientKind: recipientKind(said.recipient),
    reference: given(said.reference),
    filedAt,
    recordedAt: ctx.now,
    recordedLate: ctx.now.getTime() - filedAt.getTime() > RECORDED_LATE_AFTER_MS,
    lateByMs: late === null ? null : BigInt(late),
    delayReasons: given(said.delay_reasons),
    dataSubjectsNotifiedAt: said.data_subjects_notified_at ?? null,
    channel: said.channel ?? null,
    content,
    contentHash: content === null ? null : sha256(content),
    complete: said.kind === "completion" ? true : (said.complete ?? null),
    personsTold: whole(said.persons_told),
    personsAffected: whole(said.persons_affected),
    reasons: given(said.reasons),
    ...recordedBy(ctx),
  };
}

const whole = (count: number | undefined): bigint | null =>
  count === undefined ? null : BigInt(count);

/** SHA-256 of the text's UTF-8, in hexadecimal: whoever holds what was sent can compare. */
export function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/** The duty as its first filing leaves it: lateness frozen, what follows never moves it. */
export function settledBy(duty: DutyRow, filing: FilingRow, { now }: Pick<Ctx, "now">): DutyRow {
  return {
    ...duty,
    state: filing.lateByMs ? "met_late" : "met",
    settledAt: filing.filedAt,
    lateByMs: filing.lateByMs,
    updatedAt: now,
  };
}

/** Whether everybody was told whom the filing itself counts as affected. */
export function toldAll({ personsTold, personsAffected }: FilingRow): boolean {
  return personsTold === null || personsAffected === null || personsTold >= personsAffected;
}

/** The same of a filing that is not made yet: whether it can settle a duty at all. */
function settles({ kind, persons_told: told, persons_affected: affected }: SaidFiling): boolean {
  return (
    kind !== "withdrawal" && (told === undefined || affected === undefined || told >= affected)
  );
}

/** What still stands of the filings: those of a duty before its last withdrawal were taken back. */
export function standingFilings(filings: readonly FilingRow[]): FilingRow[] {
  return filings.filter(
    ({ dutyId }, at) =>
      !filings
        .slice(at + 1)
        .some((later) => later.kind === "withdrawal" && later.dutyId === dutyId),
  );
}

/** Whether the call repeats a filing that is on record: nothing in it is new. */
export function repeats(said: SaidFiling, filing: FilingRow): boolean {
  const sameInstant = (a: Date | undefined, b: Date | null) => !a || a.getTime() === b?.getTime();
  const sameText = (a: string | undefined, b: string | null) => given(a) === null || given(a) === b;
  const sameCount = (a: number | undefined, b: bigint | null) =>
    a === undefined || (b !== null && BigInt(a) === b);
  return (
    said.recipient === filing.authority &&
    (said.kind === undefined || said.kind === filing.kind) &&
    (said.channel === undefined || said.channel === filing.channel) &&
    (said.complete === undefined || said.complete === filing.complete) &&
    sameText(said.reference, filing.reference) &&
    sameText(said.content, filing.content) &&
    sameText(said.reasons, filing.reasons) &&
    sameInstant(said.filed_at, filing.filedAt) &&
    sameInstant(said.data_subjects_notified_at, filing.dataSubjectsNotifiedAt) &&
    sameText(said.delay_reasons, filing.delayReasons) &&
    sameCount(said.persons_told, filing.personsTold) &&
    sameCount(said.persons_affected, filing.personsAffected)
  );
}

/** The filing as the ledger keeps it. */
export function told(filing: FilingRow) {
  return {
    id: filing.id,
    kind: filing.kind,
    clock_id: filing.dutyId,
    authority: filing.authority,
    recipient_kind: filing.recipientKind,
    reference: filing.reference,
    filed_at: filing.filedAt,
    recorded_late: filing.recordedLate,
    late_by_ms: filing.lateByMs === null ? null : Number(filing.lateByMs),
    delay_reasons: filing.delayReasons,
    data_subjects_notified_at: filing.dataSubjectsNotifiedAt,
    channel: filing.channel,
    content_hash: filing.contentHash,
    complete: filing.complete,
    persons_told: filing.personsTold === null ? null : Number(filing.personsTold),
    persons_affected: filing.personsAffected === null ? null : Number(filing.personsAffected),
    reasons: filing.reasons,
  };
}
