/** The one way in which an incident comes into the register, whichever door it comes by. */
import type { Ctx } from "../context";
import type { Tx } from "../db/transaction";
import { record } from "../ledger/record";
import { bareIncident } from "./bare-incident";
import { followTitles } from "./collaboration/tasks";
import type { WholeIncident } from "./incident";
import { takeNumber } from "./number";
import { saveDuties } from "./save-duties";
import { saveIncident } from "./save-incident";
import { saveFacts, saveFilings } from "./save-rows";
import { snapshot } from "./snapshot";
import { told } from "./state-facts";

/** An incident of which nothing is said yet, with its number and its first version. */
export async function numbered(tx: Tx, ctx: Ctx, orgId: string): Promise<WholeIncident> {
  return { ...bareIncident(ctx, orgId), ...(await takeNumber(tx, orgId, ctx.now)), version: 1 };
}

/**
 * Writes a new incident with its duties, facts and filings, and the ledger entry incident.declared.
 *
 * @param more what the entry keeps besides
 */
export async function saveNew(
  tx: Tx,
  ctx: Ctx,
  incident: WholeIncident,
  more: Record<string, unknown> = {},
): Promise<void> {
  const { facts, filings } = incident;
  saveIncident(tx, incident);
  saveDuties(tx, [], incident.duties, ctx.now);
  saveFacts(tx, facts);
  saveFilings(tx, filings);
  followTitles(tx, ctx, incident, incident.correctiveActions, []);
  await record(tx, ctx, {
    orgId: incident.orgId,
    action: "incident.declared",
    subject: { type: "incident", id: incident.id },
    before: null,
    after: { ...snapshot(incident), facts: told(facts, facts), ...more },
  });
}
