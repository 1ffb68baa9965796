import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "../../context";
import { newId } from "../../ids";
import { call, keyFor } from "../../testing/api";
import { ctxFor, makeOrg, ownerSql } from "../../testing/fixtures";
import { declared } from "../../testing/incidents";

const PATH = "/api/v1/privacy/incidents";
let org: string;
let key: string;
let ctx: Ctx;

beforeAll(async () => {
  org = await makeOrg();
  key = await keyFor(org, ["incidents:read", "incidents:write", "incidents:notify"]);
  ctx = ctxFor(org);
});

type DutyJson = { id: string; rule_id: string; state: string };
const at = (ms: number) => new Date(ctx.now.getTime() - ms).toISOString();
const HOUR = 3_600_000;
const fresh = (hoursAgo = 5) => declared(ctx, org, hoursAgo);
const file = (id: string, body: unknown) => call("POST", `${PATH}/${id}/filings`, { key, body });
const state = (id: string, body: unknown) => call("POST", `${PATH}/${id}/facts`, { key, body });
const decide = (id: string, dutyId: string, body: unknown) =>
  call("POST", `${PATH}/${id}/duties/${dutyId}/decide`, { key, body });
async function duty(id: string, ruleId: string) {
  const { json } = await call("GET", `${PATH}/${id}/duties`, { key });
  const found = json.duties.find((one: DutyJson) => one.rule_id === ruleId);
  if (!found) throw new Error(`No duty under ${ruleId}.`);
  return found;
}
const stored = (id: string) =>
  ownerSql(
    `SELECT to_jsonb(i) AS incident, (SELECT jsonb_agg(to_jsonb(d) ORDER BY d.id) FROM duty d WHERE d.incident_id = i.id) AS duties,
            (SELECT count(*) FROM filing f WHERE f.incident_id = i.id) AS filings,
            (SELECT count(*) FROM decision f WHERE f.incident_id = i.id) AS decisions,
            (SELECT count(*) FROM ledger_entry e WHERE e.subject_id = i.id::text) AS entries
     FROM incident i WHERE i.id = $1`,
    [id],
  );

describe("filing under a duty", () => {
  it("keeps channel, reference and the exact content with its hash, and settles the duty", async () => {
    const { id } = await fresh();
    const content = "Nature: a wrong recipient.\nAbout 1,284 persons. É";
    const { status, json } = await file(id, {
      duty_id: (await duty(id, "eu-gdpr-art33")).id,
      recipient: "CNIL",
      channel: "web_form",
      reference: "N-1",
      content,
      complete: false,
    });
    expect(status).toBe(200);
    expect(json).toMatchObject({ status: "notified", reported_to: ["CNIL"] });
    expect(json.filings[0]).toMatchObject({
      kind: "initial",
      channel: "web_form",
      content,
      content_hash: createHash("sha256").update(content).digest("hex"),
      complete: false,
      receipt_missing: false,
    });
    const [entry] = await ownerSql(
      `SELECT p.body FROM ledger_entry e JOIN ledger_payload p USING (seq)
       WHERE e.subject_id = $1 AND e.action = 'incident.notified'`,
      [id],
    );
    expect(entry?.body).toContain(json.filings[0].content_hash);
  });

  it("1 ms past the 72 hours needs reasons; with them it is late by 1 ms for ever", async () => {
    const { id } = await fresh(80);
    const late = {
      duty_id: (await duty(id, "eu-gdpr-art33")).id,
      recipient: "FR",
      channel: "web_form",
      filed_at: at(8 * HOUR - 1),
    };
    const before = await stored(id);
    const refused = await file(id, late);
    expect(refused.status).toBe(422);
    expect(refused.json).toMatchObject({
      code: "delay_reasons_required",
      errors: [{ pointer: "/delay_reasons", detail: "The filing is 1 ms past the deadline." }],
    });
    expect(await stored(id)).toEqual(before);
    const { json } = await file(id, { ...late, delay_reasons: "The form timed out" });
    expect(json.clocks[0]).toMatchObject({ state: "met_late", late_by_ms: 1 });
    const again = await file(id, { ...late, filed_at: at(1000), kind: "completion" });
    expect(again.json.clocks[0]).toMatchObject({ state: "met_late", late_by_ms: 1 });
  });

  it("exactly at 72 hours is not late", async () => {
    const { id } = await fresh(80);
    const { json } = await file(id, {
      duty_id: (await duty(id, "eu-gdpr-art33")).id,
      channel: "email",
      filed_at: at(8 * HOUR),
    });
    expect(json.clocks[0]).toMatchObject({ state: "met", late_by_ms: 0 });
  });

  it("an incomplete one asks for the rest; a completion settles that, and moves no clock", async () => {
    const { id } = await fresh();
    const art33 = await duty(id, "eu-gdpr-art33");
    const body = { duty_id: art33.id, recipient: "FR", channel: "web_form" };
    await file(id, { ...body, complete: false, reference: "R1" });
    const rest = await duty(id, "eu-gdpr-art33-phased");
    expect(rest).toMatchObject({ state: "running", due_at: null });
    const { json } = await file(id, { ...body, kind: "completion", reference: "R2" });
    expect(json.filings.map(({ kind }: { kind: string }) => kind)).toEqual([
      "initial",
      "completion",
    ]);
    expect(await duty(id, "eu-gdpr-art33-phased")).toMatchObject({ state: "met" });
    expect(await duty(id, "eu-gdpr-art33")).toMatchObject({ due_at: art33.due_at, state: "met" });
  });

  it("a withdrawal needs reasons and erases nothing", async () => {
    const { id } = await fresh();
    const body = {
      duty_id: (await duty(id, "eu-gdpr-art33")).id,
      recipient: "FR",
      channel: "email",
    };
    expect((await file(id, { ...body, kind: "withdrawal", reasons: "x" })).status).toBe(409);
    await file(id, body);
    const refused = await file(id, { ...body, kind: "withdrawal", reasons: " " });
    expect(refused.json).toMatchObject({
      code: "reason_required",
      errors: [{ pointer: "/reasons" }],
    });
    const { json } = await file(id, { ...body, kind: "withdrawal", reasons: "It was a drill" });
    expect(json.filings).toHaveLength(2);
    expect(json.filings[1]).toMatchObject({ kind: "withdrawal", reasons: "It was a drill" });
    expect(json.clocks[0].state).toBe("met");
  });

  it("the same again writes nothing", async () => {
    const { id } = await fresh();
    const body = {
      duty_id: (await duty(id, "eu-gdpr-art33")).id,
      recipient: "FR",
      channel: "email",
      filed_at: at(HOUR),
    };
    await file(id, body);
    const before = await stored(id);
    expect((await file(id, body)).status).toBe(200);
    expect(await stored(id)).toEqual(before);
  });

  it.each<[string, object, string]>([
    ["no channel", {}, "/channel"],
    ["an odd channel", { channel: "pigeon" }, "/channel"],
    ["the future", { channel: "email", filed_at: "2199-01-01T00:00:00Z" }, "/filed_at"],
    ["an odd kind", { channel: "email", kind: "initial" }, "/kind"],
    ["a duty that is no uuid", { channel: "email", duty_id: "1" }, "/duty_id"],
    ["an unknown field", { channel: "email", receipt: "x" }, "/receipt"],
  ])("refuses %s with 400", async (_name, more, pointer) => {
    const { id } = await fresh();
    const before = await stored(id);
    const { status, json } = await file(id, {
      duty_id: (await duty(id, "eu-gdpr-art33")).id,
      ...more,
    });
    expect(status).toBe(400);
    expect(json.errors[0].pointer).toBe(pointer);
    expect(await stored(id)).toEqual(before);
  });

  it("a duty of another incident is a 404, as one that never was", async () => {
    const [one, other] = [await fresh(), await fresh()];
    for (const duty_id of [other.duties[0]?.id, newId(new Date())]) {
      expect((await file(one.id, { duty_id, channel: "email" })).status).toBe(404);
    }
  });

  it("before awareness is a contradiction", async () => {
    const { id } = await fresh();
    const { status, json } = await file(id, {
      duty_id: (await duty(id, "eu-gdpr-art33")).id,
      channel: "email",
      filed_at: at(6 * HOUR),
    });
    expect(status).toBe(422);
    expect(json).toMatchObject({ code: "facts_contradict", errors: [{ pointer: "/filed_at" }] });
  });
});

describe("Art. 34", () => {
  const highRisk = { risk: { level: "high_risk", reasons: "Account numbers with names" } };

  it("told to some of the affected runs on; told to all it is met", async () => {
    const { id } = await fresh();
    await state(id, highRisk);
    const { id: duty_id } = await duty(id, "eu-gdpr-art34");
    const body = { duty_id, channel: "email", persons_affected: 100 };
    await file(id, { ...body, persons_told: 40 });
    expect((await duty(id, "eu-gdpr-art34")).state).toBe("running");
    await file(id, { ...body, persons_told: 100 });
    expect((await duty(id, "eu-gdpr-art34")).state).toBe("met");
  });

  it("is not required under 34(3)(a) with its argument; the authority's order brings it back", async () => {
    const { id } = await fresh();
    await state(id, highRisk);
    const { id: dutyId } = await duty(id, "eu-gdpr-art34");
    const exempt = await decide(id, dutyId, {
      outcome: "exempt_34_3_a",
      reasons: "AES-256, the key lies in the HSM",
    });
    expect(exempt.status).toBe(200);
    expect((await duty(id, "eu-gdpr-art34")).state).toBe("not_required");
    await decide(id, dutyId, { outcome: "ordered", reasons: "Order", evidence: "CNIL MED-2026-7" });
    const back = await duty(id, "eu-gdpr-art34");
    expect(back).toMatchObject({ state: "running", due_at: null });
    expect(back.decisions.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      "exempt_34_3_a",
      "ordered",
    ]);
  });

  it("outcomes of Art. 34 do not fit a duty to the authority", async () => {
    const { id } = await fresh();
    const { status } = await decide(id, (await duty(id, "eu-gdpr-art33")).id, {
      outcome: "exempt_34_3_c",
      reasons: "x",
    });
    expect(status).toBe(409);
  });
});

describe("deciding a duty", () => {
  it("not a breach closes it as that", async () => {
    const { id } = await fresh();
    await decide(id, (await duty(id, "eu-gdpr-art33")).id, {
      outcome: "not_a_breach",
      reasons: "No personal data",
    });
    expect((await duty(id, "eu-gdpr-art33")).state).toBe("not_a_breach");
  });

  it("that a rule applies gives it a duty, from the instant that a person states", async () => {
    const { id } = await fresh();
    const body = { outcome: "applies", reasons: "We are bound by it", rule_id: "sg-mas-1h" };
    const { status, json } = await call("POST", `${PATH}/${id}/decide`, { key, body });
    expect(status).toBe(200);
    expect(json.clocks).toHaveLength(2);
    expect(await duty(id, "sg-mas-1h")).toMatchObject({ state: "running", due_at: at(4 * HOUR) });
    const paid = {
      outcome: "applies",
      reasons: "Ransom was paid",
      rule_id: "us-nydfs-extortion-24h",
    };
    await call("POST", `${PATH}/${id}/decide`, { key, body: paid });
    expect(await duty(id, "us-nydfs-extortion-24h")).toMatchObject({ state: "to_decide" });
    await call("POST", `${PATH}/${id}/decide`, { key, body: { ...paid, starts_at: at(2 * HOUR) } });
    expect(await duty(id, "us-nydfs-extortion-24h")).toMatchObject({
      state: "running",
      due_at: at(-22 * HOUR),
    });
  });

  it.each([
    ["a rule that nobody knows", "no-such-rule", 404],
    ["a rule on requests", "eu-gdpr-art12-dsr", 409],
    ["a proposal", "eu-gdpr-art33-omnibus-proposal", 409],
    ["a limb", "eu-dora-initial-awareness-cap", 409],
  ])("that %s applies is refused", async (_name, rule_id, status) => {
    const { id } = await fresh();
    const before = await stored(id);
    const body = { outcome: "applies", reasons: "x", rule_id };
    expect((await call("POST", `${PATH}/${id}/decide`, { key, body })).status).toBe(status);
    expect(await stored(id)).toEqual(before);
  });

  it("more time needs the authority's answer, and runs to its instant", async () => {
    const { id } = await fresh();
    const { id: dutyId, due_at } = await duty(id, "eu-gdpr-art33");
    const later = new Date(Date.parse(due_at) + 24 * HOUR).toISOString();
    const body = { outcome: "extended", reasons: "We asked" };
    for (const [more, pointer] of [
      [{}, "/extended_to"],
      [{ extended_to: due_at, evidence: "x" }, "/extended_to"],
      [{ extended_to: later }, "/evidence"],
    ] as const) {
      const refused = await decide(id, dutyId, { ...body, ...more });
      expect(refused.json).toMatchObject({ code: "facts_missing", errors: [{ pointer }] });
    }
    await decide(id, dutyId, { ...body, extended_to: later, evidence: "Letter of today" });
    const extended = await duty(id, "eu-gdpr-art33");
    expect(extended).toMatchObject({ state: "authority_extended", due_at: later });
    expect(extended.computation.at(-1)).toContain("Letter of today");
  });

  it("an undecided duty keeps the incident from closing, and is named", async () => {
    const { id } = await fresh();
    await state(id, { role: "controller" });
    await file(id, { duty_id: (await duty(id, "eu-gdpr-art33")).id, channel: "email" });
    const close = () => call("PATCH", `${PATH}/${id}`, { key, body: { status: "resolved" } });
    const refused = await close();
    expect(refused.status).toBe(409);
    expect(refused.json.errors).toHaveLength(1);
    expect(refused.json.errors[0].detail).toContain("Art. 34");
    await decide(id, (await duty(id, "eu-gdpr-art34")).id, {
      outcome: "not_required",
      reasons: "No high risk",
    });
    expect((await close()).status).toBe(200);
  });
});

describe("acts that are easily made twice, or on the wrong duty", () => {
  const art33 = (id: string) => duty(id, "eu-gdpr-art33");
  const body = { channel: "email", filed_at: "" };

  it("what one authority is still owed stays owed when another has everything", async () => {
    const { id } = await fresh();
    const { id: duty_id } = await art33(id);
    await file(id, { duty_id, channel: "email", recipient: "FR", complete: true });
    await file(id, { duty_id, channel: "email", recipient: "IT", complete: false });
    expect((await duty(id, "eu-gdpr-art33-phased")).state).toBe("running");
    await file(id, { duty_id, channel: "email", recipient: "FR", complete: true, reference: "2" });
    expect((await duty(id, "eu-gdpr-art33-phased")).state).toBe("running");
    await file(id, { duty_id, channel: "email", recipient: "IT", kind: "completion" });
    expect((await duty(id, "eu-gdpr-art33-phased")).state).toBe("met");
  });

  it("after a withdrawal the same filing again is a new one", async () => {
    const { id } = await fresh();
    const said = { ...body, duty_id: (await art33(id)).id, recipient: "FR", filed_at: at(HOUR) };
    await file(id, said);
    await file(id, { ...said, filed_at: at(HOUR / 2), kind: "withdrawal", reasons: "Wrong form" });
    const { json } = await file(id, said);
    expect(json.filings.map(({ kind }: { kind: string }) => kind)).toEqual([
      "initial",
      "withdrawal",
      "follow_up",
    ]);
  });

  it("a filing where Art. 33 does not apply is kept and settles nothing", async () => {
    const { id } = await fresh();
    await state(id, { role: "processor" });
    const { json } = await call("POST", `${PATH}/${id}/notify`, {
      key,
      body: { authority_jurisdiction: "FR" },
    });
    expect(json).toMatchObject({ reported_to: ["FR"], authority_notified_at: null });
    expect((await art33(id)).state).toBe("superseded");
  });

  it("the same decision again writes nothing; what its outcome does not take is refused", async () => {
    const { id } = await fresh();
    const { id: dutyId } = await art33(id);
    const decision = { outcome: "not_required", reasons: "Encrypted" };
    await decide(id, dutyId, decision);
    const before = await stored(id);
    expect((await decide(id, dutyId, decision)).status).toBe(200);
    expect(await stored(id)).toEqual(before);
    const { status, json } = await decide(id, dutyId, { ...decision, starts_at: at(HOUR) });
    expect(status).toBe(400);
    expect(json.errors[0].pointer).toBe("/starts_at");
  });

  it("controllers that are not named any more are owed nothing; with none left, one notice for all", async () => {
    const { id } = await fresh();
    const notices = async () => {
      const { json } = await call("GET", `${PATH}/${id}/duties`, { key });
      return json.duties
        .filter((one: DutyJson) => one.rule_id === "eu-gdpr-art33-2-processor")
        .map((one: DutyJson & { recipient: string }) => `${one.recipient}: ${one.state}`);
    };
    await state(id, { role: "processor", controllers: ["Acme", "Beta"] });
    await state(id, { controllers: ["Acme"] });
    expect(await notices()).toEqual(["Acme: running", "Beta: superseded"]);
    await state(id, { controllers: [] });
    const left = await notices();
    expect(left.filter((one: string) => one.endsWith("running"))).toHaveLength(1);
    expect(left.slice(0, 2)).toEqual(["Acme: superseded", "Beta: superseded"]);
  });

  it("a duty that facts stop by contradicting each other says so itself", async () => {
    const { id } = await fresh();
    await state(id, { detected_at: at(3 * HOUR) });
    expect((await art33(id)).reason).toContain(at(3 * HOUR));
  });

  it("a contradiction inside a declaration points into the declaration", async () => {
    const { status, json } = await call("POST", PATH, {
      key,
      body: {
        orgId: org,
        title: "x",
        severity: "serious",
        discovered_at: at(5 * HOUR),
        facts: { detected_at: at(3 * HOUR), reason: "x" },
      },
    });
    expect(status).toBe(422);
    expect(json.errors[0].pointer).toBe("/discovered_at");
  });
});
