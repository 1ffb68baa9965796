/** The door for DPDP events and timers (India). */

import { decideTimer } from "../../register/dpdp/decide-timer";
import {
  batchResultSchema,
  emitBatchSchema,
  emitQuerySchema,
  emitSchema,
  emittedSchema,
  eventsPageSchema,
  eventsQuerySchema,
  timerDecisionSchema,
  timerSchema,
  timersPageSchema,
  timersQuerySchema,
} from "../../schema/dpdp";
import { endpoint } from "../kit/endpoint";
import { emitMany, emitOne, readEvents, readTimers } from "./operations";
import { timerOut } from "./resource";

const PATH = "/api/v1/compliance/dpdp";
const EIGHT_MIB = 8 * 1024 * 1024;

export const emitDpdpEvent = endpoint({
  method: "POST",
  path: `${PATH}/emit`,
  id: "emitDpdpEvent",
  summary: "Record a DPDP event; starts and stops timers",
  description:
    "Events are never changed or deleted. dsr_received starts 90 days; breach_detected opens or joins an incident and starts CERT-In's 6 hours, the Board's 72 hours and the two duties without a number. breach_notified stops the timer of its recipient alone.",
  scope: "dpdp:write",
  query: emitQuerySchema,
  body: emitSchema,
  responses: {
    200: {
      description:
        "The event, with the timers that it started or stopped; where it could stop none, those that are open.",
      schema: emittedSchema,
    },
  },
  refusals: ["not_found", "conflict", "facts_contradict"],
  async handler({ ctx, homeOrgId, query, body }) {
    return { status: 200, body: await emitOne(ctx, query.orgId ?? homeOrgId, body) };
  },
});

export const emitDpdpBatch = endpoint({
  method: "POST",
  path: `${PATH}/emit/batch`,
  id: "emitDpdpBatch",
  summary: "Record up to 500 DPDP events, each judged by itself",
  description:
    "In their order and in one transaction. An event that is refused is left out and named; the good ones are kept.",
  scope: "dpdp:write",
  bodyLimit: EIGHT_MIB,
  query: emitQuerySchema,
  body: emitBatchSchema,
  responses: {
    200: { description: "A result for each event, in their order.", schema: batchResultSchema },
  },
  refusals: ["not_found"],
  async handler({ ctx, homeOrgId, query, body }) {
    return { status: 200, body: await emitMany(ctx, query.orgId ?? homeOrgId, body.events) };
  },
});

export const listDpdpEvents = endpoint({
  method: "GET",
  path: `${PATH}/events`,
  id: "listDpdpEvents",
  summary: "List DPDP events, newest first",
  scope: "dpdp:read",
  query: eventsQuerySchema,
  responses: { 200: { description: "One page of events.", schema: eventsPageSchema } },
  refusals: ["not_found"],
  async handler({ ctx, homeOrgId, query: { orgId, ...query } }) {
    return { status: 200, body: await readEvents(ctx, orgId ?? homeOrgId, query) };
  },
});

export const listDpdpTimers = endpoint({
  method: "GET",
  path: `${PATH}/timers`,
  id: "listDpdpTimers",
  summary: "List DPDP timers, newest first",
  description:
    "The first page carries how many there are of each status. With status=overdue they come by their end, the latest first.",
  scope: "dpdp:read",
  query: timersQuerySchema,
  responses: { 200: { description: "One page of timers.", schema: timersPageSchema } },
  refusals: ["not_found"],
  async handler({ ctx, homeOrgId, query: { orgId, ...query } }) {
    return { status: 200, body: await readTimers(ctx, orgId ?? homeOrgId, query) };
  },
});

export const decideDpdpTimer = endpoint({
  method: "POST",
  path: `${PATH}/timers/{id}/decide`,
  id: "decideDpdpTimer",
  summary: "Decide whether the rule of a request's timer applies",
  description:
    "For the timers of requests that stand to decide. Those of a breach are decided at its incident.",
  scope: "incidents:notify",
  body: timerDecisionSchema,
  responses: { 200: { description: "The timer as it now stands.", schema: timerSchema } },
  refusals: ["not_found", "conflict"],
  async handler({ ctx, params, body }) {
    return { status: 200, body: timerOut(await decideTimer(ctx, params.id ?? "", body), ctx.now) };
  },
});
