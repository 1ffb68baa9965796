/** Changes at the GRC door: the entity's fields, and hiding and showing a record. */
import { type Ctx, requireScope } from "../../context";
import { type Tx, transact } from "../../db/transaction";
import { notFound } from "../../errors";
import { record } from "../../ledger/record";
import type { GrcUpdate } from "../../schema/grc";
import { hideIncident, restoreIncident } from "../delete-incident";
import { given } from "../faults";
import { findWhole, lockWhole, type WholeIncident } from "../incident";
import { readLaw } from "../law";
import { resync } from "../resync";
import { incidentData, setColumns } from "../save-incident";
import { saveFacts } from "../save-rows";
import { requireShown } from "../shown";
import { snapshot } from "../snapshot";
import { stated, told } from "../state-facts";
import { columnsAfter, detectionFact, type GrcSaid, newOnly, requireOrder } from "./fields";
import { seesAtGrc } from "./visible";

/**
 * Changes an incident as the GRC entity. Absent is left alone, null clears. Nothing new writes nothing.
 *
 * @throws Refusal not_found, insufficient_scope, version_mismatch, conflict, reason_required, facts_contradict
 */
export async function updateGrc(
  ctx: Ctx,
  id: string,
  input: GrcUpdate,
  ifVersion?: number,
): Promise<WholeIncident> {
  requireScope(ctx, "grc:write");
  return transact(ctx, async (tx) => {
    const found = await findWhole(tx, id);
    if (!found || !(await seesAtGrc(tx, ctx, found))) throw notFound();
    const before = await lockWhole(tx, ctx, id, "grc:write", ifVersion, { deletedToo: true });
    const { is_deleted: deleted, reason, ...fields } = input;
    const shown =
      deleted === false && before.deletedAt !== null
        ? await restoreIncident(tx, ctx, before, reason)
        : before;
    const changed = await change(tx, ctx, shown, fields, reason);
    return deleted && changed.deletedAt === null ? hideIncident(tx, ctx, changed, reason) : changed;
  });
}

async function change(
  tx: Tx,
  ctx: Ctx,
  before: WholeIncident,
  input: GrcSaid,
  reason: string | undefined,
): Promise<WholeIncident> {
  requireOrder(input);
  const said = newOnly(before, input);
  if (Object.keys(said).length === 0) return before;
  requireShown(before);
  const rows = detectionFact(ctx, before, said, reason);
  const columns = columnsAfter(before, said);
  const law = await readLaw(tx, before.orgId, before.duties);
  const stood: WholeIncident = { ...stated(ctx, before, rows), ...columns };
  const after = resync(tx, ctx, before, stood, law, { assessed: false });
  saveFacts(tx, rows);
  const { id, ...data } = incidentData(after);
  setColumns(tx, id, data);
  await record(tx, ctx, {
    orgId: before.orgId,
    action: "incident.updated",
    subject: { type: "incident", id },
    before: { ...snapshot(before), ...besides(before), facts: told(before.facts, rows) },
    after: {
      ...snapshot(after),
      ...besides(after),
      facts: told(after.facts, rows),
      reason: given(reason) ?? undefined,
    },
  });
  return after;
}

/** What this door changes and the ledger's snapshot does not hold. */
const besides = ({ tags, extensions }: WholeIncident) => ({ tags, extensions });
