/** Writing a filing: its row, what it settles, and what follows for the other duties. */
import type { Ctx } from "../context";
import type { DutyRow, FilingRow } from "../db/rows";
import type { Tx } from "../db/transaction";
import { EU_GDPR_ART33 } from "../law/eu-gdpr-art33";
import { record } from "../ledger/record";
import { filedOf } from "./filed";
import { settledBy, told, toldAll } from "./filing";
import { changedBy, isOpen, type WholeIncident } from "./incident";
import { frozenRule, type Law } from "./law";
import { resync } from "./resync";
import { saveChanged } from "./save-incident";
import { saveFilings } from "./save-rows";
import { snapshot } from "./snapshot";

/** Records the filing and gives the incident as it then stands. */
export async function recordFiling(
  tx: Tx,
  ctx: Ctx,
  before: WholeIncident,
  duty: DutyRow | null,
  filing: FilingRow,
  law: Law,
): Promise<WholeIncident> {
  const settles =
    duty !== null && !metAlready(duty) && filing.kind !== "withdrawal" && toldAll(filing);
  const settled = settles ? settledBy(duty, filing, ctx) : null;
  const rest = duty !== null && filing.complete === true ? restsOf(before, duty, filing, law) : [];
  const changed = withFiling(ctx, before, duty, filing, [
    ...(settled ? [settled] : []),
    ...rest.map((one) => settledBy(one, filing, ctx)),
  ]);
  saveFilings(tx, [filing]);
  const after = resync(tx, ctx, before, changed, law, { assessed: false });
  saveChanged(tx, before, after);
  await record(tx, ctx, {
    orgId: before.orgId,
    action: "incident.notified",
    subject: { type: "incident", id: before.id },
    before: snapshot(before),
    after: { ...snapshot(after), filing: told(filing) },
  });
  return after;
}

/** Open duties to hand in later what a first filing left out: a complete one settles them. */
function restsOf(before: WholeIncident, duty: DutyRow, filing: FilingRow, law: Law): DutyRow[] {
  const filings = [...before.filings, filing];
  if (filedOf({ ...before, filings }).incomplete.has(duty.ruleId)) return [];
  const asksForIt = `"filedIncomplete":"${duty.ruleId}"`;
  return before.duties.filter(
    (held) =>
      isOpen(held) && JSON.stringify(frozenRule(law, held)?.applies ?? null).includes(asksForIt),
  );
}

const metAlready = (duty: DutyRow) => duty.state === "met" || duty.state === "met_late";

function withFiling(
  ctx: Ctx,
  before: WholeIncident,
  duty: DutyRow | null,
  filing: FilingRow,
  settled: readonly DutyRow[],
): WholeIncident {
  // A follow-up moves it on too: an incident that was reopened has no other way back to "notified".
  const toAuthority = duty?.ruleId === EU_GDPR_ART33.id && filing.kind !== "withdrawal";
  const first = toAuthority && settled.some(({ id }) => id === duty.id);
  const movesOn = toAuthority && (before.status === "draft" || before.status === "open");
  return {
    ...before,
    duties: before.duties.map((held) => settled.find(({ id }) => id === held.id) ?? held),
    filings: [...before.filings, filing],
    status: movesOn ? "notified" : before.status,
    authorityNotifiedAt: first ? filing.filedAt : before.authorityNotifiedAt,
    recordedLate: first ? filing.recordedLate : before.recordedLate,
    dataSubjectsNotifiedAt: toldSubjects(duty, filing) ?? before.dataSubjectsNotifiedAt,
    reportedTo: before.reportedTo.includes(filing.authority)
      ? before.reportedTo
      : [...before.reportedTo, filing.authority],
    notificationReference:
      before.notificationReference ??
      (toAuthority || (duty === null && filing.recipientKind !== "other_recipient")
        ? filing.reference
        : null),
    ...changedBy(before, ctx),
  };
}

/** When the persons affected were told: as stated, or by what went out under Art. 34. */
function toldSubjects(duty: DutyRow | null, filing: FilingRow): Date | null {
  if (filing.dataSubjectsNotifiedAt) return filing.dataSubjectsNotifiedAt;
  // Told to some of them is not told: the duty runs on, and so does the incident.
  const told = filing.kind !== "withdrawal" && toldAll(filing);
  return duty?.ruleId === "eu-gdpr-art34" && told ? filing.filedAt : null;
}
