import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "../../context";
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

const ago = (hours: number) => new Date(ctx.now.getTime() - hours * 3_600_000).toISOString();
const fresh = async (hoursAgo = 5) => (await declared(ctx, org, hoursAgo)).id;
const state = (id: string, body: unknown) => call("POST", `${PATH}/${id}/facts`, { key, body });
const read = (id: string) => call("GET", `${PATH}/${id}/facts`, { key }).then(({ json }) => json);
const duties = (id: string) =>
  call("GET", `${PATH}/${id}/duties`, { key }).then(({ json }) => json.duties);
const duty = async (id: string, ruleId: string) =>
  (await duties(id)).find((one: { rule_id: string }) => one.rule_id === ruleId);
const entries = (id: string) =>
  ownerSql("SELECT action FROM ledger_entry WHERE subject_id = $1 ORDER BY seq", [id]);

describe("stating facts", () => {
  it("keeps each as an event with its author, and shows what stands", async () => {
    const id = await fresh();
    const { status } = await state(id, {
      detected_at: ago(6),
      role: "controller",
      persons: { kind: "approximate", number: 1284 },
      reason: "It took an hour to see that personal data had gone.",
    });
    expect(status).toBe(200);
    const facts = await read(id);
    expect(facts.now).toMatchObject({
      aware_at: ago(5),
      detected_at: ago(6),
      role: "controller",
      persons: { kind: "approximate", number: 1284 },
    });
    expect(facts.history.map(({ fact }: { fact: string }) => fact)).toEqual([
      "aware_at",
      "detected_at",
      "role",
      "persons",
    ]);
    expect(facts.history[1]).toMatchObject({ recorded_by: ctx.actor ? expect.any(Object) : null });
    expect((await entries(id)).at(-1)).toEqual({ action: "incident.facts_stated" });
  });

  it("the same again writes nothing", async () => {
    const id = await fresh();
    const body = { role: "controller", affected: { places: [], complete: true } };
    await state(id, body);
    const before = await entries(id);
    const { json } = await state(id, body);
    expect(json.version).toBe(2);
    expect(await entries(id)).toEqual(before);
  });

  it("a corrected instant needs its reason; both stay on record", async () => {
    const id = await fresh();
    await state(id, { occurred_from: ago(50) });
    const refused = await state(id, { occurred_from: ago(60) });
    expect(refused.status).toBe(422);
    expect(refused.json).toMatchObject({
      code: "reason_required",
      errors: [{ pointer: "/reason" }],
    });
    expect((await state(id, { occurred_from: ago(60), reason: "Logs" })).status).toBe(200);
    const { history } = await read(id);
    const occurred = history.filter(({ fact }: { fact: string }) => fact === "occurred_from");
    expect(occurred.map(({ value }: { value: string }) => value)).toEqual([ago(50), ago(60)]);
    expect(occurred[1].reason).toBe("Logs");
  });

  it("awareness later than the detection needs a reason", async () => {
    const id = await fresh();
    const { status, json } = await state(id, { detected_at: ago(6) });
    expect(status).toBe(422);
    expect(json.code).toBe("reason_required");
    expect((await state(id, { detected_at: ago(6), reason: "Forensics" })).status).toBe(200);
  });

  it("a count of persons is the door's affected_users too", async () => {
    const id = await fresh();
    const { json } = await state(id, { persons: { kind: "exact", number: 7 } });
    expect(json.affected_users).toBe(7);
    await call("PATCH", `${PATH}/${id}`, { key, body: { affected_users: 9 } });
    expect((await read(id)).now.persons).toEqual({ kind: "exact", number: 9 });
  });

  it("shows what Art. 33(3) still asks for, and unknown is an answer", async () => {
    const id = await fresh();
    const items = async () => (await read(id)).missing.map(({ fact }: { fact: string }) => fact);
    expect(await items()).toEqual([
      "nature",
      "person_categories",
      "persons",
      "data_categories",
      "records",
      "contact",
      "consequences",
      "measures_taken",
    ]);
    await state(id, {
      nature: { confidentiality: "disclosed" },
      persons: { kind: "to_be_determined" },
      records: { kind: "unknown" },
      contact: "The data protection officer",
    });
    expect(await items()).toEqual([
      "person_categories",
      "persons",
      "data_categories",
      "consequences",
      "measures_taken",
    ]);
  });
});

describe("contradictions", () => {
  it("inside one request are refused, both values named, and nothing is recorded", async () => {
    const id = await fresh();
    const before = await entries(id);
    const { status, json } = await state(id, {
      detected_at: ago(3),
      aware_at: ago(5),
      reason: "x",
    });
    expect(status).toBe(422);
    expect(json.code).toBe("facts_contradict");
    expect(json.detail).toContain(ago(3));
    expect(json.detail).toContain(ago(5));
    expect(await entries(id)).toEqual(before);
  });

  it("with what is on record are kept and named; no clock runs from them", async () => {
    const id = await fresh();
    const { status, json } = await state(id, { detected_at: ago(3) });
    expect(status).toBe(200);
    expect(json).toMatchObject({ deadline_at: null });
    expect(json.clocks[0]).toMatchObject({ state: "to_decide", due_at: null, started_at: null });
    const said = json.clocks[0].computation.join(" ");
    expect(said).toContain(ago(3));
    expect(said).toContain(ago(5));
    expect((await read(id)).contradictions).toHaveLength(1);
    const mended = await state(id, { detected_at: ago(7), reason: "Read off the wrong zone" });
    expect(mended.json.clocks[0].state).toBe("running");
  });

  it("of the future are a 400", async () => {
    const id = await fresh();
    const { status, json } = await state(id, { occurred_from: "2199-01-01T00:00:00Z" });
    expect(status).toBe(400);
    expect(json.errors[0].pointer).toContain("/occurred_from");
  });

  it.each([
    ["without an offset", "2026-03-06T15:30:00", "/occurred_from", "Give the offset"],
    ["in its object", { at: "2199-01-01T00:00:00Z" }, "/occurred_from/at", "lies in the future"],
    [
      "with an odd zone",
      { at: "2026-03-06T15:30:00Z", zone: "Mars/X" },
      "/occurred_from/zone",
      "IANA",
    ],
  ])("an instant %s is refused with its mend", async (_name, occurred_from, pointer, fix) => {
    const { status, json } = await state(await fresh(), { occurred_from });
    expect(status).toBe(400);
    expect(json.errors).toHaveLength(1);
    expect(json.errors[0]).toMatchObject({ pointer, fix: expect.stringContaining(fix) });
  });
});

describe("awareness corrected after a filing", () => {
  it("keeps the verdict at the filing; late under the correction, it demands reasons and is marked", async () => {
    const id = await fresh(60);
    await call("POST", `${PATH}/${id}/notify`, {
      key,
      body: { authority_jurisdiction: "FR", authority_notified_at: ago(1) },
    });
    const correction = { aware_at: ago(80), reason: "A clerk had known since Tuesday" };
    const refused = await state(id, correction);
    expect(refused.status).toBe(422);
    expect(refused.json).toMatchObject({
      code: "delay_reasons_required",
      errors: [{ pointer: "/delay_reasons" }],
    });
    const { status, json } = await state(id, {
      ...correction,
      delay_reasons: "It was not passed on",
    });
    expect(status).toBe(200);
    expect(json.clocks[0]).toMatchObject({
      state: "met",
      late_by_ms: 0,
      corrected_late_by_ms: 7 * 3_600_000,
    });
    const { history } = await read(id);
    expect(history.at(-1)).toMatchObject({ delay_reasons: "It was not passed on" });
  });

  it("by PATCH is the same", async () => {
    const id = await fresh(60);
    await call("POST", `${PATH}/${id}/notify`, {
      key,
      body: { authority_jurisdiction: "FR", authority_notified_at: ago(1) },
    });
    const patch = (more: object) =>
      call("PATCH", `${PATH}/${id}`, {
        key,
        body: { discovered_at: ago(80), reason: "Known earlier", ...more },
      });
    expect((await patch({})).json.code).toBe("delay_reasons_required");
    const { json } = await patch({ delay_reasons: "Not passed on" });
    expect(json.clocks[0].corrected_late_by_ms).toBe(7 * 3_600_000);
  });
});

describe("duties that follow from facts", () => {
  it("Art. 34 stands to decide until the risk is found, runs without a number at a high one", async () => {
    const id = await fresh();
    await state(id, { role: "controller" });
    expect(await duty(id, "eu-gdpr-art34")).toMatchObject({ state: "to_decide", due_at: null });
    await state(id, { risk: { level: "high_risk", reasons: "Account numbers" } });
    expect(await duty(id, "eu-gdpr-art34")).toMatchObject({ state: "running", due_at: null });
    await state(id, { risk: { level: "risk", reasons: "The key was safe" } });
    expect(await duty(id, "eu-gdpr-art34")).toMatchObject({ state: "superseded" });
  });

  it("a processor owes each controller a notice and the authority none", async () => {
    const id = await fresh();
    const { json } = await state(id, { role: "processor", controllers: ["Acme", "Beta"] });
    expect(json).toMatchObject({ deadline_at: null, overdue: false });
    const all = await duties(id);
    const notices = all.filter(
      ({ rule_id }: { rule_id: string }) => rule_id === "eu-gdpr-art33-2-processor",
    );
    expect(notices.map(({ recipient }: { recipient: string }) => recipient)).toEqual([
      "Acme",
      "Beta",
    ]);
    expect(all[0]).toMatchObject({ rule_id: "eu-gdpr-art33", state: "superseded" });
    await state(id, { controllers: ["Acme", "Beta", "Gamma"] });
    expect(await duties(id)).toHaveLength(all.length + 1);
  });

  it("a bare declaration starts Art. 33 alone", async () => {
    expect(await duties(await fresh())).toHaveLength(1);
  });
});
