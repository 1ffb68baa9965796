/** Door 1: facts, the assessment, duties, and what is filed and decided under them. */
import { assessIncident, preview, readAssessed } from "../../register/assess";
import { decide } from "../../register/decide";
import { file } from "../../register/file";
import { getWithLaw } from "../../register/get-whole";
import { stateFacts } from "../../register/state-facts";
import {
  assessBodySchema,
  assessmentSchema,
  dutiesSchema,
  filingBodySchema,
  filingsSchema,
  previewBodySchema,
} from "../../schema/duties";
import { factsBodySchema, factsOutSchema } from "../../schema/facts";
import { decideSchema } from "../../schema/incident";
import { endpoint } from "../kit/endpoint";
import { assessmentOut } from "./duty-resource";
import { incidentAnswer, PATH, whole } from "./incidents";
import { readDuties, readFacts } from "./operations";
import { filingOut } from "./resource";

const ONE = `${PATH}/{id}`;

export const getFacts = endpoint({
  method: "GET",
  path: `${ONE}/facts`,
  id: "getFacts",
  summary: "Read an incident's facts",
  description:
    "What stands now, what contradicts, what Art. 33(3) still asks for, and every statement ever made.",
  scope: "incidents:read",
  responses: { 200: { description: "The facts.", schema: factsOutSchema } },
  refusals: ["not_found"],
  async handler({ ctx, params }) {
    return { status: 200, body: await readFacts(ctx, params.id ?? "") };
  },
});

export const stateIncidentFacts = endpoint({
  method: "POST",
  path: `${ONE}/facts`,
  id: "stateFacts",
  summary: "State or correct facts",
  description:
    "Each fact is an event of its own; a correction keeps the old one and says why. The rules are assessed anew.",
  scope: "incidents:write",
  body: factsBodySchema,
  conditional: true,
  responses: { 200: whole },
  refusals: [
    "not_found",
    "version_mismatch",
    "reason_required",
    "facts_contradict",
    "delay_reasons_required",
  ],
  async handler({ ctx, params, body, ifVersion }) {
    return incidentAnswer(ctx, await stateFacts(ctx, params.id ?? "", body, ifVersion));
  },
});

export const assessRules = endpoint({
  method: "POST",
  path: `${ONE}/assess`,
  id: "assessIncident",
  summary: "Hold an incident against every rule",
  description:
    "For each rule: applies, does not, cannot be told yet (and which fact is missing), or a person decides. What cannot be told of a rule that binds the organisation stands as to_decide.",
  scope: "incidents:write",
  body: assessBodySchema,
  conditional: true,
  responses: { 200: { description: "The verdicts.", schema: assessmentSchema } },
  refusals: ["not_found", "version_mismatch"],
  async handler({ ctx, params, body, ifVersion }) {
    const id = params.id ?? "";
    const it = body.dry_run
      ? await readAssessed(ctx, id)
      : await assessIncident(ctx, id, ifVersion);
    return { status: 200, body: assessmentOut(it, body.dry_run) };
  },
});

export const previewClocks = endpoint({
  method: "POST",
  path: "/api/v1/clock/preview",
  id: "previewClocks",
  summary: "What the rules would make of facts that are on no record",
  description: "Nothing is written. Contradictions are named, and no clock runs from them.",
  scope: "incidents:read",
  body: previewBodySchema,
  responses: { 200: { description: "The verdicts.", schema: assessmentSchema } },
  async handler({ ctx, body }) {
    const it = assessmentOut(await preview(ctx, body), true);
    const asked = body.rules;
    const verdicts = asked
      ? it.verdicts.filter(({ rule_id }) => asked.includes(rule_id))
      : it.verdicts;
    return { status: 200, body: { ...it, verdicts } };
  },
});

export const listDuties = endpoint({
  method: "GET",
  path: `${ONE}/duties`,
  id: "listDuties",
  summary: "List an incident's duties",
  description: "Each with its computation, other readings of the period, decisions and filings.",
  scope: "incidents:read",
  responses: { 200: { description: "All duties.", schema: dutiesSchema } },
  refusals: ["not_found"],
  async handler({ ctx, params }) {
    return { status: 200, body: { duties: await readDuties(ctx, params.id ?? "") } };
  },
});

export const decideOneDuty = endpoint({
  method: "POST",
  path: `${ONE}/duties/{dutyId}/decide`,
  id: "decideOneDuty",
  summary: "Decide a duty",
  description:
    "As …/decide, for the duty that the path names. Art. 34: communicate, or not for one of the reasons of Art. 34(3).",
  scope: "incidents:notify",
  body: decideSchema.omit({ duty_id: true, rule_id: true }),
  conditional: true,
  responses: { 200: whole },
  refusals: ["not_found", "conflict", "facts_contradict", "facts_missing", "version_mismatch"],
  async handler({ ctx, params, body, ifVersion }) {
    const input = { ...body, duty_id: params.dutyId ?? "" };
    return incidentAnswer(ctx, await decide(ctx, params.id ?? "", input, ifVersion));
  },
});

export const listFilings = endpoint({
  method: "GET",
  path: `${ONE}/filings`,
  id: "listFilings",
  summary: "List what was filed about an incident",
  scope: "incidents:read",
  responses: { 200: { description: "All filings, oldest first.", schema: filingsSchema } },
  refusals: ["not_found"],
  async handler({ ctx, params }) {
    const { incident } = await getWithLaw(ctx, params.id ?? "");
    return { status: 200, body: { filings: incident.filings.map(filingOut) } };
  },
});

export const fileUnderDuty = endpoint({
  method: "POST",
  path: `${ONE}/filings`,
  id: "fileUnderDuty",
  summary: "Record a filing under a duty",
  description:
    "The first settles the duty and freezes its lateness. Follow-up, completion and withdrawal are further filings and move no clock.",
  scope: "incidents:notify",
  body: filingBodySchema,
  conditional: true,
  responses: { 200: whole },
  refusals: [
    "not_found",
    "conflict",
    "facts_contradict",
    "reason_required",
    "delay_reasons_required",
    "version_mismatch",
  ],
  async handler({ ctx, params, body, ifVersion }) {
    return incidentAnswer(ctx, await file(ctx, params.id ?? "", body, ifVersion));
  },
});
