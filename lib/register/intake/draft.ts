/** A suspicion comes into the register: numbered, with its duties to decide, and no clock started. */
import type { Ctx } from "../../context";
import type { Tx } from "../../db/transaction";
import { planDuties } from "../duties";
import type { WholeIncident } from "../incident";
import { readLaw } from "../law";
import { numbered, saveNew } from "../new-incident";
import { copiesOf } from "../save-duties";
import { stated } from "../state-facts";
import { newStatements } from "../statements";

/** What is known of it. */
export interface Suspicion {
  title: string;
  description: string | null;
  affectedUsers: number | null;
  /** When another system detected it. Detection is not the controller's awareness. */
  detectedAt?: Date | null;
  sourceType: "WEBFORM" | "INTEGRATION";
}

/**
 * Writes a draft without an awareness: only a person can say since when the controller knows.
 *
 * @param more what the ledger's entry keeps besides
 */
export async function saveSuspected(
  tx: Tx,
  ctx: Ctx,
  orgId: string,
  { title, description, affectedUsers, detectedAt, sourceType }: Suspicion,
  more: Record<string, unknown>,
): Promise<WholeIncident> {
  const bare: WholeIncident = {
    ...(await numbered(tx, ctx, orgId)),
    title,
    description,
    affectedUsers: affectedUsers === null ? null : BigInt(affectedUsers),
    sourceType,
  };
  const facts = detectedAt
    ? newStatements(ctx, bare, {
        detected_at: { at: detectedAt, typed: "", estimated: false, zone: undefined },
      }).map((row) => ({ ...row, typed: null }))
    : [];
  const said = { ...stated(ctx, bare, facts), version: 1 };
  const { duties } = planDuties(said, await readLaw(tx, orgId, []), ctx.now, { assessed: false });
  const incident = { ...said, duties, ...copiesOf({ ...said, duties }) };
  await saveNew(tx, ctx, incident, { source_type: sourceType, ...more });
  return incident;
}
