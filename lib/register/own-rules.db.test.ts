import { beforeAll, describe, expect, it } from "vitest";
import { transact } from "../db/transaction";
import { assess } from "../law/assess";
import { NO_FACTS } from "../law/facts";
import { ruleSchema } from "../law/rule";
import { allRules } from "../law/rules";
import { type OwnRuleInput, ownRuleSchema } from "../schema/rule-settings";
import { call, keyFor } from "../testing/api";
import { ctxFor, makeOrg, ownerSql } from "../testing/fixtures";
import { readLaw } from "./law";
import { addOwnRule, changeOwnRule, listOwnRules, ownRulesAt } from "./own-rules";
import { setRule } from "./rule-settings";

const SAID: OwnRuleInput = {
  name: "Hosting for Société Générale & Co.",
  recipient: "Security desk of the customer",
  act: "Tell the customer",
  period: { value: 24, unit: "hours" },
  starts: "aware_at",
  clause: "§ 12.3",
  applies: "always",
};
const terms = (more: Partial<OwnRuleInput> = {}) => ownRuleSchema.parse({ ...SAID, ...more });
const first = async (ctx: ReturnType<typeof ctxFor>, org: string, more?: Partial<OwnRuleInput>) => {
  const [made] = await addOwnRule(ctx, org, terms(more));
  if (!made) throw new Error("nothing was added");
  return made.rule;
};

describe("own rules, by verb", () => {
  it("are whole rules, which the assessment takes like any other", async () => {
    const org = await makeOrg();
    const ctx = ctxFor(org);
    const rule = await first(ctx, org);
    expect(rule.id).toMatch(/^own-hosting-for-societe-generale-co-[0-9a-f]{8}$/);
    expect(rule).toMatchObject({
      version: 1,
      jurisdiction: "ZZ",
      law: "Contract",
      provision: "§ 12.3",
      starts: { fact: "aware_at" },
      checked: "unchecked",
    });
    const later = ctxFor(org, undefined, { now: new Date(ctx.now.getTime() + 1) });
    const optional = await first(later, org, { applies: "person_decides", starts: "stated" });
    const { rules, settings } = await transact(ctx, (tx) => readLaw(tx, org, []));
    const read = rules.slice(allRules().length);
    expect(read).toEqual([rule, optional]);
    expect(read.map((one) => ruleSchema.parse(one))).toEqual(read);
    const about = { settings, filed: { incomplete: new Set<string>() }, now: ctx.now };
    const outcomes = assess(read, { ...NO_FACTS, role: "processor" }, about);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(["applies", "person_decides"]);
  });

  it("bind in the roles that were named", async () => {
    const org = await makeOrg();
    const rule = await first(ctxFor(org), org, { roles: ["processor"] });
    const about = {
      settings: new Map(),
      filed: { incomplete: new Set<string>() },
      now: new Date(),
    };
    const as = (role: "controller" | "processor") =>
      assess([rule], { ...NO_FACTS, role }, about)[0]?.outcome;
    expect(as("processor")).toBe("applies");
    expect(as("controller")).toBe("does_not_apply");
  });

  it.each([
    [{ value: 3, unit: "business_days", calendar: "br-national" }],
    [{ value: 2, unit: "calendar_days" }],
    [{ value: 1, unit: "months" }],
    [{ unit: "without_undue_delay" }],
  ] as const)("take the period %o", async (period) => {
    const org = await makeOrg();
    const rule = await first(ctxFor(org), org, { period });
    expect(rule.period).toEqual({
      value: "value" in period ? period.value : null,
      unit: period.unit,
    });
    expect(rule.calendar).toBe("calendar" in period ? period.calendar : undefined);
  });

  it("change by a further version, and the old one stays as it was", async () => {
    const org = await makeOrg();
    const ctx = ctxFor(org);
    const rule = await first(ctx, org);
    const changed = await changeOwnRule(ctx, org, rule.id, terms({ clause: "§ 14" }));
    expect(changed.map((one) => one.rule.version)).toEqual([2, 1]);
    // The same terms again are no change.
    await changeOwnRule(ctx, org, rule.id, terms({ clause: "§ 14" }));
    expect((await listOwnRules(ctx, org)).map((versions) => versions.length)).toEqual([2]);
    const at = (version: number) => {
      const named = { orgId: org, ruleId: rule.id, ruleVersion: version };
      return transact(ctx, async (tx) => (await ownRulesAt(tx, [named]))(named));
    };
    expect(await at(1)).toEqual(rule);
    expect((await at(2))?.provision).toBe("§ 14");
    expect(await at(3)).toBeUndefined();
    const { rules } = await transact(ctx, (tx) => readLaw(tx, org, []));
    expect(rules.slice(allRules().length)).toEqual([await at(2)]);
    const actions = await ownerSql(
      "SELECT action FROM ledger_entry WHERE org_id = $1 AND subject_id = $2 ORDER BY seq",
      [org, rule.id],
    );
    expect(actions.map(({ action }) => action)).toEqual(["rule.added", "rule.changed"]);
  });

  it("changed twice at once get two versions", async () => {
    const org = await makeOrg();
    const ctx = ctxFor(org);
    const { id } = await first(ctx, org);
    await Promise.all([
      changeOwnRule(ctx, org, id, terms({ clause: "§ 2" })),
      changeOwnRule(ctx, org, id, terms({ clause: "§ 3" })),
    ]);
    const [versions] = await listOwnRules(ctx, org);
    expect(versions?.map(({ rule }) => rule.version)).toEqual([3, 2, 1]);
  });

  it("are withdrawn by switching them off, in their own organisation alone", async () => {
    const org = await makeOrg();
    const ctx = ctxFor(org);
    const { id } = await first(ctx, org);
    const off = { kind: "off", reason: "The contract has ended" } as const;
    expect((await setRule(ctx, org, id, off)).offBecause).toBe("The contract has ended");
    const other = await makeOrg();
    await expect(setRule(ctxFor([org, other]), other, id, off)).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(
      changeOwnRule(ctxFor([org, other]), other, id, terms({ clause: "x" })),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("own rules, over the API", () => {
  let org: string;
  let key: string;
  let path: string;
  beforeAll(async () => {
    org = await makeOrg();
    key = await keyFor(org, ["incidents:read", "incidents:notify"]);
    path = `/api/v1/organisations/${org}/rules`;
  });
  const post = (body: unknown, id = "") => call("POST", `${path}${id}`, { key, body });

  it("are added, changed and listed in the terms in which they were said", async () => {
    const made = await post(SAID);
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject({ ...SAID, version: 1, earlier: [] });
    expect(made.json.roles).toEqual(["controller", "joint_controller", "processor"]);
    const body = { ...SAID, name: "Hosting, new", applies: "person_decides", starts: "stated" };
    const changed = await post(body, `/${made.json.id}`);
    expect(changed.status).toBe(200);
    expect(changed.json).toMatchObject({ ...body, id: made.json.id, version: 2, roles: null });
    const { earlier: _none, ...old } = made.json;
    expect(changed.json.earlier).toEqual([old]);
    expect((await call("GET", path, { key })).json).toEqual({ rules: [changed.json] });
  });

  it.each([
    ["an empty name", { name: " " }, "/name"],
    ["no recipient", { recipient: undefined }, "/recipient"],
    ["no act", { act: undefined }, "/act"],
    ["an empty clause", { clause: "" }, "/clause"],
    ["an unknown start", { starts: "resolved_at" }, "/starts"],
    ["an unknown unit", { period: { value: 1, unit: "weeks" } }, "/period/unit"],
    ["no number", { period: { unit: "hours" } }, "/period/value"],
    ["none at all", { period: { value: 0, unit: "hours" } }, "/period/value"],
    [
      "a number for no number",
      { period: { value: 1, unit: "without_undue_delay" } },
      "/period/value",
    ],
    [
      "business days of nowhere",
      { period: { value: 1, unit: "business_days" } },
      "/period/calendar",
    ],
    [
      "a calendar for hours",
      { period: { value: 1, unit: "hours", calendar: "us-federal" } },
      "/period/calendar",
    ],
    ["another way to apply", { applies: "sometimes" }, "/applies"],
    ["no role", { roles: [] }, "/roles"],
    ["roles where a person decides", { applies: "person_decides", roles: ["processor"] }, "/roles"],
    ["a field that is none", { price: 1 }, "/price"],
  ])("refuse %s and name the field", async (_what, more, pointer) => {
    const before = await call("GET", path, { key });
    const refused = await post({ ...SAID, ...more });
    expect(refused.status).toBe(400);
    expect(JSON.stringify(refused.json)).toContain(`"${pointer}"`);
    expect((await call("GET", path, { key })).json).toEqual(before.json);
  });

  it("are 404 for a rule that is none or of the library, and for another organisation", async () => {
    const { json } = await post(SAID);
    expect((await post(SAID, "/own-nothing-00000000")).status).toBe(404);
    expect((await post(SAID, "/eu-gdpr-art33")).status).toBe(404);
    const stranger = await keyFor(await makeOrg(), ["incidents:read", "incidents:notify"]);
    for (const [method, address] of [
      ["GET", path],
      ["POST", path],
      ["POST", `${path}/${json.id}`],
    ] as const) {
      const body = method === "POST" ? SAID : undefined;
      expect((await call(method, address, { key: stranger, body })).status).toBe(404);
    }
    const reader = await keyFor(org, ["incidents:read"]);
    expect((await call("POST", path, { key: reader, body: SAID })).status).toBe(403);
  });
});
