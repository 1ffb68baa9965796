/** Door 3: the incident entity of a GRC system. The record is the register's own; docs/grc.md. */
import { z } from "zod";
import { createGrc } from "../../register/grc/create";
import { getGrc } from "../../register/grc/get";
import { listGrc } from "../../register/grc/list";
import { updateGrc } from "../../register/grc/update";
import { type GrcRecord, viewOf } from "../../register/grc/view";
import {
  type GrcIncident,
  grcCreateSchema,
  grcIncidentSchema,
  grcListSchema,
  grcPageSchema,
  grcUpdateSchema,
} from "../../schema/grc";
import { uuid } from "../../schema/text";
import { type Answer, endpoint } from "../kit/endpoint";
import { grcId, uuidOf } from "./ulid";

const PATH = "/api/v1/grc/incidents";
const ETAG = { ETag: "The version, in quotes; send it back as If-Match." };
const one = {
  description: "The incident as it now stands.",
  schema: grcIncidentSchema,
  headers: ETAG,
};

const entity = (record: GrcRecord): GrcIncident => ({ id: grcId(record.id), ...viewOf(record) });

function answerOf(record: GrcRecord, more: Partial<Answer> = {}): Answer {
  const headers = { ETag: `"${record.version}"`, ...more.headers };
  return { status: more.status ?? 200, body: entity(record), headers };
}

/** A malformed id is found nowhere. */
const idIn = (params: Record<string, string>) => uuidOf(params.id ?? "") ?? "";

export const createGrcIncident = endpoint({
  method: "POST",
  path: PATH,
  id: "createGrcIncident",
  summary: "Create an incident as a GRC system names it",
  description:
    "In the credential's own organisation, or in ?orgId. detected_at is detection, never awareness: the Art. 33 duty stands as to decide. What another system says of its own notifications and of its closing is kept and settles nothing.",
  scope: "grc:write",
  query: z.strictObject({ orgId: uuid.optional() }),
  body: grcCreateSchema,
  responses: { 201: { ...one, headers: { ...ETAG, Location: "Where the incident is." } } },
  refusals: ["facts_contradict"],
  async handler({ ctx, homeOrgId, query, body }) {
    const record = await createGrc(ctx, query.orgId ?? homeOrgId, body);
    const headers = { Location: `${PATH}/${grcId(record.id)}` };
    return answerOf(record, { status: 201, headers });
  },
});

export const listGrcIncidents = endpoint({
  method: "GET",
  path: PATH,
  id: "listGrcIncidents",
  summary: "List incidents as a GRC system names them",
  description:
    "Newest first. A key or client sees the records that it created, all of them with grc:read_all. Deleted ones only with includeDeleted=true.",
  scope: "grc:read",
  query: grcListSchema,
  responses: { 200: { description: "One page of incidents.", schema: grcPageSchema } },
  async handler({ ctx, homeOrgId, query }) {
    const asked = query.id === undefined ? query : { ...query, id: uuidOf(query.id) ?? "" };
    const { records, nextCursor, total, totalIsCapped } = await listGrc(ctx, homeOrgId, asked);
    return {
      status: 200,
      body: {
        items: records.map(entity),
        nextCursor,
        total,
        ...(totalIsCapped ? { total_is_capped: true as const } : {}),
      },
    };
  },
});

export const getGrcIncident = endpoint({
  method: "GET",
  path: `${PATH}/{id}`,
  id: "getGrcIncident",
  summary: "Read one incident as a GRC system names it",
  description: "By inc_ and its ULID, or by the register's uuid. A deleted one too.",
  scope: "grc:read",
  responses: { 200: one },
  refusals: ["not_found"],
  async handler({ ctx, params }) {
    return answerOf(await getGrc(ctx, idIn(params)));
  },
});

export const updateGrcIncident = endpoint({
  method: "PATCH",
  path: `${PATH}/{id}`,
  id: "updateGrcIncident",
  summary: "Change an incident as a GRC system names it",
  description:
    "Absent fields are left alone, null clears. is_deleted with a reason hides a drill or an empty draft; anything else stays, as Art. 33(5) GDPR asks.",
  scope: "grc:write",
  body: grcUpdateSchema,
  conditional: true,
  responses: { 200: one },
  refusals: ["not_found", "conflict", "version_mismatch", "reason_required", "facts_contradict"],
  async handler({ ctx, params, body, ifVersion }) {
    return answerOf(await updateGrc(ctx, idIn(params), body, ifVersion));
  },
});
