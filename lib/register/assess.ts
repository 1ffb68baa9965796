/** Holding an incident against every rule: what applies, what does not, what is missing. */
import { type Ctx, requireScope, requireScopeIn } from "../context";
import type { DutyRow } from "../db/rows";
import { type Tx, transact } from "../db/transaction";
import { notFound } from "../errors";
import type { Verdict } from "../law/assess";
import type { Contradiction } from "../law/facts";
import { contradictions } from "../law/facts";
import { record } from "../ledger/record";
import type { Preview } from "../schema/duties";
import { bareIncident } from "./bare-incident";
import { planDuties } from "./duties";
import { factsNow } from "./facts-now";
import { changedBy, findWhole, lockWhole, type WholeIncident } from "./incident";
import { readLaw } from "./law";
import { resync } from "./resync";
import { copiesOf } from "./save-duties";
import { setColumns } from "./save-incident";
import { snapshot } from "./snapshot";
import { stated } from "./state-facts";
import { factRow, newStatements } from "./statements";

export interface Assessed {
  verdicts: Verdict[];
  duties: DutyRow[];
  contradictions: Contradiction[];
}

/**
 * What every rule makes of an incident as it stands; nothing is written.
 *
 * @throws Refusal not_found, insufficient_scope
 */
export async function readAssessed(ctx: Ctx, id: string): Promise<Assessed> {
  requireScope(ctx, "incidents:read");
  return transact(ctx, async (tx) => {
    const incident = await findWhole(tx, id);
    if (!incident) throw notFound();
    requireScopeIn(ctx, incident.orgId, "incidents:read");
    return assessed(tx, ctx, incident);
  });
}

/**
 * Assesses an incident and lets its duties stand as the facts have them: what cannot be told stands as "to
 * decide". Nothing new writes nothing.
 *
 * @throws Refusal not_found, insufficient_scope, version_mismatch
 */
export async function assessIncident(ctx: Ctx, id: string, ifVersion?: number): Promise<Assessed> {
  requireScope(ctx, "incidents:write");
  return transact(ctx, async (tx) => {
    const before = await lockWhole(tx, ctx, id, "incidents:write", ifVersion);
    const law = await readLaw(tx, before.orgId, before.duties);
    const changed: WholeIncident = {
      ...before,
      ...changedBy(before, ctx),
    };
    const after = resync(tx, ctx, before, changed, law, { assessed: true });
    const same =
      after.duties.length === before.duties.length &&
      after.duties.every((duty) => before.duties.includes(duty));
    if (same) return assessed(tx, ctx, before);
    setColumns(tx, before.id, {
      ...copiesOf(after),
      updatedAt: after.updatedAt,
      updatedById: after.updatedById,
      version: after.version,
    });
    await record(tx, ctx, {
      orgId: before.orgId,
      action: "incident.assessed",
      subject: { type: "incident", id: before.id },
      before: snapshot(before),
      after: snapshot(after),
    });
    return assessed(tx, ctx, after);
  });
}

async function assessed(tx: Tx, ctx: Ctx, incident: WholeIncident): Promise<Assessed> {
  const law = await readLaw(tx, incident.orgId, incident.duties);
  const { verdicts, duties } = planDuties(incident, law, ctx.now, { assessed: true });
  return {
    verdicts,
    duties,
    contradictions: contradictions(factsNow(incident, law.profile), ctx.now),
  };
}

/**
 * What every rule would make of facts that are on no record: for the wizard. Contradictions are named, not
 * refused.
 *
 * @throws Refusal not_found (organisation), insufficient_scope
 */
export async function preview(ctx: Ctx, input: Preview): Promise<Assessed> {
  requireScope(ctx, "incidents:read");
  return transact(ctx, async (tx) => {
    requireScopeIn(ctx, input.orgId, "incidents:read");
    const bare = { ...bareIncident(ctx, input.orgId), discoveredAt: input.discovered_at ?? null };
    const rows = input.facts ? newStatements(ctx, bare, input.facts, { judge: false }) : [];
    const aware = factRow(ctx, bare, "aware_at", { value: input.discovered_at ?? null });
    return assessed(tx, ctx, stated(ctx, bare, [aware, ...rows]));
  });
}
