/** An incident that comes in by the register door. */
import { type Ctx, requireScope, requireScopeIn } from "../../context";
import { type Tx, transact } from "../../db/transaction";
import { newId } from "../../ids";
import {
  type CreateIncident,
  INVENTORY_TYPES,
  type InventoryLink,
} from "../../schema/register-door/incident";
import { mergeAttributes } from "../attributes";
import { planDuties } from "../duties";
import { readFields } from "../fields";
import type { WholeIncident } from "../incident";
import { linkItems } from "../inventories";
import { readLaw } from "../law";
import { numbered, saveNew } from "../new-incident";
import { plain } from "../plain-json";
import { copiesOf } from "../save-duties";
import { setColumns } from "../save-incident";
import { usedStages } from "../stages";
import { stated } from "../state-facts";
import { factRow, newStatements } from "../statements";
import { affectedBy, withFollowing } from "./jurisdictions";
import { extensionsWith, type OwnStatement, withIds } from "./statement";

/**
 * Records a new incident. dateDiscovered is the awareness and starts the clocks; what the other system says of
 * its own deadline or of whether to notify settles nothing.
 *
 * @throws Refusal insufficient_scope, not_found (organisation), invalid_request (attributes), facts_contradict
 */
export async function createAtRegister(ctx: Ctx, input: CreateIncident): Promise<WholeIncident> {
  requireScope(ctx, "incidents:create");
  return transact(ctx, async (tx) => {
    requireScopeIn(ctx, input.orgGroupId, "incidents:create");
    const orgId = input.orgGroupId;
    const [fields, stages, law] = await Promise.all([
      readFields(tx, orgId),
      usedStages(tx, ctx, orgId),
      readLaw(tx, orgId, []),
    ]);
    const attributes = mergeAttributes({}, input.attributeValues ?? {}, fields, "/attributeValues");
    const [first] = stages.filter(({ archivedAt }) => !archivedAt);
    const blank = await numbered(tx, ctx, orgId);
    const bare: WholeIncident = {
      ...blank,
      title: input.name,
      description: input.description ?? null,
      typeName: input.incidentTypeName ?? "Unknown",
      rootCause: input.rootCause ?? null,
      status: "open",
      discoveredAt: input.dateDiscovered ?? null,
      sourceType: input.sourceType,
      stageId: first?.id ?? null,
      attributes: plain(attributes),
      assignees: plain(input.incidentAssigneeRequests ?? []),
      jurisdictions: plain(withIds(input.jurisdictions ?? [], [], () => newId(ctx.now))),
    };
    const facts = factsOf(ctx, bare, input);
    const said: WholeIncident = { ...stated(ctx, bare, facts), version: 1 };
    const assessed = input.autoAssessJurisdictions;
    const { duties } = planDuties(said, law, ctx.now, { assessed });
    const planned = { ...said, duties, ...copiesOf({ ...said, duties }) };
    const incident: WholeIncident = {
      ...planned,
      jurisdictions: assessed ? plain(withFollowing(planned, law, ctx.now)) : said.jurisdictions,
      extensions: extensionsWith(said, statementIn(input)),
    };
    await saveNew(tx, ctx, incident, doorSnapshot(incident));
    return linked(tx, ctx, incident, input.linkedInventories ?? {});
  });
}

function statementIn(input: CreateIncident): Partial<OwnStatement> {
  return {
    deadline: input.deadline?.toISOString() ?? null,
    notificationNeeded: input.notificationNeeded,
  };
}

/** Awareness, when it began, and where the affected live. */
function factsOf(ctx: Ctx, bare: WholeIncident, input: CreateIncident) {
  const { dateOccurred: began, dateDiscovered: aware, jurisdictions } = input;
  const statement = (at: Date) => ({ at, typed: "", estimated: false, zone: undefined });
  const others = newStatements(ctx, bare, {
    ...(began ? { occurred_from: statement(began) } : {}),
    ...(aware ? { aware_at: statement(aware) } : {}),
    affected: affectedBy(jurisdictions ?? []) ?? undefined,
  }).map((row) => ({ ...row, typed: null }));
  return aware ? [factRow(ctx, bare, "aware_at", { value: aware }), ...others] : others;
}

/** The incident with its links, which need its row to be there. */
async function linked(
  tx: Tx,
  ctx: Ctx,
  incident: WholeIncident,
  said: Partial<Record<(typeof INVENTORY_TYPES)[number], InventoryLink | undefined>>,
): Promise<WholeIncident> {
  const linkSources: OwnStatement["linkSources"] = {};
  for (const type of INVENTORY_TYPES) {
    const link = said[type];
    if (!link) continue;
    for (const { id } of await linkItems(tx, ctx, incident, type, link)) {
      linkSources[id] = link.sourceType;
    }
  }
  if (Object.keys(linkSources).length === 0) return incident;
  const extensions = extensionsWith(incident, { linkSources });
  setColumns(tx, incident.id, { extensions });
  return { ...incident, extensions };
}

/** What the ledger keeps of what this door says besides the register's own fields. */
export function doorSnapshot(incident: WholeIncident) {
  return {
    type_name: incident.typeName,
    source_type: incident.sourceType,
    stage_id: incident.stageId,
    attributes: incident.attributes,
    assignees: incident.assignees,
    jurisdictions: incident.jurisdictions,
    extensions: incident.extensions,
  };
}
