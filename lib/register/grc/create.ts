/** An incident that comes in by the GRC door: it has its number and its duties, and nobody's awareness yet. */
import { type Ctx, requireScope, requireScopeIn } from "../../context";
import { transact } from "../../db/transaction";
import type { GrcCreate } from "../../schema/grc";
import { planDuties } from "../duties";
import type { WholeIncident } from "../incident";
import { readLaw } from "../law";
import { numbered, saveNew } from "../new-incident";
import { copiesOf } from "../save-duties";
import { stated } from "../state-facts";
import { columnsAfter, detectionFact, requireOrder } from "./fields";

/**
 * Records a new incident. The Art. 33 duty stands as "to decide", without an instant: detection is not
 * awareness, and nothing that this entity states settles a duty.
 *
 * @throws Refusal insufficient_scope, not_found (organisation), facts_contradict
 */
export async function createGrc(ctx: Ctx, orgId: string, input: GrcCreate): Promise<WholeIncident> {
  requireScope(ctx, "grc:write");
  return transact(ctx, async (tx) => {
    requireScopeIn(ctx, orgId, "grc:write");
    requireOrder(input);
    const blank = await numbered(tx, ctx, orgId);
    const bare: WholeIncident = {
      ...blank,
      ...columnsAfter(blank, input),
      sourceType: input.source_type === "frontend" ? "MANUAL" : "INTEGRATION",
    };
    const facts = detectionFact(ctx, bare, input);
    const said = { ...stated(ctx, bare, facts), version: 1 };
    const law = await readLaw(tx, orgId, []);
    const { duties } = planDuties(said, law, ctx.now, { assessed: false });
    const incident = { ...said, duties, ...copiesOf({ ...said, duties }) };
    await saveNew(tx, ctx, incident, { tags: incident.tags, extensions: incident.extensions });
    return incident;
  });
}
