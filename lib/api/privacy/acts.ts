/** Door 1: the legal acts on an incident. */
import { decide } from "../../register/decide";
import { notify } from "../../register/notify";
import { decideSchema, notifySchema } from "../../schema/incident";
import { endpoint } from "../kit/endpoint";
import { incidentAnswer, PATH, whole } from "./incidents";

export const notifyAuthority = endpoint({
  method: "POST",
  path: `${PATH}/{id}/notify`,
  id: "notifyAuthority",
  summary: "Record that an authority was notified",
  description:
    "The first filing to a supervisory authority settles the Art. 33 duty. The same again writes nothing; new values for the same authority are a follow-up, which moves no deadline.",
  scope: "incidents:notify",
  body: notifySchema,
  conditional: true,
  responses: { 200: whole },
  refusals: ["not_found", "facts_contradict", "delay_reasons_required", "version_mismatch"],
  async handler({ ctx, params, body, ifVersion }) {
    return incidentAnswer(ctx, await notify(ctx, params.id ?? "", body, ifVersion));
  },
});

export const decideDuty = endpoint({
  method: "POST",
  path: `${PATH}/{id}/decide`,
  id: "decideDuty",
  summary: "Decide that no notification is due, or that it was no breach",
  description: "Keeps who decided, why, and the facts then known. Deciding again erases nothing.",
  scope: "incidents:notify",
  body: decideSchema,
  conditional: true,
  responses: { 200: whole },
  refusals: ["not_found", "conflict", "facts_contradict", "facts_missing", "version_mismatch"],
  async handler({ ctx, params, body, ifVersion }) {
    return incidentAnswer(ctx, await decide(ctx, params.id ?? "", body, ifVersion));
  },
});
