/** Door 1: the incidents themselves. */
import type { Ctx } from "../../context";
import { csvOf } from "../../documents/csv";
import { ownValues } from "../../register/attributes";
import { declare } from "../../register/declare";
import type { WholeIncident } from "../../register/incident";
import { update } from "../../register/update";
import {
  declareSchema,
  incidentDetailSchema,
  incidentFilterSchema,
  incidentPageSchema,
  listSchema,
  updateSchema,
} from "../../schema/incident";
import { type Answer, endpoint } from "../kit/endpoint";
import type { Incoming } from "../kit/incoming";
import { streamOf } from "../kit/stream";
import { listIncidents, readIncident } from "./operations";
import { incidentDetailOut } from "./resource";

export const PATH = "/api/v1/privacy/incidents";
const ETAG = { ETag: "The version, in quotes; send it back as If-Match." };
export const whole = {
  description: "The incident as it now stands.",
  schema: incidentDetailSchema,
  headers: ETAG,
};

/** One incident as an answer, with its version as the ETag. */
export async function incidentAnswer(
  ctx: Ctx,
  incident: WholeIncident,
  more: Partial<Answer> = {},
): Promise<Answer> {
  return {
    status: more.status ?? 200,
    body: incidentDetailOut(incident, await ownValues(ctx, incident), ctx.now),
    headers: { ETag: `"${incident.version}"`, ...more.headers },
  };
}

export const declareIncident = endpoint({
  method: "POST",
  path: PATH,
  id: "declareIncident",
  summary: "Declare a personal-data breach; starts its clocks",
  description:
    "discovered_at is the controller's awareness; the Art. 33 clock is due exactly 72 hours later. For history it also takes what was already filed and resolved.",
  scope: "incidents:create",
  body: declareSchema,
  responses: {
    201: { ...whole, headers: { ...ETAG, Location: "Where the incident is." } },
  },
  refusals: ["facts_missing", "facts_contradict", "delay_reasons_required"],
  async handler({ ctx, body }) {
    const incident = await declare(ctx, body);
    return incidentAnswer(ctx, incident, {
      status: 201,
      headers: { Location: `${PATH}/${incident.id}` },
    });
  },
});

export const listPrivacyIncidents = endpoint({
  method: "GET",
  path: PATH,
  id: "listIncidents",
  summary: "List an organisation's incidents",
  description:
    "Accept: text/csv exports the current filter instead; limit and cursor do not bind it.",
  scope: "incidents:read",
  query: listSchema,
  responses: {
    200: { description: "One page of incidents.", schema: incidentPageSchema, asText: "text/csv" },
  },
  async handler({ ctx, query, request }) {
    const { limit: _limit, cursor: _cursor, ...filter } = query;
    if (wantsCsv(request)) return csvAnswer(csvOf(ctx, filter));
    return { status: 200, body: await listIncidents(ctx, query) };
  },
});

export const exportIncidents = endpoint({
  method: "GET",
  path: `${PATH}.csv`,
  id: "exportIncidents",
  summary: "Export an organisation's incidents as CSV",
  scope: "incidents:read",
  query: incidentFilterSchema,
  responses: {
    200: { description: "Every incident that fits, a row each.", contentType: "text/csv" },
  },
  async handler({ ctx, query }) {
    return csvAnswer(csvOf(ctx, query));
  },
});

async function csvAnswer(rows: AsyncIterable<string>): Promise<Answer> {
  return {
    status: 200,
    // The first piece is read before the answer begins, so that a refusal still is one.
    stream: await streamOf(rows),
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="incidents.csv"',
    },
  };
}

/** Whether text/csv is asked for by name, and no less than JSON: a browser's "anything" gets JSON. */
function wantsCsv(request: Incoming): boolean {
  const accepted = request.headers.get("accept") ?? "";
  const csv = weightOf("text/csv", accepted);
  return csv > 0 && csv >= weightOf("application/json", accepted);
}

/** RFC 9110 § 12.5.1: how much a type is wanted, 0 where it is not named. */
function weightOf(type: string, accepted: string): number {
  const ranges = accepted.split(",").map((range) => range.toLowerCase().replaceAll(/\s/g, ""));
  const [named] = ranges.filter((range) => range.split(";")[0] === type);
  if (named === undefined) return 0;
  const said = /;q=([\d.]+)/.exec(named)?.[1];
  return said === undefined ? 1 : Number(said);
}

export const getIncident = endpoint({
  method: "GET",
  path: `${PATH}/{id}`,
  id: "getIncident",
  summary: "Read one incident",
  scope: "incidents:read",
  responses: { 200: whole },
  refusals: ["not_found"],
  async handler({ ctx, params }) {
    const incident = await readIncident(ctx, params.id ?? "");
    return { status: 200, body: incident, headers: { ETag: `"${incident.version}"` } };
  },
});

export const updateIncident = endpoint({
  method: "PATCH",
  path: `${PATH}/{id}`,
  id: "updateIncident",
  summary: "Change an incident's details or status",
  description:
    "Absent fields are left alone, null clears. The authority's notification goes to /notify.",
  scope: "incidents:write",
  body: updateSchema,
  conditional: true,
  responses: { 200: whole },
  refusals: [
    "not_found",
    "illegal_transition",
    "duties_unsettled",
    "version_mismatch",
    "reason_required",
    "facts_contradict",
  ],
  async handler({ ctx, params, body, ifVersion }) {
    return incidentAnswer(ctx, await update(ctx, params.id ?? "", body, ifVersion));
  },
});
