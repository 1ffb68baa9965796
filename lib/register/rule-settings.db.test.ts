import { beforeAll, describe, expect, it } from "vitest";
import { transact } from "../db/transaction";
import { assess } from "../law/assess";
import { NO_FACTS } from "../law/facts";
import { allRules } from "../law/rules";
import { ruleSettingSchema } from "../schema/rule-settings";
import { call, keyFor } from "../testing/api";
import { ctxFor, makeOrg, ownerSql } from "../testing/fixtures";
import { readLaw } from "./law";
import { listSettings, setRule } from "./rule-settings";

const ART33 = "eu-gdpr-art33";
const off = ruleSettingSchema.parse({ kind: "off", reason: "Not ours" });
const on = ruleSettingSchema.parse({ kind: "on", reason: "Ours after all" });
const pin = (commencement: string) =>
  ruleSettingSchema.parse({ kind: "commencement", reason: "As gazetted", commencement });

/** A rule whose date may be pinned, one that is a proposal, and one whose date was checked. */
const unchecked = allRules().find(
  (rule) => rule.status === "in_force" && rule.effectiveChecked === "unchecked",
);
const proposed = allRules().find(({ status }) => status === "proposed");
const pending = allRules().find(({ status }) => status === "not_yet_in_force");
const idOf = (rule: { id: string } | undefined) => {
  if (!rule) throw new Error("The library has no such rule any more.");
  return rule.id;
};

describe("settings of a rule, by verb", () => {
  it("lets the latest of off and on hold, with the date apart, and keeps them all", async () => {
    const org = await makeOrg();
    const ctx = ctxFor(org);
    const ruleId = idOf(unchecked);
    const held = async () => (await transact(ctx, (tx) => readLaw(tx, org, []))).settings;
    expect((await held()).get(ruleId)).toBeUndefined();
    await setRule(ctx, org, ruleId, off);
    expect((await held()).get(ruleId)).toMatchObject({
      offBecause: "Not ours",
      commencement: null,
    });
    await setRule(ctx, org, ruleId, pin("2030-02-28"));
    // The same instant for all: the order in which they came decides.
    await setRule(ctx, org, ruleId, on);
    await setRule(ctx, org, ruleId, pin("2031-01-01"));
    expect((await held()).get(ruleId)).toMatchObject({
      offBecause: null,
      commencement: "2031-01-01",
    });
    const [record] = await listSettings(ctx, org);
    expect(record?.history.map(({ kind }) => kind)).toEqual([
      "off",
      "commencement",
      "on",
      "commencement",
    ]);
  });

  it("is what the assessment reads: a rule that is off does not apply, with its reason", async () => {
    const org = await makeOrg();
    const ctx = ctxFor(org);
    const judged = async () => {
      const { settings } = await transact(ctx, (tx) => readLaw(tx, org, []));
      const filed = { incomplete: new Set<string>() };
      const verdicts = assess(allRules(), NO_FACTS, { settings, filed, now: ctx.now });
      return verdicts.find(({ rule }) => rule.id === ART33);
    };
    expect((await judged())?.reason).not.toContain("Switched off");
    await setRule(ctx, org, ART33, off);
    expect(await judged()).toMatchObject({ outcome: "does_not_apply" });
    expect((await judged())?.reason).toContain("Not ours");
  });

  it("takes a date where the law has none that was checked, and for no proposal", async () => {
    const org = await makeOrg();
    const ctx = ctxFor(org);
    const set = await setRule(ctx, org, idOf(pending), pin("2027-05-13"));
    expect(set.commencement).toBe("2027-05-13");
    await expect(setRule(ctx, org, idOf(proposed), pin("2027-05-13"))).rejects.toMatchObject({
      code: "conflict",
      faults: [{ pointer: "/commencement" }],
    });
    const checked = allRules().filter(
      (rule) => rule.status === "in_force" && rule.effectiveChecked !== "unchecked",
    );
    for (const rule of checked.slice(0, 3)) {
      await expect(setRule(ctx, org, rule.id, pin("2027-05-13"))).rejects.toMatchObject({
        code: "conflict",
      });
    }
    expect(await listSettings(ctx, org)).toHaveLength(1);
  });

  it("writes an entry for each, and can be changed by nobody afterwards", async () => {
    const org = await makeOrg();
    const ctx = ctxFor(org);
    await setRule(ctx, org, ART33, off);
    const entries = await ownerSql(
      `SELECT action, subject_type, subject_id, body FROM ledger_entry JOIN ledger_payload USING (seq)
       WHERE ledger_entry.org_id = $1`,
      [org],
    );
    expect(entries).toMatchObject([
      { action: "rule.setting_changed", subject_type: "rule", subject_id: ART33 },
    ]);
    expect(JSON.parse(entries[0]?.body)).toEqual({
      before: null,
      after: { kind: "off", reason: "Not ours", off_because: "Not ours", commencement: null },
    });
    await expect(
      transact(ctx, (tx) => tx.$executeRaw`UPDATE rule_setting SET reason = 'x'`),
    ).rejects.toThrow(/permission denied/);
  });
});

describe("settings of a rule, over the API", () => {
  let org: string;
  let key: string;
  let rules: string;
  beforeAll(async () => {
    org = await makeOrg();
    key = await keyFor(org, ["incidents:read", "incidents:notify"]);
    rules = `/api/v1/organisations/${org}/rules`;
  });
  const set = (ruleId: string, body: unknown) =>
    call("POST", `${rules}/${ruleId}/settings`, { key, body });

  it("answers what now holds, and lists it with its history", async () => {
    const said = await set(ART33, { kind: "off", reason: "Not ours" });
    expect(said.status).toBe(200);
    expect(said.json).toMatchObject({
      rule_id: ART33,
      off_because: "Not ours",
      commencement: null,
      history: [{ kind: "off", reason: "Not ours", recorded_by: { type: "api_key" } }],
    });
    const listed = await call("GET", `${rules}/settings`, { key });
    expect(listed.json.settings).toEqual([said.json]);
  });

  it.each([
    ["no reason", { kind: "off" }, "/reason"],
    ["an empty reason", { kind: "on", reason: "  " }, "/reason"],
    ["another kind", { kind: "paused", reason: "x" }, "/kind"],
    ["a pin without a date", { kind: "commencement", reason: "x" }, "/commencement"],
    [
      "a date with another kind",
      { kind: "off", reason: "x", commencement: "2027-01-01" },
      "/commencement",
    ],
    [
      "a day that is none",
      { kind: "commencement", reason: "x", commencement: "2027-02-30" },
      "/commencement",
    ],
  ])("refuses %s and names the field", async (_what, body, pointer) => {
    const refused = await set(ART33, body);
    expect(refused.status).toBe(400);
    expect(JSON.stringify(refused.json)).toContain(`"${pointer}"`);
  });

  it("is 404 for a rule that is none and for another organisation, and 403 for who only reads", async () => {
    const body = { kind: "off", reason: "x" };
    expect((await set("nowhere", body)).status).toBe(404);
    const stranger = await keyFor(await makeOrg(), ["incidents:read", "incidents:notify"]);
    const address = `${rules}/${ART33}/settings`;
    expect((await call("POST", address, { key: stranger, body })).status).toBe(404);
    expect((await call("GET", `${rules}/settings`, { key: stranger })).status).toBe(404);
    const reader = await keyFor(org, ["incidents:read"]);
    expect((await call("POST", address, { key: reader, body })).status).toBe(403);
    expect((await call("GET", `${rules}/settings`, { key: reader })).status).toBe(200);
  });
});
