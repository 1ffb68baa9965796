/** The inbound webhook: who may send, what is refused without telling why, and that nothing is lost. */
import { Webhook } from "standardwebhooks";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { addSource, endSource, rotateSource } from "../../access/intake-sources";
import { newId } from "../../ids";
import { listEvidence } from "../../register/evidence/read";
import { readOrigin } from "../../register/intake/origin";
import { holdAllowances } from "../../testing/allowances";
import { call } from "../../testing/api";
import { ctxFor, makeOrg, ownerSql } from "../../testing/fixtures";

let org: string;
let source: string;
let secret: string;
let sent = 0;

beforeAll(async () => {
  org = await makeOrg();
  const made = await addSource(ctxFor(org), org, {
    name: "SIEM <b>north</b>",
    mapping: {
      title: "/rule/name",
      detected_at: "/detected",
      affected_users: "/people",
      external_id: "/id",
      severity: "/level",
    },
  });
  source = made.source.id;
  secret = made.plain;
});

interface How {
  id?: string;
  at?: Date;
  key?: string;
  to?: string;
  /** What is signed, where it is not what is sent. */
  signed?: string;
}

function deliver(raw: string | Uint8Array, how: How = {}) {
  const { id = `msg-${sent++}`, at = new Date(), key = secret, to = source } = how;
  const signed = how.signed ?? (typeof raw === "string" ? raw : "");
  return call("POST", `/api/intake/v1/${to}`, {
    raw,
    headers: {
      "x-tocsin-address": `sender ${sent++}`,
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
      "webhook-signature": new Webhook(key).sign(id, at, signed),
    },
  });
}
const incidents = () => ownerSql("SELECT * FROM incident WHERE org_id = $1 ORDER BY seq", [org]);
const payload = (more: Record<string, unknown> = {}) =>
  JSON.stringify({
    rule: { name: "Mailbox rule forwards outside" },
    detected: "2026-11-20T09:00:00Z",
    people: 12,
    level: "high",
    ...more,
  });

describe("a signed payload", () => {
  it("becomes a draft with its facts, no clock, and the payload as a file", async () => {
    const raw = payload({ id: "CASE-1" });
    const { status, json } = await deliver(raw);
    expect([status, json.unmapped]).toEqual([201, []]);
    const [row] = await incidents();
    expect(row).toMatchObject({
      id: json.id,
      title: "Mailbox rule forwards outside",
      status: "draft",
      source_type: "INTEGRATION",
      affected_users: "12",
      discovered_at: null,
      deadline_at: null,
      created_by_name: "SIEM <b>north</b>",
    });
    const facts = await ownerSql("SELECT kind, value FROM fact WHERE incident_id = $1", [json.id]);
    expect(facts).toEqual([{ kind: "detected_at", value: new Date("2026-11-20T09:00:00Z") }]);
    const ctx = ctxFor(org);
    const [file] = await listEvidence(ctx, json.id);
    expect(file).toMatchObject({
      name: "SIEM <b>north<-b> payload.json",
      size: BigInt(raw.length),
    });
    expect(await readOrigin(ctx, json.id)).toMatchObject({
      report: null,
      deliveries: [{ source: "SIEM <b>north</b>", external_id: "CASE-1", severity_hint: "high" }],
      undecided: true,
    });
  });

  it("sent again is answered as the first time, whatever it holds now, and writes nothing", async () => {
    const first = await deliver(payload(), { id: "again" });
    const before = await incidents();
    const second = await deliver(payload({ people: 99 }), { id: "again" });
    expect(second.status).toBe(201);
    expect(second.json).toEqual(first.json);
    expect(await incidents()).toEqual(before);
  });

  it("sent twice at once is there once", async () => {
    const before = (await incidents()).length;
    const heard = await Promise.all([1, 2, 3, 4].map(() => deliver(payload(), { id: "at-once" })));
    expect(new Set(heard.map(({ json }) => json.id)).size).toBe(1);
    expect(await incidents()).toHaveLength(before + 1);
  });

  it("about the same case is kept with the same incident", async () => {
    const first = await deliver(payload({ id: "CASE-2" }));
    const second = await deliver(payload({ id: "CASE-2", people: 50 }));
    expect(second.json.id).toBe(first.json.id);
    expect(await listEvidence(ctxFor(org), first.json.id)).toHaveLength(2);
  });

  it.each([
    [
      "of which no field fits",
      JSON.stringify({ rule: 1, detected: "soon", people: "many" }),
      "json",
    ],
    ["that is no object", "[1, 2]", "json"],
    ["that is no JSON", "something <script>happened</script>", "txt"],
  ])("%s is not lost", async (_what, raw, ending) => {
    const { status, json } = await deliver(raw);
    expect(status).toBe(201);
    expect(json.unmapped.length).toBeGreaterThan(2);
    const row = (await incidents()).at(-1);
    expect(row).toMatchObject({ id: json.id, title: "Report from SIEM <b>north</b>" });
    const [file] = await listEvidence(ctxFor(org), json.id);
    expect(file).toMatchObject({
      name: `SIEM <b>north<-b> payload.${ending}`,
      size: BigInt(raw.length),
    });
  });

  it("under the secret before is taken for a day after the change, and no longer", async () => {
    const made = await addSource(ctxFor(org), org, { name: "Rotated", mapping: {} });
    const to = made.source.id;
    const next = await rotateSource(ctxFor(org), to);
    expect((await deliver("{}", { to, key: made.plain })).status).toBe(201);
    expect((await deliver("{}", { to, key: next.plain })).status).toBe(201);
    await ownerSql("UPDATE intake_source SET previous_until = now() WHERE id = $1", [to]);
    expect((await deliver("{}", { to, key: made.plain })).status).toBe(401);
    await endSource(ctxFor(org), to);
    expect((await deliver("{}", { to, key: next.plain })).status).toBe(401);
  });
});

describe("what is refused", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it("is refused alike: unknown, unsigned, forged, too old, too new", async () => {
    const before = await incidents();
    const minutes = (count: number) => new Date(Date.now() + count * 60_000);
    const heard = [
      await deliver(payload(), { to: newId(new Date()) }),
      await deliver(payload(), { to: "nothing" }),
      await deliver(payload(), { key: `whsec_${Buffer.alloc(32, 7).toString("base64")}` }),
      await deliver(payload(), { signed: payload({ people: 1 }) }),
      await deliver(payload(), { at: minutes(-6) }),
      await deliver(payload(), { at: minutes(6) }),
      await deliver(payload(), { id: "with blank" }),
      await call("POST", `/api/intake/v1/${source}`, {
        raw: payload(),
        headers: { "x-tocsin-address": "unsigned" },
      }),
    ];
    const bare = (text: string) => text.replace(/"(requestId|instance)":"[^"]*"/g, "");
    expect(new Set(heard.map(({ text }) => bare(text))).size).toBe(1);
    expect(heard.map(({ status }) => status)).toEqual(Array(8).fill(401));
    expect(await incidents()).toEqual(before);
  });

  it("closes an address after 30 failures", async () => {
    // The clock stands: the address would be let in again while a busy machine takes its time.
    vi.setSystemTime(new Date());
    await holdAllowances();
    const from = { "x-tocsin-address": "203.0.113.9" };
    const ask = () => call("POST", `/api/intake/v1/${source}`, { raw: "{}", headers: from });
    const statuses = [];
    for (let n = 0; n < 32; n++) statuses.push((await ask()).status);
    expect(statuses).toEqual([...Array(30).fill(401), 429, 429]);
  });

  it("for its size: declared, or counted", async () => {
    const raw = `"${"x".repeat(256 * 1024)}"`;
    expect((await deliver(raw)).status).toBe(413);
    const declared = await call("POST", `/api/intake/v1/${source}`, {
      raw: "{}",
      headers: { "Content-Length": "999999" },
    });
    expect(declared.status).toBe(413);
  });
});
