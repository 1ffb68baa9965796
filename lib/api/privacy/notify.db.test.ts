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

const fresh = async (hoursAgo = 5) => (await declared(ctx, org, hoursAgo)).id;
const notify = (id: string, body: unknown) => call("POST", `${PATH}/${id}/notify`, { key, body });
const decide = (id: string, body: unknown) => call("POST", `${PATH}/${id}/decide`, { key, body });
const ago = (hours: number) => new Date(ctx.now.getTime() - hours * 3_600_000).toISOString();
const stored = (id: string) =>
  ownerSql(
    `SELECT to_jsonb(i) AS incident, (SELECT jsonb_agg(to_jsonb(d)) FROM duty d WHERE d.incident_id = i.id) AS duties,
            (SELECT count(*) FROM ledger_entry e WHERE e.subject_id = i.id::text) AS entries,
            (SELECT count(*) FROM filing f WHERE f.incident_id = i.id) AS filings,
            (SELECT count(*) FROM decision f WHERE f.incident_id = i.id) AS decisions
     FROM incident i WHERE i.id = $1`,
    [id],
  );

describe("notifying the authority", () => {
  it("settles the duty, moves the status on, and keeps the recipient as sent", async () => {
    const id = await fresh();
    const { status, json } = await notify(id, {
      authority_jurisdiction: "DE-BY",
      notification_reference: "BY-1",
      authority_notified_at: ago(1.5),
    });
    expect(status).toBe(200);
    expect(json).toMatchObject({
      status: "notified",
      reported_to: ["DE-BY"],
      notification_reference: "BY-1",
      authority_notified_at: ago(1.5),
      overdue: false,
      recorded_late: true,
    });
    expect(json.clocks[0]).toMatchObject({ state: "met", late_by_ms: 0, settled_at: ago(1.5) });
    expect(json.filings).toHaveLength(1);
    const entries = await ownerSql(
      "SELECT action FROM ledger_entry WHERE subject_id = $1 ORDER BY seq",
      [id],
    );
    expect(entries.at(-1)).toEqual({ action: "incident.notified" });
  });

  it("defaults to now, and says that the receipt is missing", async () => {
    const { json } = await notify(await fresh(), { authority_jurisdiction: "CNIL" });
    expect(json.recorded_late).toBe(false);
    expect(json.filings[0]).toMatchObject({
      receipt_missing: true,
      recipient_kind: "eea_authority",
    });
  });

  it("past the deadline needs reasons; with them it is late for ever", async () => {
    const id = await fresh(80);
    const before = await stored(id);
    for (const delay_reasons of [undefined, " "]) {
      const refused = await notify(id, { authority_jurisdiction: "FR", delay_reasons });
      expect(refused.status).toBe(422);
      expect(refused.json.code).toBe("delay_reasons_required");
    }
    expect(await stored(id)).toEqual(before);
    const { json } = await notify(id, { authority_jurisdiction: "FR", delay_reasons: "Forensics" });
    expect(json.clocks[0].state).toBe("met_late");
    expect(json.clocks[0].late_by_ms).toBeGreaterThan(8 * 3_600_000 - 1);
    expect(json.filings[0].delay_reasons).toBe("Forensics");
  });

  it("that was in time but is recorded after the deadline needs none", async () => {
    const { status, json } = await notify(await fresh(80), {
      authority_jurisdiction: "FR",
      authority_notified_at: ago(10),
    });
    expect(status).toBe(200);
    expect(json.clocks[0].state).toBe("met");
    expect(json.recorded_late).toBe(true);
  });

  it("the same again writes nothing", async () => {
    const id = await fresh();
    const body = {
      authority_jurisdiction: "FR",
      notification_reference: "R1",
      authority_notified_at: ago(1),
    };
    const first = await notify(id, body);
    const before = await stored(id);
    expect((await notify(id, body)).json).toEqual(first.json);
    expect((await notify(id, { authority_jurisdiction: "FR" })).status).toBe(200);
    expect(await stored(id)).toEqual(before);
  });

  it("again with another reference is a follow-up: first instant and lateness stay, no reasons asked", async () => {
    const id = await fresh(80);
    await notify(id, {
      authority_jurisdiction: "FR",
      notification_reference: "R1",
      authority_notified_at: ago(20),
    });
    const { status, json } = await notify(id, {
      authority_jurisdiction: "FR",
      notification_reference: "R2",
    });
    expect(status).toBe(200);
    expect(json.filings.map((filing: { kind: string }) => filing.kind)).toEqual([
      "initial",
      "follow_up",
    ]);
    expect(json).toMatchObject({
      authority_notified_at: ago(20),
      notification_reference: "R1",
      reported_to: ["FR"],
    });
    expect(json.clocks[0]).toMatchObject({ state: "met", late_by_ms: 0 });
  });

  it("again moves a reopened incident on, and leaves a resolved one so", async () => {
    const id = await fresh();
    const patch = (status: string) =>
      call("PATCH", `${PATH}/${id}`, { key, body: { status } }).then(({ json }) => json.status);
    const file = (reference: string) =>
      notify(id, { authority_jurisdiction: "FR", notification_reference: reference }).then(
        ({ json }) => json.status,
      );
    expect(await file("R1")).toBe("notified");
    expect(await patch("resolved")).toBe("resolved");
    expect(await file("R2")).toBe("resolved");
    expect(await patch("open")).toBe("open");
    expect(await file("R3")).toBe("notified");
  });

  it("another authority is appended; late, it needs its own reasons", async () => {
    const id = await fresh(80);
    await notify(id, { authority_jurisdiction: "FR", authority_notified_at: ago(20) });
    expect((await notify(id, { authority_jurisdiction: "DE-BY" })).json.code).toBe(
      "delay_reasons_required",
    );
    const { json } = await notify(id, {
      authority_jurisdiction: "DE-BY",
      delay_reasons: "Lead unclear",
    });
    expect(json.reported_to).toEqual(["FR", "DE-BY"]);
    expect(json.authority_notified_at).toBe(ago(20));
  });

  it("of another known recipient settles nothing of Art. 33", async () => {
    const { status, json } = await notify(await fresh(80), { authority_jurisdiction: "CERT-In" });
    expect(status).toBe(200);
    expect(json).toMatchObject({
      status: "draft",
      authority_notified_at: null,
      overdue: true,
      reported_to: ["CERT-In"],
    });
    expect(json.clocks[0].state).toBe("running");
  });

  it("of a name that nobody knows settles it, and is marked", async () => {
    const { json } = await notify(await fresh(), { authority_jurisdiction: "Amt für Daten" });
    expect(json.status).toBe("notified");
    expect(json.filings[0].recipient_kind).toBe("unrecognised");
  });

  it.each([
    ["authority_notified_at", { authority_notified_at: "2020-01-01T00:00:00Z" }],
    ["data_subjects_notified_at", { data_subjects_notified_at: "2020-01-01T00:00:00Z" }],
  ])("with %s before awareness is a contradiction", async (field, more) => {
    const id = await fresh();
    const before = await stored(id);
    const { status, json } = await notify(id, { authority_jurisdiction: "FR", ...more });
    expect(status).toBe(422);
    expect(json.code).toBe("facts_contradict");
    expect(json.errors[0].pointer).toBe(`/${field}`);
    expect(await stored(id)).toEqual(before);
  });

  it.each<[string, unknown, string]>([
    ["no authority", {}, "/authority_jurisdiction"],
    ["a blank authority", { authority_jurisdiction: " " }, "/authority_jurisdiction"],
    ["an authority of 201", { authority_jurisdiction: "x".repeat(201) }, "/authority_jurisdiction"],
    [
      "a reference of 201",
      { authority_jurisdiction: "FR", notification_reference: "x".repeat(201) },
      "/notification_reference",
    ],
    [
      "the future",
      { authority_jurisdiction: "FR", authority_notified_at: "2199-01-01T00:00:00Z" },
      "/authority_notified_at",
    ],
  ])("refuses %s with 400", async (_name, body, pointer) => {
    const id = await fresh();
    const before = await stored(id);
    const { status, json } = await notify(id, body);
    expect(status).toBe(400);
    expect(json.errors[0].pointer).toBe(pointer);
    expect(await stored(id)).toEqual(before);
  });

  it("by two at once records one filing and one follow-up at most, never two firsts", async () => {
    const id = await fresh();
    await Promise.all(
      [1, 2].map((n) =>
        notify(id, { authority_jurisdiction: "FR", notification_reference: `R${n}` }),
      ),
    );
    const kinds = await ownerSql(
      "SELECT kind FROM filing WHERE incident_id = $1 ORDER BY recorded_at",
      [id],
    );
    expect(kinds.map(({ kind }) => kind).sort()).toEqual(["follow_up", "initial"]);
  });
});

describe("deciding", () => {
  it("not to notify takes the incident off the overdue ones, with reasons and the facts then known", async () => {
    const id = await fresh(100);
    const { status, json } = await decide(id, {
      outcome: "not_required",
      reasons: "Encrypted, key safe",
    });
    expect(status).toBe(200);
    expect(json.overdue).toBe(false);
    expect(json.clocks[0]).toMatchObject({ state: "not_required", late_by_ms: null });
    expect(json.decisions[0]).toMatchObject({
      outcome: "not_required",
      reasons: "Encrypted, key safe",
    });
    const [row] = await ownerSql("SELECT facts FROM decision WHERE incident_id = $1", [id]);
    expect(row?.facts).toMatchObject({
      title: "Laptop left in a train",
      clocks: [{ state: "running" }],
    });
  });

  it("again erases nothing", async () => {
    const id = await fresh();
    await decide(id, { outcome: "not_required", reasons: "First view" });
    const { json } = await decide(id, { outcome: "not_a_breach", reasons: "Second view" });
    expect(json.decisions.map((one: { reasons: string }) => one.reasons)).toEqual([
      "First view",
      "Second view",
    ]);
  });

  it("leaves a duty met that a filing settled", async () => {
    const id = await fresh();
    await notify(id, { authority_jurisdiction: "FR" });
    const { json } = await decide(id, { outcome: "not_a_breach", reasons: "It was an exercise" });
    expect(json.clocks[0].state).toBe("met");
    expect(json.decisions).toHaveLength(1);
  });

  it("is overtaken by a filing", async () => {
    const id = await fresh();
    await decide(id, { outcome: "not_required", reasons: "No risk" });
    const { json } = await notify(id, { authority_jurisdiction: "FR" });
    expect(json.clocks[0].state).toBe("met");
  });

  it("about a clock of another incident is a 404, as about none", async () => {
    const [one, other] = [await fresh(), await declared(ctx, org, 5)];
    const before = await stored(one);
    for (const duty_id of [other.duties[0]?.id, newId(new Date())]) {
      const { status, json } = await decide(one, {
        outcome: "not_required",
        reasons: "x",
        duty_id,
      });
      expect(status).toBe(404);
      expect(json.code).toBe("not_found");
    }
    expect(await stored(one)).toEqual(before);
  });

  it.each<[string, unknown, string]>([
    ["no outcome", { reasons: "x" }, "/outcome"],
    ["no reasons", { outcome: "not_required" }, "/reasons"],
    ["blank reasons", { outcome: "not_required", reasons: " " }, "/reasons"],
    ["an odd outcome", { outcome: "maybe", reasons: "x" }, "/outcome"],
    [
      "a clock that is no uuid",
      { outcome: "not_required", reasons: "x", duty_id: "1" },
      "/duty_id",
    ],
  ])("refuses %s with 400", async (_name, body, pointer) => {
    const id = await fresh();
    const before = await stored(id);
    const { status, json } = await decide(id, body);
    expect(status).toBe(400);
    expect(json.errors[0].pointer).toBe(pointer);
    expect(await stored(id)).toEqual(before);
  });

  it("before awareness is a contradiction", async () => {
    const { status, json } = await decide(await fresh(), {
      outcome: "not_required",
      reasons: "x",
      decided_at: "2020-01-01T00:00:00Z",
    });
    expect(status).toBe(422);
    expect(json.code).toBe("facts_contradict");
  });
});
