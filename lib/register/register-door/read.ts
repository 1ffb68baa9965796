/** Reading at the register door: an incident together with what its answer names besides. */
import { type Ctx, requireScope, requireScopeIn } from "../../context";
import { type Tx, transact } from "../../db/transaction";
import { notFound } from "../../errors";
import { type FieldRecord, readFieldsOf } from "../fields";
import { findWhole, type WholeIncident } from "../incident";
import { type Law, readLaw } from "../law";
import { readStages, type StageRecord } from "../stages";

/** What answers name of an incident's organisation: its name, its own fields, its stages. */
export interface Surroundings {
  orgNames: ReadonlyMap<string, string>;
  fields: readonly FieldRecord[];
  stages: readonly StageRecord[];
}

/** An incident with all that its answer is made from. */
export interface AtRegister {
  incident: WholeIncident;
  around: Surroundings;
  law: Law;
}

/** Reads what answers about incidents of these organisations name. */
export async function surroundings(tx: Tx, orgIds: readonly string[]): Promise<Surroundings> {
  const ids = [...new Set(orgIds)];
  const orgs = await tx.organisation.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  });
  return {
    orgNames: new Map(orgs.map(({ id, name }) => [id, name])),
    fields: await readFieldsOf(tx, ids),
    stages: await readStages(tx, ids),
  };
}

/**
 * Reads one incident with what its answer is made from.
 *
 * @throws Refusal not_found, insufficient_scope
 */
export async function getAtRegister(ctx: Ctx, id: string): Promise<AtRegister> {
  requireScope(ctx, "incidents:read");
  return transact(ctx, async (tx) => {
    const incident = await findWhole(tx, id);
    if (!incident) throw notFound();
    requireScopeIn(ctx, incident.orgId, "incidents:read");
    return {
      incident,
      around: await surroundings(tx, [incident.orgId]),
      law: await readLaw(tx, incident.orgId, incident.duties),
    };
  });
}
