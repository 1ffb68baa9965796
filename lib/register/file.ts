/** A filing under a named duty: any rule, any recipient, any channel. */
import { type Ctx, requireScope } from "../context";
import type { DutyRow } from "../db/rows";
import { transact } from "../db/transaction";
import { notFound, Refusal } from "../errors";
import { startOf } from "../law/rule";
import type { FilingBody } from "../schema/duties";
import { given, requireNotBefore } from "./faults";
import { newFiling, repeats, type SaidFiling, standingFilings } from "./filing";
import type { WholeIncident } from "./incident";
import { frozenRule, type Law, lockWithLaw } from "./law";
import { recordFiling } from "./record-filing";

/**
 * Records a filing under a duty. The first settles it, and freezes its lateness; a follow-up, a completion
 * and a withdrawal are further filings and move no clock. A call that says nothing new writes nothing.
 *
 * @throws Refusal not_found, insufficient_scope, version_mismatch, conflict, facts_contradict,
 *   reason_required, delay_reasons_required
 */
export async function file(
  ctx: Ctx,
  id: string,
  input: FilingBody,
  ifVersion?: number,
): Promise<WholeIncident> {
  requireScope(ctx, "incidents:notify");
  return transact(ctx, async (tx) => {
    const { before, law } = await lockWithLaw(tx, ctx, id, "incidents:notify", ifVersion);
    const duty = before.duties.find((held) => held.id === input.duty_id);
    if (!duty) throw notFound();
    if (duty.state === "superseded")
      throw conflict("This duty was superseded: nothing is due under it.");
    const said: SaidFiling = { ...input, recipient: given(input.recipient) ?? duty.recipient };
    const own = before.filings.filter(({ dutyId }) => dutyId === duty.id);
    if (standingFilings(own).some((filing) => repeats(said, filing))) return before;
    if (runsFromAwareness(duty, law)) {
      requireNotBefore(before.discoveredAt, said.filed_at ?? ctx.now, "filed_at", "It was filed");
    }
    const earlier = own.find(
      ({ kind, authority }) =>
        kind !== "withdrawal" && sameRecipient(duty, authority, said.recipient),
    );
    requireFirst(input, earlier !== undefined);
    const filing = newFiling(before, duty, said, ctx, earlier);
    return recordFiling(tx, ctx, before, duty, filing, law);
  });
}

/** Other duties begin before: whoever noticed it tells CERT-In before it is clear what it was. */
function runsFromAwareness(duty: DutyRow, law: Law): boolean {
  const rule = frozenRule(law, duty);
  if (!rule) return true;
  const start = startOf(rule);
  return "fact" in start && start.fact === "aware_at";
}

/** Art. 33 may go to several authorities, each with its own first filing; any other duty has one recipient. */
function sameRecipient(duty: DutyRow, held: string, said: string): boolean {
  return duty.ruleId !== "eu-gdpr-art33" || held === said;
}

function requireFirst({ kind, reasons }: FilingBody, hasFirst: boolean): void {
  if (kind === undefined) return;
  if (!hasFirst) {
    throw conflict(`There is no first filing that a ${kind.replace("_", "-")} could belong to.`);
  }
  if (kind === "withdrawal" && given(reasons) === null) {
    throw new Refusal("reason_required", "A withdrawal needs its reasons.", {
      faults: [
        {
          pointer: "/reasons",
          detail: "The filing stays on record; why it was withdrawn stands beside it.",
          fix: "Say in reasons why it is withdrawn.",
        },
      ],
    });
  }
}

function conflict(detail: string): Refusal {
  return new Refusal("conflict", detail);
}
