/** The incident in the register door's names. The published shapes know no null: what is not known is left out. */
import { isUuid } from "../../ids";
import { valuesByName } from "../../register/attributes";
import { standing } from "../../register/facts-now";
import type { IncidentRecord } from "../../register/incident";
import type { InventoryRecord } from "../../register/inventories";
import { schemaIdOf, typeIdOf, workflowIdOf } from "../../register/register-door/derived-id";
import type { LinkedItems } from "../../register/register-door/link";
import { stageOf } from "../../register/register-door/move-stage";
import type { AtRegister, Surroundings } from "../../register/register-door/read";
import type { Found } from "../../register/register-door/search";
import { assigneesOf, statementOf } from "../../register/register-door/statement";
import type { StageRecord } from "../../register/stages";
import type {
  IncidentInformation,
  IncidentRow,
  Linked,
  StageAnswer,
} from "../../schema/register-door/answers";
import { INVENTORY_TYPES, SOURCE_TYPES } from "../../schema/register-door/incident";
import { jurisdictionRows } from "./jurisdiction-rows";
import { known } from "./known";

type Common = Omit<
  IncidentRow,
  "incidentId" | "totalAssessment" | "openAssessment" | "isExtended" | "isDeleted" | "createdDate"
>;

const at = (instant: Date | null | undefined): string | null => instant?.toISOString() ?? null;

function commonOut(
  incident: IncidentRecord,
  occurred: Date | null | undefined,
  around: Surroundings,
): Common {
  const statement = statementOf(incident);
  const stage = stageOf(incident, around.stages);
  const assignee = assigneesOf(incident).find(({ type }) => type === "USER");
  const closed = incident.status === "resolved";
  return {
    number: Number(`${incident.year}${String(incident.seq).padStart(4, "0")}`),
    incidentTypeId: typeIdOf(incident.orgId, incident.typeName),
    incidentTypeName: incident.typeName,
    ...known("name", incident.title),
    ...known("description", incident.description),
    sourceType: SOURCE_TYPES.find((type) => type === incident.sourceType) ?? "NONE",
    orgGroupId: incident.orgId,
    orgGroupName: around.orgNames.get(incident.orgId) ?? "",
    ...known("dateOccurred", at(occurred)),
    ...known("dateClosed", closed ? at(incident.resolutionDate) : null),
    ...known("dateDiscovered", at(incident.discoveredAt)),
    ...known("deadline", statement.deadline),
    ...known("createdBy", isUuid(incident.createdById) ? incident.createdById : null),
    creator: incident.createdByName,
    ...known("assigneeName", assignee?.assigneeEmail),
    workflowId: workflowIdOf(incident.orgId),
    workflowName: "Default Workflow",
    ...known("incidentStageId", stage?.id),
    ...known("incidentStageName", stage?.name),
    ...known("incidentStageBadgeColor", stage && badgeColor(stage, around.stages)),
    notificationNeeded: statement.notificationNeeded,
    incidentStatus: closed ? "CLOSED" : "OPEN",
    attributeValues: valuesByName(incident, around.fields),
  };
}

/** The first stage is new, the last one done, those between under way. */
function badgeColor(stage: StageRecord, stages: readonly StageRecord[]): string {
  const own = stages.filter(({ orgId, archivedAt }) => orgId === stage.orgId && !archivedAt);
  if (own[0]?.id === stage.id) return "New";
  return own.at(-1)?.id === stage.id ? "Complete" : "InProgress";
}

/** The whole incident, as GET and PUT answer it. */
export function informationOut(
  { incident, around, law }: AtRegister,
  now: Date,
): IncidentInformation {
  const assignees = assigneesOf(incident);
  const assignee = assignees.find(({ type }) => type === "USER");
  const occurred = standing(incident.facts).get("occurred_from")?.value;
  return {
    id: incident.id,
    ...commonOut(incident, occurred, around),
    ...known("rootCause", incident.rootCause),
    assessmentLinks: [],
    ...known("assigneeId", assignee?.assigneeId),
    createdDT: incident.createdAt.toISOString(),
    updatedDT: incident.updatedAt.toISOString(),
    schemaId: schemaIdOf(incident.orgId),
    incidentAssigneeInformation: assignees.map(({ assigneeId, assigneeEmail, type }) => ({
      assigneeId,
      ...known("assigneeName", assigneeEmail),
      type,
    })),
    jurisdictions: jurisdictionRows(incident, law, now),
  };
}

/** A row of a search. */
export function rowOut(incident: Found["incidents"][number], around: Surroundings): IncidentRow {
  return {
    incidentId: incident.id,
    ...commonOut(incident, incident.facts.at(-1)?.value, around),
    totalAssessment: 0,
    openAssessment: 0,
    isExtended: incident.duties.some(({ state }) => state === "authority_extended"),
    isDeleted: incident.deletedAt !== null,
    createdDate: incident.createdAt.toISOString(),
  };
}

/** A stage, as a move answers it. */
export function stageAnswerOut(stage: StageRecord, stages: readonly StageRecord[]): StageAnswer {
  const { id, name, description, position } = stage;
  return { id, name, description, sequence: position, badgeColor: badgeColor(stage, stages) };
}

/** What was linked: the published shape is the first, all of it stands beside. */
export function linkedOut({ items, org }: LinkedItems): Linked {
  const links = items.map((item) => ({
    inventoryType: typeOf(item),
    // The other system's own id where it gave one; else ours.
    id: item.inventoryId ?? item.id,
    ...known("name", item.name ?? item.externalId),
    organization: org,
  }));
  const [first] = links;
  if (!first) throw new Error("A link names at least one item.");
  return { ...first, links };
}

function typeOf({ type }: InventoryRecord): Linked["inventoryType"] {
  const found = INVENTORY_TYPES.find((one) => one === type);
  if (!found) throw new Error(`An inventory item has the type ${type}.`);
  return found;
}
