/** Moving an incident to another stage of its organisation's workflow. A stage settles no duty. */
import { type Ctx, requireScope } from "../../context";
import { asJson } from "../../db/as-json";
import { statement } from "../../db/statement";
import { transact } from "../../db/transaction";
import { type Fault, Refusal } from "../../errors";
import { newId } from "../../ids";
import { record } from "../../ledger/record";
import type { StageMove } from "../../schema/register-door/stage-move";
import { attributesOf, isFilled } from "../attributes";
import { standing } from "../facts-now";
import { given } from "../faults";
import { type FieldRecord, readFields } from "../fields";
import { changedBy, lockWhole, type WholeIncident } from "../incident";
import { recordedBy } from "../recorded-by";
import { setColumns } from "../save-incident";
import { type StageRecord, usedStages } from "../stages";
import { assigneesOf, extensionsWith, jurisdictionsOf } from "./statement";

const MOVE = statement<never>(
  "insert stage move",
  "INSERT INTO stage_move SELECT * FROM json_populate_recordset(NULL::stage_move, $1)",
);

/** Where the incident now is, among all stages. */
export interface Moved {
  stage: StageRecord;
  stages: StageRecord[];
}

/**
 * Moves an incident to the stage of that name. The stage that it is in already writes nothing.
 *
 * @throws Refusal not_found, insufficient_scope, version_mismatch, invalid_request (no such stage),
 *   facts_missing (what must be filled before)
 */
export async function moveToStage(
  ctx: Ctx,
  id: string,
  input: StageMove,
  ifVersion?: number,
): Promise<Moved> {
  requireScope(ctx, "incidents:write");
  return transact(ctx, async (tx) => {
    const before = await lockWhole(tx, ctx, id, "incidents:write", ifVersion);
    const stages = await usedStages(tx, ctx, before.orgId);
    const stage = stageNamed(stages, input.nextStageName);
    const from = stageOf(before, stages);
    if (from?.id === stage.id && before.stageId === stage.id) return { stage, stages };
    requireFilled(before, stage, await readFields(tx, before.orgId));
    const justification = justificationIn(input);
    const after = {
      stageId: stage.id,
      extensions: extensionsWith(before, { stageParameters: input.parameters ?? null }),
      ...changedBy(before, ctx),
    };
    tx.later(MOVE, [
      asJson([
        {
          id: newId(ctx.now),
          orgId: before.orgId,
          incidentId: before.id,
          fromStageId: from?.id ?? null,
          toStageId: stage.id,
          justification,
          recordedAt: after.updatedAt,
          ...recordedBy(ctx),
        },
      ]),
    ]);
    setColumns(tx, before.id, after);
    await record(tx, ctx, {
      orgId: before.orgId,
      action: "incident.stage_changed",
      subject: { type: "incident", id: before.id },
      before: { stage: from?.name ?? null, version: before.version },
      after: {
        stage: stage.name,
        version: after.version,
        justification,
        parameters: input.parameters ?? null,
      },
    });
    return { stage, stages };
  });
}

/** The stage an incident is in; the first one where it was never moved. */
export function stageOf(
  { stageId, orgId }: Pick<WholeIncident, "stageId" | "orgId">,
  stages: readonly StageRecord[],
): StageRecord | undefined {
  const own = stages.filter((stage) => stage.orgId === orgId);
  return own.find(({ id }) => id === stageId) ?? own.find(({ archivedAt }) => !archivedAt);
}

/** The stage of this name among those that are not archived; a slip of case is forgiven. */
function stageNamed(stages: readonly StageRecord[], name: string): StageRecord {
  const open = stages.filter(({ archivedAt }) => archivedAt === null);
  const wanted = name.trim().toLowerCase();
  const found = open.find((stage) => stage.name.toLowerCase() === wanted);
  if (found) return found;
  const names = open.map((stage) => stage.name).join(", ");
  throw new Refusal("invalid_request", `There is no stage ${name}. There are: ${names}.`, {
    faults: [
      {
        pointer: "/nextStageName",
        detail: `The organisation has no stage ${name}.`,
        fix: `Send one of: ${names}.`,
      },
    ],
  });
}

function justificationIn({ parameters }: StageMove): string | null {
  const said = parameters?.justification;
  return typeof said === "string" ? given(said) : null;
}

/** Refuses a stage before what it asks for is filled, and before every required field is. */
function requireFilled(
  incident: WholeIncident,
  stage: StageRecord,
  fields: readonly FieldRecord[],
): void {
  const attributes = attributesOf(incident);
  const taking = fields.filter(({ archivedAt }) => archivedAt === null);
  const wanted = taking.filter(({ id, required }) => required || stage.requiredFields.includes(id));
  const own = wanted.filter(({ id }) => !isFilled(attributes, id)).map(({ name }) => name);
  const others = stage.requiredFields.filter((name) => isEmptyFact(incident, name));
  const faults = [
    ...others.map((name) => missing(name, name)),
    ...own.map((name) => missing(name, `attributeValues/${name}`)),
  ];
  if (faults.length === 0) return;
  const names = [...others, ...own].join(", ");
  throw new Refusal("facts_missing", `Before ${stage.name}, these must be filled: ${names}.`, {
    faults,
  });
}

function missing(name: string, pointer: string): Fault {
  return {
    pointer: `/${pointer}`,
    detail: `${name} is empty.`,
    fix: "Fill it with PUT /api/incident/v1/incidents/{incidentId}, then change the stage.",
  };
}

/** Whether this field of the incident is empty; what is no field of it is none of ours. */
function isEmptyFact(incident: WholeIncident, name: string): boolean {
  switch (name) {
    case "description":
      return given(incident.description) === null;
    case "rootCause":
      return given(incident.rootCause) === null;
    case "dateDiscovered":
      return incident.discoveredAt === null;
    case "dateOccurred":
      return !standing(incident.facts).get("occurred_from")?.value;
    case "jurisdictions":
      return jurisdictionsOf(incident).length === 0;
    case "assignees":
      return assigneesOf(incident).length === 0;
    case "correctiveActions":
      return incident.correctiveActions.length === 0;
    default:
      return false;
  }
}
