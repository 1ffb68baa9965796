/** Acts in an odd order: what was decided, filed or extended is neither lost nor judged by facts that are gone. */
import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "../context";
import { call, keyFor } from "../testing/api";
import { ctxFor, makeOrg } from "../testing/fixtures";
import { declared } from "../testing/incidents";

const PATH = "/api/v1/privacy/incidents";
const HOUR = 3_600_000;
let org: string;
let key: string;
let ctx: Ctx;

beforeAll(async () => {
  org = await makeOrg();
  key = await keyFor(org, ["incidents:read", "incidents:write", "incidents:notify"]);
  ctx = ctxFor(org);
});

const at = (hoursAgo: number) => new Date(ctx.now.getTime() - hoursAgo * HOUR).toISOString();
const file = (id: string, duty_id: string, more: object = {}) =>
  call("POST", `${PATH}/${id}/filings`, { key, body: { duty_id, channel: "email", ...more } });
const state = (id: string, body: unknown) => call("POST", `${PATH}/${id}/facts`, { key, body });
const decide = (id: string, dutyId: string, outcome: string, more: object = {}) =>
  call("POST", `${PATH}/${id}/duties/${dutyId}/decide`, {
    key,
    body: { outcome, reasons: "Because", ...more },
  });
const apply = (id: string, rule_id: string, more: object = {}) =>
  call("POST", `${PATH}/${id}/decide`, {
    key,
    body: { outcome: "applies", reasons: "We are bound", rule_id, ...more },
  });
async function duty(id: string, ruleId: string) {
  const { json } = await call("GET", `${PATH}/${id}/duties`, { key });
  const found = json.duties.find((one: { rule_id: string }) => one.rule_id === ruleId);
  if (!found) throw new Error(`No duty under ${ruleId}.`);
  return found;
}
async function withArt33(hoursAgo: number) {
  const { id } = await declared(ctx, org, hoursAgo);
  return { id, art33: await duty(id, "eu-gdpr-art33") };
}

describe("time that the authority gave", () => {
  const grant = () => ({ extended_to: at(-24), evidence: "Letter of today" });

  it("holds for the filing: within it nothing is late", async () => {
    const { id, art33 } = await withArt33(80);
    await decide(id, art33.id, "extended", grant());
    expect((await file(id, art33.id)).status).toBe(200);
    await state(id, { role: "controller" });
    expect(await duty(id, "eu-gdpr-art33")).toMatchObject({
      state: "met",
      due_at: at(-24),
      late_by_ms: 0,
      corrected_late_by_ms: null,
    });
  });

  it("is not taken back by another decision, nor by a corrected awareness", async () => {
    const { id, art33 } = await withArt33(5);
    await decide(id, art33.id, "extended", { ...grant(), extended_to: at(-100) });
    await decide(id, art33.id, "applies");
    await state(id, { aware_at: at(20), reason: "The log says so" });
    expect(await duty(id, "eu-gdpr-art33")).toMatchObject({
      state: "authority_extended",
      due_at: at(-100),
    });
  });
});

describe("a filing after it was decided that none is due", () => {
  it("is late by the awareness as it was corrected since, and needs reasons", async () => {
    const { id, art33 } = await withArt33(40);
    await decide(id, art33.id, "not_required");
    await state(id, { aware_at: at(100), reason: "The log says so" });
    expect(await duty(id, "eu-gdpr-art33")).toMatchObject({
      state: "not_required",
      due_at: at(28),
    });
    const refused = await file(id, art33.id, { filed_at: at(1) });
    expect(refused.json).toMatchObject({ code: "delay_reasons_required" });
    await file(id, art33.id, { filed_at: at(1), delay_reasons: "Decided otherwise first" });
    expect(await duty(id, "eu-gdpr-art33")).toMatchObject({
      state: "met_late",
      late_by_ms: 27 * HOUR,
    });
  });

  it("is in time by it, and then needs none", async () => {
    const { id, art33 } = await withArt33(100);
    await decide(id, art33.id, "not_required");
    await state(id, { aware_at: at(40), reason: "Nobody could tell before" });
    expect((await file(id, art33.id)).status).toBe(200);
    expect(await duty(id, "eu-gdpr-art33")).toMatchObject({ state: "met", late_by_ms: 0 });
  });
});

describe("telling one after the other", () => {
  it("is late where the last of them is told late", async () => {
    const { id, art33 } = await withArt33(100);
    await file(id, art33.id, { filed_at: at(50), persons_told: 1, persons_affected: 3 });
    const rest = { persons_told: 3, persons_affected: 3, filed_at: at(1) };
    expect((await file(id, art33.id, rest)).json).toMatchObject({ code: "delay_reasons_required" });
    await file(id, art33.id, { ...rest, delay_reasons: "Two letters came back" });
    expect(await duty(id, "eu-gdpr-art33")).toMatchObject({
      state: "met_late",
      late_by_ms: 27 * HOUR,
    });
  });
});

describe("a contradiction", () => {
  it("that hid a deadline at the filing asks for the reasons when it is mended", async () => {
    const { id, art33 } = await withArt33(100);
    await state(id, { detected_at: at(50) });
    expect((await file(id, art33.id)).status).toBe(200);
    const mend = { detected_at: at(101), reason: "A slip" };
    expect((await state(id, mend)).json).toMatchObject({ code: "delay_reasons_required" });
    await state(id, { ...mend, delay_reasons: "We waited for the forensics" });
    expect(await duty(id, "eu-gdpr-art33")).toMatchObject({
      state: "met",
      corrected_late_by_ms: expect.any(Number),
    });
  });
});

describe("Art. 34", () => {
  const risk = (level: string, reasons = "Account numbers") => ({ risk: { level, reasons } });

  it("runs from the first finding: the same in other words moves nothing", async () => {
    const { id } = await withArt33(5);
    await state(id, risk("high_risk"));
    const { started_at } = await duty(id, "eu-gdpr-art34");
    await state(id, risk("high_risk", "Account numbers with names"));
    expect((await duty(id, "eu-gdpr-art34")).started_at).toBe(started_at);
  });

  it("told to some of them is not told", async () => {
    const { id } = await withArt33(5);
    await state(id, risk("high_risk"));
    const { id: dutyId } = await duty(id, "eu-gdpr-art34");
    const { json } = await file(id, dutyId, { persons_told: 5, persons_affected: 9 });
    expect(json.data_subjects_notified_at).toBeNull();
    const all = await file(id, dutyId, { persons_told: 9, persons_affected: 9, filed_at: at(1) });
    expect(all.json.data_subjects_notified_at).toBe(at(1));
  });

  it("runs where the authority ordered it, though the risk was found lower since", async () => {
    const { id } = await withArt33(5);
    await state(id, risk("high_risk"));
    const { id: dutyId } = await duty(id, "eu-gdpr-art34");
    await decide(id, dutyId, "exempt_34_3_a");
    await state(id, risk("unlikely"));
    await decide(id, dutyId, "ordered", { evidence: "MED-2026-7", decided_at: at(1) });
    expect(await duty(id, "eu-gdpr-art34")).toMatchObject({
      state: "running",
      started_at: at(1),
      due_at: null,
    });
  });
});

describe("a rule that a person says applies", () => {
  it("runs from the stated start where no fact says it", async () => {
    const { id } = await withArt33(5);
    await apply(id, "in-certin-6h", { starts_at: at(7) });
    expect(await duty(id, "in-certin-6h")).toMatchObject({ state: "running", due_at: at(1) });
    await state(id, { detected_at: at(6), reason: "It took an hour to see" });
    expect(await duty(id, "in-certin-6h")).toMatchObject({ state: "running", due_at: at(0) });
  });

  it("may be met before awareness where it begins before", async () => {
    const { id } = await withArt33(5);
    await state(id, { detected_at: at(10), reason: "It took five hours to see" });
    await apply(id, "in-certin-6h");
    const { id: dutyId } = await duty(id, "in-certin-6h");
    expect((await file(id, dutyId, { filed_at: at(8) })).status).toBe(200);
    expect(await duty(id, "in-certin-6h")).toMatchObject({ state: "met", late_by_ms: 0 });
  });

  it("stands, though the duty that it waits for was decided not to be due", async () => {
    const { id } = await withArt33(5);
    const none = { outcome: "not_required", reasons: "Encrypted", rule_id: "us-ca-individuals" };
    await call("POST", `${PATH}/${id}/decide`, { key, body: none });
    await apply(id, "us-ca-ag");
    expect(await duty(id, "us-ca-ag")).toMatchObject({ state: "waiting" });
  });
});

it("a place that is none of ISO's is refused by name: it would be read as no place of the law", async () => {
  const { id } = await withArt33(5);
  for (const place of ["EL", "UK", "XX", "US-CAL"]) {
    const places = [{ place, persons: { kind: "unknown" } }];
    const { status, json } = await state(id, { affected: { places, complete: true } });
    expect(status).toBe(400);
    expect(json.errors[0].pointer).toBe("/affected/places/0/place");
  }
});
