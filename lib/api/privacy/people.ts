/** Door 1: who sees to an incident, its tags, and what was learned. */
import { assignOwner, assignPersons, readPeople } from "../../register/collaboration/assign";
import { lessonsOf, writeLessons } from "../../register/collaboration/lessons";
import { setTags, tagsOf } from "../../register/collaboration/tags";
import { get } from "../../register/get";
import {
  assigneesBodySchema,
  lessonsSchema,
  ownerBodySchema,
  peopleSchema,
  tagsBodySchema,
  tagsQuerySchema,
} from "../../schema/collaboration";
import { endpoint } from "../kit/endpoint";
import { incidentAnswer, PATH, whole } from "./incidents";

const ONE = `${PATH}/{id}`;

export const getPeople = endpoint({
  method: "GET",
  path: `${ONE}/people`,
  id: "getPeople",
  summary: "Read who sees to an incident, and who could",
  scope: "incidents:read",
  responses: { 200: { description: "Owner, assignees, candidates.", schema: peopleSchema } },
  refusals: ["not_found"],
  async handler({ ctx, params }) {
    return { status: 200, body: await readPeople(ctx, params.id ?? "") };
  },
});

export const putOwner = endpoint({
  method: "PUT",
  path: `${ONE}/owner`,
  id: "assignOwner",
  summary: "Make a person the owner of an incident",
  description: "One who may read it. Duties and clocks do not move by it.",
  scope: "incidents:write",
  body: ownerBodySchema,
  conditional: true,
  responses: { 200: whole },
  refusals: ["not_found", "conflict", "version_mismatch"],
  async handler({ ctx, params, body, ifVersion }) {
    return incidentAnswer(ctx, await assignOwner(ctx, params.id ?? "", body.user_id, ifVersion));
  },
});

export const putAssignees = endpoint({
  method: "PUT",
  path: `${ONE}/assignees`,
  id: "assignPersons",
  summary: "Say who works on an incident",
  description:
    "All of them at once. The register door's assignees are another system's words, and are not these.",
  scope: "incidents:write",
  body: assigneesBodySchema,
  conditional: true,
  responses: { 200: whole },
  refusals: ["not_found", "conflict", "version_mismatch"],
  async handler({ ctx, params, body, ifVersion }) {
    return incidentAnswer(ctx, await assignPersons(ctx, params.id ?? "", body.user_ids, ifVersion));
  },
});

export const putTags = endpoint({
  method: "PUT",
  path: `${ONE}/tags`,
  id: "setTags",
  summary: "Say an incident's tags",
  description: "All of them at once.",
  scope: "incidents:write",
  body: tagsBodySchema,
  conditional: true,
  responses: { 200: whole },
  refusals: ["not_found", "conflict", "version_mismatch"],
  async handler({ ctx, params, body, ifVersion }) {
    return incidentAnswer(ctx, await setTags(ctx, params.id ?? "", body.tags, ifVersion));
  },
});

export const listTags = endpoint({
  method: "GET",
  path: "/api/v1/privacy/tags",
  id: "listTags",
  summary: "List the tags that an organisation uses",
  scope: "incidents:read",
  query: tagsQuerySchema,
  responses: { 200: { description: "Those used most first.", schema: tagsBodySchema } },
  async handler({ ctx, query }) {
    return { status: 200, body: { tags: await tagsOf(ctx, query.orgId) } };
  },
});

export const getLessons = endpoint({
  method: "GET",
  path: `${ONE}/lessons`,
  id: "getLessons",
  summary: "Read what was learned from an incident",
  scope: "incidents:read",
  responses: { 200: { description: "Four texts.", schema: lessonsSchema } },
  refusals: ["not_found"],
  async handler({ ctx, params }) {
    return { status: 200, body: lessonsOf(await get(ctx, params.id ?? "")) };
  },
});

export const putLessons = endpoint({
  method: "PUT",
  path: `${ONE}/lessons`,
  id: "writeLessons",
  summary: "Write what was learned from an incident",
  description: "All four texts at once. Send the version that you read as If-Match.",
  scope: "incidents:write",
  body: lessonsSchema,
  conditional: true,
  responses: { 200: whole },
  refusals: ["not_found", "conflict", "version_mismatch"],
  async handler({ ctx, params, body, ifVersion }) {
    return incidentAnswer(ctx, await writeLessons(ctx, params.id ?? "", body, ifVersion));
  },
});
