/**
 * Soft deletion: out of the lists and off the board, still readable by id and in exports. Only for what was no
 * breach (a drill) or what nothing was found out about (an empty draft): Art. 33(5) GDPR has the controller
 * document every other one.
 */
import type { Ctx } from "../context";
import type { DutyRow } from "../db/rows";
import type { Tx } from "../db/transaction";
import { Refusal } from "../errors";
import { record } from "../ledger/record";
import { planDuties } from "./duties";
import { given } from "./faults";
import { changedBy, isOpen, type WholeIncident } from "./incident";
import { readLaw } from "./law";
import { copiesOf, saveDuties } from "./save-duties";
import { setColumns } from "./save-incident";
import { snapshot } from "./snapshot";

/**
 * Hides an incident that the caller has locked. Its open duties are superseded.
 *
 * @throws Refusal conflict (Art. 33(5)), reason_required
 */
export async function hideIncident(
  tx: Tx,
  ctx: Ctx,
  before: WholeIncident,
  reason: string | undefined,
): Promise<WholeIncident> {
  requireDeletable(before);
  const why = requireReason(reason);
  const words = `The record was deleted: ${why}`;
  const duties = before.duties.map((duty) => (isOpen(duty) ? gone(duty, words) : duty));
  const mark = {
    deletedAt: ctx.now,
    deletedById: ctx.actor.id,
    deletedByName: ctx.actor.name,
    deletedReason: why,
  };
  return write(tx, ctx, before, { mark, duties, action: "incident.deleted", reason: why });
}

/**
 * Shows an incident again that the caller has locked. Its duties stand as its facts have them now.
 *
 * @throws Refusal reason_required
 */
export async function restoreIncident(
  tx: Tx,
  ctx: Ctx,
  before: WholeIncident,
  reason: string | undefined,
): Promise<WholeIncident> {
  const why = requireReason(reason);
  const law = await readLaw(tx, before.orgId, before.duties);
  const { duties } = planDuties(before, law, ctx.now, { assessed: false });
  const mark = { deletedAt: null, deletedById: null, deletedByName: null, deletedReason: null };
  return write(tx, ctx, before, { mark, duties, action: "incident.restored", reason: why });
}

async function write(
  tx: Tx,
  ctx: Ctx,
  before: WholeIncident,
  done: {
    mark: Pick<WholeIncident, "deletedAt" | "deletedById" | "deletedByName" | "deletedReason">;
    duties: DutyRow[];
    action: "incident.deleted" | "incident.restored";
    reason: string;
  },
): Promise<WholeIncident> {
  const duties = saveDuties(tx, before.duties, done.duties, ctx.now);
  const data = {
    ...done.mark,
    ...copiesOf({ ...before, duties }),
    ...changedBy(before, ctx),
  };
  const after: WholeIncident = { ...before, ...data, duties };
  setColumns(tx, before.id, data);
  await record(tx, ctx, {
    orgId: before.orgId,
    action: done.action,
    subject: { type: "incident", id: before.id },
    before: { ...snapshot(before), deleted_at: before.deletedAt },
    after: { ...snapshot(after), deleted_at: after.deletedAt, reason: done.reason },
  });
  return after;
}

/** A duty without its clock. Restoring computes it anew. */
function gone(duty: DutyRow, reason: string): DutyRow {
  return {
    ...duty,
    state: "superseded",
    startedAt: null,
    dueAt: null,
    reason,
    missing: [],
    readings: [],
    inputs: {},
    computation: [`Rule ${duty.ruleId}, version ${duty.ruleVersion}.`, reason],
  };
}

function requireReason(reason: string | undefined): string {
  const why = given(reason);
  if (why !== null) return why;
  throw new Refusal("reason_required", "Deleting and restoring a record need a reason.", {
    faults: [
      {
        pointer: "/reason",
        detail: "The record says for ever why it was hidden or shown again.",
        fix: "Say in reason why.",
      },
    ],
  });
}

/** What shows that somebody found something out: the first that applies, in words. */
function whyKept(incident: WholeIncident): string | null {
  const { status, discoveredAt, facts, filings, decisions } = incident;
  if (discoveredAt || facts.some(({ kind, value }) => kind === "aware_at" && value))
    return "It has an awareness on record.";
  if (filings.length > 0 || incident.authorityNotifiedAt || incident.dataSubjectsNotifiedAt)
    return "Notifications are on record.";
  if (decisions.length > 0) return "Decisions are on record.";
  return status === "draft" ? null : `Its status in the register is ${status}.`;
}

function requireDeletable(incident: WholeIncident): void {
  const kept = incident.drill ? null : whyKept(incident);
  if (kept === null) return;
  throw new Refusal("conflict", "Only drills and empty drafts can be deleted.", {
    faults: [
      {
        pointer: "/is_deleted",
        detail: kept,
        fix: "Keep it: Art. 33(5) GDPR has the controller document every personal data breach. If it was none, record that decision with /decide.",
      },
    ],
  });
}
