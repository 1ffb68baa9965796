/** Door 1: the severity after ENISA's method. A score proposes; none of these changes a duty or the risk. */
import type { Ctx } from "../../context";
import type { SeverityRow } from "../../db/rows";
import { inPoints, severityOf } from "../../law/enisa";
import { assessSeverity, keptIn, trySeverity } from "../../register/assess-severity";
import { get } from "../../register/get";
import {
  assessSeveritySchema,
  type SeverityOut,
  type SeverityVersions,
  severityOutSchema,
  severityVersionsSchema,
} from "../../schema/severity";
import { endpoint } from "../kit/endpoint";
import { PATH } from "./incidents";

const ONE = `${PATH}/{id}/severity`;

export const getSeverity = endpoint({
  method: "GET",
  path: ONE,
  id: "getSeverity",
  summary: "Read an incident's severity, every version",
  scope: "incidents:read",
  responses: { 200: { description: "All versions.", schema: severityVersionsSchema } },
  refusals: ["not_found"],
  async handler({ ctx, params }) {
    return { status: 200, body: await readSeverities(ctx, params.id ?? "") };
  },
});

export const assessIncidentSeverity = endpoint({
  method: "POST",
  path: ONE,
  id: "assessSeverity",
  summary: "Assess an incident's severity after ENISA's method of 2013",
  description:
    "Adds a version; the same inputs again write nothing. A score proposes, a person decides: the incident's own severity, its risk and its duties stay as they are.",
  scope: "incidents:write",
  body: assessSeveritySchema,
  conditional: true,
  responses: {
    200: {
      description: "The version, or in a dry run what it would be.",
      schema: severityOutSchema,
      headers: { ETag: "The incident's version, in quotes; send it back as If-Match." },
    },
  },
  refusals: ["not_found", "version_mismatch"],
  async handler({ ctx, params, body, ifVersion }) {
    const id = params.id ?? "";
    const { incident, severity } = body.dry_run
      ? await trySeverity(ctx, id, body)
      : await assessSeverity(ctx, id, body, ifVersion);
    const version = versionOut(severity);
    return {
      status: 200,
      body: body.dry_run ? unrecorded(version) : version,
      headers: { ETag: `"${incident.version}"` },
    };
  },
});

/** Every version of an incident's severity, the newest first. Throws Refusal not_found, insufficient_scope. */
export async function readSeverities(ctx: Ctx, id: string): Promise<SeverityVersions> {
  const { severities } = await get(ctx, id);
  return { versions: severities.map(versionOut).reverse() };
}

function versionOut(row: SeverityRow): SeverityOut {
  const { persons, unintelligible, ...inputs } = keptIn(row);
  const { band, computation, flags } = severityOf(inputs, { persons, unintelligible });
  return {
    version: row.version,
    method: row.method,
    inputs,
    quarters: row.quarters,
    score: inPoints(row.quarters),
    band,
    computation,
    persons,
    flags,
    reasons: row.reasons,
    recorded_at: row.recordedAt.toISOString(),
    recorded_by: { type: row.recordedByType, id: row.recordedById, name: row.recordedByName },
  };
}

/** Nobody recorded it: it has no number, no time and no author. */
function unrecorded(version: SeverityOut): SeverityOut {
  return { ...version, version: null, recorded_at: null, recorded_by: null };
}
