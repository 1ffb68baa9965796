import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "../context";
import { transact } from "../db/transaction";
import { factsBodySchema } from "../schema/facts";
import { assessSeveritySchema } from "../schema/severity";
import { call, keyFor } from "../testing/api";
import { ctxFor, makeOrg, ownerSql } from "../testing/fixtures";
import { declared } from "../testing/incidents";
import { assessSeverity } from "./assess-severity";
import { get } from "./get";
import { stateFacts } from "./state-facts";

const INPUTS = {
  data: { simple: 1, financial: 4 },
  identification: "limited",
  confidentiality: "unknown_recipients",
  integrity: "no_misuse",
  availability: "recoverable",
  intent: "malicious",
} as const;
const WORST = { ...INPUTS, identification: "maximum", availability: "permanent" } as const;

let org: string;
let ctx: Ctx;
let key: string;

beforeAll(async () => {
  org = await makeOrg();
  ctx = ctxFor(org);
  key = await keyFor(org, ["incidents:read", "incidents:write"]);
});

const fresh = async (more = {}) => (await declared(ctx, org, 5, more)).id;
const address = (id: string) => `/api/v1/privacy/incidents/${id}/severity`;
const post = (id: string, body: unknown, headers?: Record<string, string>) =>
  call("POST", address(id), { key, body, headers });

/** All that is stored of an incident besides its versions of the severity. */
async function storedOf(id: string) {
  const [row] = await ownerSql(
    `SELECT to_jsonb(i) AS incident,
            (SELECT jsonb_agg(to_jsonb(d) ORDER BY d.id) FROM duty d WHERE d.incident_id = i.id) AS duties,
            (SELECT jsonb_agg(to_jsonb(f) ORDER BY f.id) FROM fact f WHERE f.incident_id = i.id) AS facts,
            (SELECT count(*) FROM filing f WHERE f.incident_id = i.id) AS filings,
            (SELECT count(*) FROM decision d WHERE d.incident_id = i.id) AS decisions
     FROM incident i WHERE i.id = $1`,
    [id],
  );
  return row ?? {};
}

const versionsOf = (id: string) =>
  ownerSql("SELECT * FROM severity_assessment WHERE incident_id = $1 ORDER BY version", [id]);

const entriesOf = (id: string) =>
  ownerSql(
    `SELECT e.action, p.body FROM ledger_entry e JOIN ledger_payload p USING (seq)
     WHERE e.subject_id = $1 ORDER BY e.seq`,
    [id],
  );

describe("assessing the severity", () => {
  it("records version after version, and reads them newest first", async () => {
    const id = await fresh({ affected_users: 400 });
    const first = await post(id, { ...INPUTS, reasons: "Offered for sale." });
    expect(first.status).toBe(200);
    expect(first.json).toMatchObject({
      version: 1,
      method: "enisa-2013",
      inputs: INPUTS,
      quarters: 12,
      score: "3.00",
      band: "high",
      persons: 400,
      flags: { more_than_100_persons: true, unintelligible: null },
      reasons: "Offered for sale.",
      recorded_by: { type: "api_key", name: "Test key" },
    });
    expect(first.json.computation).toContain(
      "Severity (SE) = DPC × EI + CB = 4 × 0.50 + 1.00 = 3.00.",
    );
    expect(first.headers.get("etag")).toBe('"2"');
    const second = await post(id, WORST);
    expect(second.json).toMatchObject({ version: 2, score: "5.50", band: "very_high" });
    const read = await call("GET", address(id), { key });
    expect(read.status).toBe(200);
    expect(read.json).toEqual({ versions: [second.json, first.json] });
  });

  it("has none before anybody assessed", async () => {
    expect((await call("GET", address(await fresh()), { key })).json).toEqual({ versions: [] });
  });

  it("changes nothing of the incident but its version: no severity, no risk, no duty", async () => {
    const id = await fresh({ severity: "non-serious" });
    const body = { risk: { level: "unlikely", reasons: "The key was safe." } };
    await stateFacts(ctx, id, factsBodySchema.parse(body));
    const before = await storedOf(id);
    const heard = await post(id, WORST);
    expect(heard.json.band).toBe("very_high");
    const after = await storedOf(id);
    expect(after).toEqual({
      ...before,
      incident: {
        ...before.incident,
        version: before.incident.version + 1,
        updated_at: after.incident.updated_at,
        updated_by_id: after.incident.updated_by_id,
      },
    });
    expect(new Date(after.incident.updated_at).getTime()).toBeGreaterThanOrEqual(
      new Date(before.incident.updated_at).getTime(),
    );
  });

  it("writes one entry with what was and what is", async () => {
    const id = await fresh();
    await post(id, INPUTS);
    await post(id, { ...WORST, reasons: "The backup is gone too." });
    const entries = await entriesOf(id);
    expect(entries.map(({ action }) => action)).toEqual([
      "incident.declared",
      "incident.severity_assessed",
      "incident.severity_assessed",
    ]);
    expect(JSON.parse(entries[1]?.body).before.severity_score).toBeUndefined();
    const { before, after } = JSON.parse(entries[2]?.body);
    expect(before).toMatchObject({ severity_version: 1, severity_score: "3.00", version: 2 });
    expect(after).toMatchObject({
      severity_version: 2,
      severity_score: "5.50",
      severity_band: "very_high",
      severity_inputs: { ...WORST, persons: null, unintelligible: null },
      severity_reasons: "The backup is gone too.",
      severity: "serious",
      version: 3,
    });
    expect(after.severity_sum.length).toBeGreaterThan(8);
  });

  it("writes nothing for the same again, and a version for other reasons", async () => {
    const id = await fresh();
    const first = await post(id, { ...INPUTS, reasons: "One." });
    const stored = await storedOf(id);
    // The same inputs in another order, and blanks for no reasons, are the same.
    const { data: _, ...rest } = INPUTS;
    const again = await post(id, { ...rest, reasons: "One.", data: { financial: 4, simple: 1 } });
    expect(again.status).toBe(200);
    expect(again.json).toEqual(first.json);
    expect(await storedOf(id)).toEqual(stored);
    expect(await entriesOf(id)).toHaveLength(2);
    expect((await post(id, { ...INPUTS, reasons: " " })).json).toMatchObject({
      version: 2,
      reasons: null,
    });
    expect((await post(id, INPUTS)).json.version).toBe(2);
  });

  it("keeps the flags as the facts stood: a later count makes no old version other", async () => {
    const id = await fresh();
    await post(id, INPUTS);
    const facts = {
      persons: { kind: "approximate", number: 101 },
      protection: { data: "unintelligible", key: "safe" },
    };
    await stateFacts(ctx, id, factsBodySchema.parse(facts));
    await post(id, INPUTS);
    const { json } = await call("GET", address(id), { key });
    const flags = json.versions.map((each: { flags: unknown }) => each.flags);
    expect(flags).toEqual([
      { more_than_100_persons: true, unintelligible: true },
      { more_than_100_persons: null, unintelligible: null },
    ]);
    expect(json.versions[0].score).toBe(json.versions[1].score);
  });

  it("dry computes the same and writes nothing", async () => {
    const id = await fresh();
    const before = await storedOf(id);
    const dry = await post(id, { ...INPUTS, dry_run: true });
    expect(dry.status).toBe(200);
    expect(await storedOf(id)).toEqual(before);
    expect(await versionsOf(id)).toEqual([]);
    expect(await entriesOf(id)).toHaveLength(1);
    const real = await post(id, INPUTS);
    expect(dry.json).toEqual({
      ...real.json,
      version: null,
      recorded_at: null,
      recorded_by: null,
    });
  });

  it("of two at once gives each a version of its own", async () => {
    const id = await fresh();
    const parse = (body: unknown) => assessSeveritySchema.parse(body);
    await Promise.all([
      assessSeverity(ctx, id, parse(INPUTS)),
      assessSeverity(ctx, id, parse(WORST)),
    ]);
    expect((await versionsOf(id)).map(({ version }) => version)).toEqual([1, 2]);
    const incident = await get(ctx, id);
    expect(incident.version).toBe(3);
    expect(incident.severities.map(({ version }) => version)).toEqual([1, 2]);
  });

  it("under one Idempotency-Key is one version", async () => {
    const id = await fresh();
    const once = { "Idempotency-Key": `severity-${id}` };
    const first = await post(id, INPUTS, once);
    const replayed = await post(id, INPUTS, once);
    expect(replayed.headers.get("idempotent-replayed")).toBe("true");
    expect(replayed.json).toEqual(first.json);
    expect(await versionsOf(id)).toHaveLength(1);
  });
});

describe("is refused, and writes nothing,", () => {
  it("on a version that is no longer the newest", async () => {
    const id = await fresh();
    await post(id, INPUTS);
    const heard = await post(id, WORST, { "If-Match": '"1"' });
    expect(heard.status).toBe(412);
    expect(await versionsOf(id)).toHaveLength(1);
  });

  it("to who may only read", async () => {
    const id = await fresh();
    const reader = await keyFor(org, ["incidents:read"]);
    for (const dry_run of [false, true]) {
      const heard = await call("POST", address(id), { key: reader, body: { ...INPUTS, dry_run } });
      expect(heard.status).toBe(403);
    }
    expect((await call("GET", address(id), { key: reader })).status).toBe(200);
    expect(await versionsOf(id)).toEqual([]);
  });

  it.each([
    ["no kind of data", { data: {} }, "/data"],
    ["a score of 5", { data: { simple: 5 } }, "/data/simple"],
    ["a kind that there is not", { data: { simple: 1, secret: 2 } }, "/data/secret"],
    ["a missing input", { intent: undefined }, "/intent"],
    ["a number for a level", { identification: 0.5 }, "/identification"],
    ["a score of the caller's own", { score: "0.25" }, "/score"],
  ])("for %s", async (_name, more, pointer) => {
    const id = await fresh();
    const heard = await post(id, { ...INPUTS, ...more });
    expect(heard.status).toBe(400);
    expect(heard.json.errors.map((fault: { pointer: string }) => fault.pointer)).toEqual([pointer]);
    expect(await versionsOf(id)).toEqual([]);
  });
});

it("a version on record is changed by nobody", async () => {
  const id = await fresh();
  await post(id, INPUTS);
  await expect(
    transact(ctx, (tx) => tx.severityAssessment.updateMany({ data: { quarters: 1 } })),
  ).rejects.toThrow(/permission denied/);
});
