/** Correcting the awareness: the old value stays, the reason beside it, and late moves are marked for ever. */
import type { Ctx } from "../context";
import type { DutyRow, FactRow } from "../db/rows";
import { Refusal } from "../errors";
import { strictDue } from "../law/clock";
import { EU_GDPR_ART33 } from "../law/eu-gdpr-art33";
import { given, span } from "./faults";
import type { WholeIncident } from "./incident";
import { factRow } from "./statements";

interface Said {
  at: Date;
  reason?: string | undefined;
  delayReasons?: string | undefined;
  zone?: string | undefined;
  typed?: string | undefined;
  estimated?: boolean;
}

/**
 * The new awareness as a fact with its reason, or null where it stays as it is.
 *
 * @throws Refusal reason_required
 */
export function correctAwareness(ctx: Ctx, before: WholeIncident, said: Said): FactRow | null {
  const old = before.discoveredAt;
  if (said.at.getTime() === old?.getTime()) return null;
  const reason = given(said.reason);
  if (reason === null && old !== null) {
    throw new Refusal("reason_required", "A correction of the awareness needs its reason.", {
      faults: [
        {
          pointer: "/reason",
          detail:
            "discovered_at starts the 72 hours; it stands on record together with why it changed.",
          fix: "Say in reason why the earlier time was wrong.",
        },
      ],
    });
  }
  // The deadline that the old awareness gave by itself: one that other facts contradict stands nowhere else.
  const due = old && strictDue(old, EU_GDPR_ART33.period.value);
  return factRow(ctx, before, "aware_at", {
    value: said.at,
    reason,
    movedAfterDue: old !== null && due !== null && said.at > old && ctx.now > due,
    zone: said.zone ?? null,
    typed: said.typed ?? null,
    estimated: said.estimated ?? false,
    delayReasons: given(said.delayReasons),
  });
}

/**
 * Refuses a correction that makes a filing late without the reasons: the verdict at the filing stands, but
 * the authority will ask.
 */
export function requireReasonsForCorrected(
  before: readonly DutyRow[],
  after: readonly DutyRow[],
  delayReasons: string | undefined,
): void {
  if (given(delayReasons) !== null) return;
  const late = after.filter(
    ({ id, binding, correctedLateByMs }) =>
      binding &&
      (correctedLateByMs ?? 0n) > 0n &&
      before.find((duty) => duty.id === id)?.correctedLateByMs !== correctedLateByMs,
  );
  const newlyLate = late.filter(({ lateByMs }) => !lateByMs);
  if (newlyLate.length === 0) return;
  throw new Refusal(
    "delay_reasons_required",
    "Under the corrected facts a filing was late, so the reasons for the delay go on record (GDPR Art. 33(1)).",
    {
      faults: newlyLate.map(({ ruleId, recipient, correctedLateByMs }) => ({
        pointer: "/delay_reasons",
        detail: `${ruleId}, ${recipient}: the filing would be ${span(Number(correctedLateByMs))} past the deadline.`,
        fix: "Say in delay_reasons why it was late.",
      })),
    },
  );
}
