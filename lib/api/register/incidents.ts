/** Door 4: the incident register in OneTrust's shapes. */
import { z } from "zod";
import { Refusal } from "../../errors";
import { createAtRegister } from "../../register/register-door/create";
import { linkInventory } from "../../register/register-door/link";
import { moveToStage } from "../../register/register-door/move-stage";
import { getAtRegister } from "../../register/register-door/read";
import { replaceAtRegister } from "../../register/register-door/replace";
import { searchAtRegister } from "../../register/register-door/search";
import {
  incidentInformationSchema,
  incidentRowSchema,
  linkedSchema,
  stageAnswerSchema,
} from "../../schema/register-door/answers";
import {
  createIncidentSchema,
  INVENTORY_TYPES,
  inventoryLinkSchema,
  replaceIncidentSchema,
} from "../../schema/register-door/incident";
import { searchBodySchema, searchQuerySchema } from "../../schema/register-door/search";
import { stageMoveSchema } from "../../schema/register-door/stage-move";
import { type Answer, endpoint } from "../kit/endpoint";
import { inOwnNames } from "./door-names";
import { pageLinks } from "./page-links";
import { informationOut, linkedOut, rowOut, stageAnswerOut } from "./resource";

const BASE = "/api/incident/v1";
const PATH = `${BASE}/incidents`;
const STAGE = `${BASE}/assignments/entities/{entityId}`;
const whole = {
  description: "The incident as it now stands.",
  schema: incidentInformationSchema,
  headers: { ETag: "The version, in quotes; send it back as If-Match." },
};

export const createRegisterIncident = endpoint({
  method: "POST",
  path: PATH,
  id: "createRegisterIncident",
  summary: "Create an incident; answers its id alone",
  description:
    "dateDiscovered is the controller's awareness and starts the clocks. deadline and notificationNeeded are kept as your statement and settle nothing.",
  scope: "incidents:create",
  bearerOnly: true,
  body: createIncidentSchema,
  responses: {
    201: {
      description: "The id of the incident, as a JSON string.",
      schema: z.uuid(),
      headers: { Location: "Where the incident is." },
    },
  },
  refusals: ["facts_contradict"],
  async handler({ ctx, body }) {
    const { id } = await inOwnNames(() => createAtRegister(ctx, body));
    return { status: 201, body: id, headers: { Location: `${PATH}/${id}` } };
  },
});

export const getRegisterIncident = endpoint({
  method: "GET",
  path: `${PATH}/{incidentId}`,
  id: "getRegisterIncident",
  summary: "Read one incident",
  scope: "incidents:read",
  bearerOnly: true,
  responses: { 200: whole },
  refusals: ["not_found"],
  async handler({ ctx, params }) {
    const found = await getAtRegister(ctx, params.incidentId ?? "");
    return {
      status: 200,
      body: informationOut(found, ctx.now),
      headers: { ETag: `"${found.incident.version}"` },
    };
  },
});

export const putRegisterIncident = endpoint({
  method: "PUT",
  path: `${PATH}/{incidentId}`,
  id: "putRegisterIncident",
  summary: "Update an incident",
  description:
    "What is absent is left alone, null clears. A date that is on record is corrected with a reason.",
  scope: "incidents:write",
  bearerOnly: true,
  body: replaceIncidentSchema,
  conditional: true,
  responses: { 200: whole },
  refusals: [
    "not_found",
    "conflict",
    "version_mismatch",
    "reason_required",
    "facts_contradict",
    "delay_reasons_required",
  ],
  async handler({ ctx, params, body, ifVersion }) {
    const changed = await inOwnNames(() =>
      replaceAtRegister(ctx, params.incidentId ?? "", body, ifVersion),
    );
    return {
      status: 200,
      body: informationOut(changed, ctx.now),
      headers: { ETag: `"${changed.incident.version}"` },
    };
  },
});

export const searchRegisterIncidents = endpoint({
  method: "POST",
  path: `${PATH}/search`,
  id: "searchRegisterIncidents",
  summary: "Search incidents",
  description: "The body may be left out: then everything is found.",
  scope: "incidents:read",
  bearerOnly: true,
  query: searchQuerySchema,
  body: searchBodySchema,
  bodyOptional: true,
  responses: {
    200: {
      description: "One page of incidents.",
      schema: z.array(incidentRowSchema),
      headers: {
        "X-Total-Count": "How many there are; 10000 where there are more.",
        "X-Total-Count-Capped": "true where there are more than X-Total-Count.",
        Link: "The first, previous and next page (RFC 8288).",
      },
    },
  },
  refusals: ["not_found"],
  async handler({ ctx, query, body }) {
    const found = await searchAtRegister(ctx, query, body ?? {});
    return {
      status: 200,
      body: found.incidents.map((incident) => rowOut(incident, found.around)),
      headers: {
        "X-Total-Count": String(found.total),
        "X-Total-Count-Capped": String(found.totalIsCapped),
        Link: pageLinks(`${PATH}/search`, query, found),
      },
    };
  },
});

const moves = {
  summary: "Move an incident to a stage",
  description:
    "Answers the stage. The justification is kept; a stage settles no duty, and nothing in parameters skips a required field.",
  scope: "incidents:write",
  bearerOnly: true,
  body: stageMoveSchema,
  conditional: true,
  responses: { 200: { description: "The stage it is in now.", schema: stageAnswerSchema } },
  refusals: ["not_found", "facts_missing", "version_mismatch", "conflict"],
} as const;

export const moveRegisterStage = endpoint({
  ...moves,
  method: "POST",
  path: `${STAGE}/stage`,
  id: "moveRegisterStage",
  async handler({ ctx, params, body, ifVersion }): Promise<Answer> {
    const { stage, stages } = await moveToStage(ctx, params.entityId ?? "", body, ifVersion);
    return { status: 200, body: stageAnswerOut(stage, stages) };
  },
});

/** The one kind of workflow there is. */
const WORKFLOW_TYPE = "IncidentWorkflowType";

export const moveRegisterStageByType = endpoint({
  ...moves,
  method: "POST",
  path: `${STAGE}/types/{type}/stage`,
  id: "moveRegisterStageByType",
  summary: "Move an incident to a stage of the workflow of this type",
  async handler({ ctx, params, body, ifVersion }): Promise<Answer> {
    requireKnown("type", params.type, [WORKFLOW_TYPE]);
    const { stage, stages } = await moveToStage(ctx, params.entityId ?? "", body, ifVersion);
    return { status: 200, body: stageAnswerOut(stage, stages) };
  },
});

export const linkRegisterInventory = endpoint({
  method: "POST",
  path: `${PATH}/{incidentId}/inventory-links/{inventoryType}`,
  id: "linkRegisterInventory",
  summary: "Link an incident to assets, processing activities, vendors or entities",
  description: "What is not on record yet is put there, with nothing but its ids.",
  scope: "incidents:write",
  bearerOnly: true,
  body: inventoryLinkSchema,
  conditional: true,
  responses: { 201: { description: "What is linked now.", schema: linkedSchema } },
  refusals: ["not_found", "version_mismatch", "conflict"],
  async handler({ ctx, params, body, ifVersion }) {
    const type = requireKnown("inventoryType", params.inventoryType, INVENTORY_TYPES);
    const linked = await linkInventory(ctx, params.incidentId ?? "", type, body, ifVersion);
    return { status: 201, body: linkedOut(linked) };
  },
});

/** A word of the path that is one of a list. Throws Refusal invalid_request. */
function requireKnown<Word extends string>(
  name: string,
  said: string | undefined,
  known: readonly Word[],
): Word {
  const found = known.find((word) => word === said);
  if (found) return found;
  throw new Refusal("invalid_request", `${name}: There is no ${said ?? ""}.`, {
    faults: [
      {
        pointer: name,
        detail: `${said ?? ""} is not one of those that this contract knows.`,
        fix: `Use one of: ${known.join(", ")}.`,
      },
    ],
  });
}
