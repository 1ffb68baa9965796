/** Fields and stages of an organisation's own. */
import { z } from "zod";
import { addField, changeField, type FieldRecord, listFields } from "../../register/fields";
import { addStage, changeStage, listStages, type NamedStage } from "../../register/stages";
import {
  addFieldSchema,
  changeFieldSchema,
  type FieldOut,
  fieldOutSchema,
} from "../../schema/register-door/fields";
import {
  addStageSchema,
  changeStageSchema,
  type StageOut,
  stageOutSchema,
} from "../../schema/register-door/stages";
import { endpoint } from "../kit/endpoint";

const ORG = "/api/v1/organisations/{id}";

/** A field in the API's names. */
export function fieldOut(field: FieldRecord): FieldOut {
  const { id, name, kind, required, options, position } = field;
  return {
    id,
    name,
    kind,
    required,
    options,
    position,
    archived_at: field.archivedAt?.toISOString() ?? null,
    created_at: field.createdAt.toISOString(),
  };
}

/** A stage in the API's names. */
export function stageOut(stage: NamedStage): StageOut {
  const { id, name, description, position } = stage;
  return {
    id,
    name,
    description,
    position,
    required_fields: stage.requiredNames,
    archived_at: stage.archivedAt?.toISOString() ?? null,
    created_at: stage.createdAt.toISOString(),
  };
}

export const listOrganisationFields = endpoint({
  method: "GET",
  path: `${ORG}/fields`,
  id: "listFields",
  summary: "List an organisation's own fields, archived ones too",
  scope: "incidents:read",
  responses: {
    200: { description: "In their order.", schema: z.object({ fields: z.array(fieldOutSchema) }) },
  },
  refusals: ["not_found"],
  async handler({ ctx, params }) {
    const fields = await listFields(ctx, params.id ?? "");
    return { status: 200, body: { fields: fields.map(fieldOut) } };
  },
});

export const addOrganisationField = endpoint({
  method: "POST",
  path: `${ORG}/fields`,
  id: "addField",
  summary: "Add a field of the organisation's own",
  scope: "incidents:notify",
  body: addFieldSchema,
  responses: { 201: { description: "The field.", schema: fieldOutSchema } },
  refusals: ["not_found", "conflict"],
  async handler({ ctx, params, body }) {
    return { status: 201, body: fieldOut(await addField(ctx, params.id ?? "", body)) };
  },
});

export const changeOrganisationField = endpoint({
  method: "PATCH",
  path: `${ORG}/fields/{fieldId}`,
  id: "changeField",
  summary: "Change or archive a field; its kind stays",
  scope: "incidents:notify",
  body: changeFieldSchema,
  responses: { 200: { description: "The field as it now stands.", schema: fieldOutSchema } },
  refusals: ["not_found", "conflict"],
  async handler({ ctx, params, body }) {
    const field = await changeField(ctx, params.id ?? "", params.fieldId ?? "", body);
    return { status: 200, body: fieldOut(field) };
  },
});

export const listOrganisationStages = endpoint({
  method: "GET",
  path: `${ORG}/stages`,
  id: "listStages",
  summary: "List the stages of an organisation's workflow, archived ones too",
  description: "An organisation begins with New, Investigating, Remediating, Notifying, Closed.",
  scope: "incidents:read",
  responses: {
    200: { description: "In their order.", schema: z.object({ stages: z.array(stageOutSchema) }) },
  },
  refusals: ["not_found"],
  async handler({ ctx, params }) {
    const stages = await listStages(ctx, params.id ?? "");
    return { status: 200, body: { stages: stages.map(stageOut) } };
  },
});

export const addOrganisationStage = endpoint({
  method: "POST",
  path: `${ORG}/stages`,
  id: "addStage",
  summary: "Add a stage to an organisation's workflow",
  scope: "incidents:notify",
  body: addStageSchema,
  responses: { 201: { description: "The stage.", schema: stageOutSchema } },
  refusals: ["not_found", "conflict"],
  async handler({ ctx, params, body }) {
    return { status: 201, body: stageOut(await addStage(ctx, params.id ?? "", body)) };
  },
});

export const changeOrganisationStage = endpoint({
  method: "PATCH",
  path: `${ORG}/stages/{stageId}`,
  id: "changeStage",
  summary: "Change, move or archive a stage",
  scope: "incidents:notify",
  body: changeStageSchema,
  responses: { 200: { description: "The stage as it now stands.", schema: stageOutSchema } },
  refusals: ["not_found", "conflict"],
  async handler({ ctx, params, body }) {
    const stage = await changeStage(ctx, params.id ?? "", params.stageId ?? "", body);
    return { status: 200, body: stageOut(stage) };
  },
});
