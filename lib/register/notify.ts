/** Recording that an authority was told: the filing, and the duty that it settles. */
import { type Ctx, requireScope } from "../context";
import type { DutyRow } from "../db/rows";
import { transact } from "../db/transaction";
import { recipientKind } from "../law/recipients";
import type { Notify } from "../schema/incident";
import { requireNotBefore } from "./faults";
import { fromNotify, newFiling, repeats, standingFilings } from "./filing";
import type { WholeIncident } from "./incident";
import { lockWithLaw } from "./law";
import { recipientsDuty } from "./recipients-duty";
import { recordFiling } from "./record-filing";
import { art33Of } from "./save-duties";

/**
 * Records a filing. The first one to a supervisory authority settles the Art. 33 duty; a further one to
 * the same authority is a follow-up and moves nothing; one to another known recipient settles that
 * recipient's own duty, where it has one. A call that says nothing new writes nothing.
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
    const { before, law } = await lockWithLaw(tx, ctx, id, "incidents:notify", ifVersion);
    const said = fromNotify(input);
    if (standingFilings(before.filings).some((filing) => repeats(said, filing))) return before;
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
    const duty = dutyTold(before, input.authority_jurisdiction, law);
    const earlier = before.filings.find(
      ({ authority, kind }) => authority === input.authority_jurisdiction && kind !== "withdrawal",
    );
    const filing = newFiling(before, duty, said, ctx, earlier);
    return recordFiling(tx, ctx, before, duty, filing, law);
  });
}

function dutyTold(
  incident: WholeIncident,
  written: string,
  law: Parameters<typeof recipientsDuty>[2],
): DutyRow | null {
  if (recipientKind(written) !== "other_recipient") {
    const duty = art33Of(incident.duties);
    // Where Art. 33 does not apply, what was sent is kept and settles nothing.
    return duty && duty.state !== "superseded" ? duty : null;
  }
  return recipientsDuty(incident, written, law);
}
