/** What an organisation sets about rules, and the rules of its own. */
import { z } from "zod";
import { addOwnRule, changeOwnRule, listOwnRules } from "../../register/own-rules";
import { listSettings, setRule } from "../../register/rule-settings";
import {
  ownRuleOutSchema,
  ownRuleSchema,
  ruleSettingSchema,
  settingOutSchema,
} from "../../schema/rule-settings";
import { endpoint } from "../kit/endpoint";
import { ownRuleOut, settingOut } from "./resource";

const PATH = "/api/v1/organisations/{id}/rules";

export const listRuleSettings = endpoint({
  method: "GET",
  path: `${PATH}/settings`,
  id: "listRuleSettings",
  summary: "List what an organisation has set about rules, with the history",
  scope: "incidents:read",
  responses: {
    200: {
      description: "Each rule of which anything was set.",
      schema: z.object({ settings: z.array(settingOutSchema) }),
    },
  },
  refusals: ["not_found"],
  async handler({ ctx, params }) {
    const records = await listSettings(ctx, params.id ?? "");
    return { status: 200, body: { settings: records.map(settingOut) } };
  },
});

export const setRuleSetting = endpoint({
  method: "POST",
  path: `${PATH}/{ruleId}/settings`,
  id: "setRuleSetting",
  summary: "Switch a rule off or on, or pin its commencement",
  description:
    "A rule that is off starts no new duties; duties that stand are left alone. A date of commencement is for rules that are not in force, or whose date is unchecked.",
  scope: "incidents:notify",
  body: ruleSettingSchema,
  responses: { 200: { description: "What now holds for the rule.", schema: settingOutSchema } },
  refusals: ["not_found", "conflict"],
  async handler({ ctx, params, body }) {
    const held = await setRule(ctx, params.id ?? "", params.ruleId ?? "", body);
    return { status: 200, body: settingOut(held) };
  },
});

export const listOrganisationRules = endpoint({
  method: "GET",
  path: PATH,
  id: "listOrganisationRules",
  summary: "List an organisation's own rules, with their earlier versions",
  scope: "incidents:read",
  responses: {
    200: {
      description: "The rules, in the order in which they were added.",
      schema: z.object({ rules: z.array(ownRuleOutSchema) }),
    },
  },
  refusals: ["not_found"],
  async handler({ ctx, params }) {
    const rules = await listOwnRules(ctx, params.id ?? "");
    return { status: 200, body: { rules: rules.map(ownRuleOut) } };
  },
});

export const addOrganisationRule = endpoint({
  method: "POST",
  path: PATH,
  id: "addOrganisationRule",
  summary: "Add a rule of the organisation's own, from a contract",
  description: "It is withdrawn by switching it off.",
  scope: "incidents:notify",
  body: ownRuleSchema,
  responses: { 201: { description: "The rule, as version 1.", schema: ownRuleOutSchema } },
  refusals: ["not_found"],
  async handler({ ctx, params, body }) {
    return { status: 201, body: ownRuleOut(await addOwnRule(ctx, params.id ?? "", body)) };
  },
});

export const changeOrganisationRule = endpoint({
  method: "POST",
  path: `${PATH}/{ruleId}`,
  id: "changeOrganisationRule",
  summary: "Change a rule of the organisation's own: a further version",
  description: "Clocks keep the version that they started under.",
  scope: "incidents:notify",
  body: ownRuleSchema,
  responses: { 200: { description: "The rule as it now stands.", schema: ownRuleOutSchema } },
  refusals: ["not_found"],
  async handler({ ctx, params, body }) {
    const versions = await changeOwnRule(ctx, params.id ?? "", params.ruleId ?? "", body);
    return { status: 200, body: ownRuleOut(versions) };
  },
});
