/** Reading at the register door: an incident together with what its answer names besides. */
import { type Ctx, requireScope, requireScopeIn } from "../../context";
import { statement } from "../../db/statement";
import { look, type Tx } from "../../db/transaction";
import { notFound } from "../../errors";
import { type FieldRecord, readFieldsOf } from "../fields";
import type { WholeIncident } from "../incident";
import { findWithLaw, type Law } from "../law";
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

const ORGANISATIONS = statement<{ id: string; name: string }>(
  "organisations' names",
  "SELECT id, name FROM organisation WHERE id = ANY ($1::uuid[])",
);

/** Reads what answers about incidents of these organisations name. */
export async function surroundings(tx: Tx, orgIds: readonly string[]): Promise<Surroundings> {
  const ids = [...new Set(orgIds)];
  const [orgs, fields, stages] = await Promise.all([
    tx.rows(ORGANISATIONS, [ids]),
    readFieldsOf(tx, ids),
    readStages(tx, ids),
  ]);
  return { orgNames: new Map(orgs.map(({ id, name }) => [id, name])), fields, stages };
}

/**
 * Reads one incident with what its answer is made from.
 *
 * @throws Refusal not_found, insufficient_scope
 */
export async function getAtRegister(ctx: Ctx, id: string): Promise<AtRegister> {
  requireScope(ctx, "incidents:read");
  return look(ctx, async (tx) => {
    const found = await findWithLaw(tx, id);
    if (!found) throw notFound();
    requireScopeIn(ctx, found.incident.orgId, "incidents:read");
    return { ...found, around: await surroundings(tx, [found.incident.orgId]) };
  });
}
