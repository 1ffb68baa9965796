/** After any change: the duties that follow from what the incident now says. */
import type { Ctx } from "../context";
import type { Tx } from "../db/transaction";
import { planDuties } from "./duties";
import type { WholeIncident } from "./incident";
import type { Law } from "./law";
import { copiesOf, saveDuties } from "./save-duties";

/**
 * Plans and writes the duties, and gives the incident with them.
 *
 * @param before the incident as it was read, for what of its duties is new
 * @param changed the incident after the change, with what a filing or a decision made of its duties
 * @param assessed as planDuties() has it
 */
export function resync(
  tx: Tx,
  ctx: Ctx,
  before: WholeIncident,
  changed: WholeIncident,
  law: Law,
  { assessed }: { assessed: boolean },
): WholeIncident {
  const { duties } = planDuties(changed, law, ctx.now, { assessed });
  const saved = saveDuties(tx, before.duties, duties, ctx.now);
  return { ...changed, duties: saved, ...copiesOf({ ...changed, duties: saved }) };
}
