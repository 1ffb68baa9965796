import { beforeAll, describe, expect, it } from "vitest";
import { GRC_FIELDS } from "../../schema/grc";
import { call, keyFor } from "../../testing/api";
import { makeOrg, ownerSql } from "../../testing/fixtures";
import { uuidOf } from "./ulid";

const PATH = "/api/v1/grc/incidents";
const PRIVACY = "/api/v1/privacy/incidents";
let org: string;
let key: string;
let keyId: string;

beforeAll(async () => {
  org = await makeOrg("Vantmere Grid");
  key = await keyFor(org, [
    "grc:read",
    "grc:write",
    "incidents:read",
    "incidents:write",
    "incidents:notify",
    "audit:read",
  ]);
  const [row] = await ownerSql<{ id: string }>("SELECT id FROM api_key WHERE org_id = $1", [org]);
  keyId = row?.id ?? "";
});

const create = (body: unknown, headers: Record<string, string> = {}) =>
  call("POST", PATH, { key, body, headers });
const patch = (id: string, body: unknown, headers: Record<string, string> = {}) =>
  call("PATCH", `${PATH}/${id}`, { key, body, headers });
const read = async (id: string) => (await call("GET", `${PATH}/${id}`, { key })).json;
const privacy = async (id: string) => (await call("GET", `${PRIVACY}/${uuidOf(id)}`, { key })).json;

/** Every field that a caller may send. */
const FULL = {
  source: "siem",
  source_type: "backend",
  incident_number: "SEC-4711",
  title: "Credential stuffing against the portal",
  description: "Forty thousand attempts in an hour.",
  category: "Unauthorized Access",
  severity: "High",
  status: "Investigating",
  detected_at: "2026-05-29T18:02:00.123Z",
  reported_at: "2026-05-29T19:00:00.000Z",
  contained_at: "2026-05-29T23:40:00.123Z",
  closed_at: "2026-06-02T09:00:00.000Z",
  realized_risk_ids: ["risk-1", "risk-2"],
  affected_asset_ids: { portal: ["a-1"], since: 3.5 },
  affected_account_ids: [17, null, "x"],
  consolidated_investigation_ids: "inv-1",
  triggered_by_alert_ids: ["alert-7731"],
  owner_id: "per_owner",
  commander_ids: ["per_1"],
  root_cause: "Passwords used twice",
  lessons_learned: [{ text: "Ask for a second factor", by: null, deep: { er: [true, 1e21] } }],
  corrective_action_ids: ["task-9"],
  reportable_to: ["reg-fr"],
  reported_to_regulators_at: "2026-05-30T10:00:00.000Z",
  customer_notified_at: "2026-05-31T10:00:00.000Z",
  financial_impact: 12500.75,
  tags: ["portal", "credentials"],
};

describe("creating at the GRC door", () => {
  it("gives the entity's fields, every one, and says where it is", async () => {
    const { status, json, headers } = await create(FULL);
    expect(status).toBe(201);
    expect(headers.get("location")).toBe(`${PATH}/${json.id}`);
    expect(headers.get("etag")).toBe('"1"');
    expect(json).toMatchObject(FULL);
    expect(json.id).toMatch(/^inc_[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
    expect(json).toMatchObject({
      tenant_id: org,
      app_id: keyId,
      created_by: keyId,
      updated_by: keyId,
      is_deleted: false,
      deleted_at: null,
      deleted_by: null,
      schema_version: 1,
      mttd_minutes: null,
      mttr_minutes: 338,
    });
    expect(Object.keys(json).sort()).toEqual([...GRC_FIELDS, "register"].sort());
    expect(await read(json.id)).toEqual(json);
    expect(await read(uuidOf(json.id) ?? "")).toEqual(json);
  });

  it("takes a body that says nothing, and one whose fields are null", async () => {
    for (const body of [{}, Object.fromEntries(Object.keys(FULL).map((name) => [name, null]))]) {
      const { status, json } = await create(body);
      expect(status).toBe(201);
      expect(json).toMatchObject({
        source: "edm",
        source_type: "api",
        title: null,
        tags: [],
        status: "draft",
        severity: null,
      });
      expect(json.incident_number).toBe(json.register.number);
    }
  });

  it("takes detection for no awareness: Art. 33 stands as to decide, without an instant", async () => {
    const { json } = await create({
      detected_at: "2020-01-01T00:00:00Z",
      status: "open",
      severity: "critical",
    });
    const seen = await privacy(json.id);
    expect(seen).toMatchObject({
      discovered_at: null,
      deadline_at: null,
      overdue: false,
      severity: "serious",
      status: "open",
    });
    expect(seen.clocks).toContainEqual(
      expect.objectContaining({
        rule_id: "eu-gdpr-art33",
        state: "to_decide",
        started_at: null,
        due_at: null,
      }),
    );
    const facts = await call("GET", `${PRIVACY}/${uuidOf(json.id)}/facts`, { key });
    expect(facts.json.now.detected_at).toBe("2020-01-01T00:00:00.000Z");
    expect(facts.json.now.aware_at ?? null).toBeNull();
    const [number] = await ownerSql(
      "SELECT count(*)::int AS n FROM fact WHERE incident_id = $1 AND kind = 'aware_at'",
      [uuidOf(json.id)],
    );
    expect(number?.n).toBe(0);
    const board = await call("GET", `/api/v1/board?orgId=${org}`, { key });
    expect(
      board.json.rows.map(({ incident }: { incident: { id: string } }) => incident.id),
    ).toContain(uuidOf(json.id));
  });

  it("lets no statement settle a duty, whatever it says", async () => {
    const { json } = await create({ ...FULL, status: "Closed" });
    const seen = await privacy(json.id);
    expect(seen).toMatchObject({
      status: "open",
      resolution_date: null,
      authority_notified_at: null,
      data_subjects_notified_at: null,
      reported_to: [],
    });
    expect(
      seen.clocks.every(
        ({ state, settled_at }: { state: string; settled_at: unknown }) =>
          state !== "met" && settled_at === null,
      ),
    ).toBe(true);
    const patched = await patch(json.id, { status: "resolved", closed_at: "2026-06-03T00:00:00Z" });
    expect(patched.json).toMatchObject({
      status: "resolved",
      register: { status: "open", mapped: { status: "resolved" } },
    });
    expect((await privacy(json.id)).status).toBe("open");
  });

  it("numbers it with the others and writes the ledger", async () => {
    const { json } = await create({ title: "Numbered" });
    expect(json.register.number).toMatch(/^INC-\d{4}-\d{4}$/);
    const audit = await call("GET", `/api/v1/audit?orgId=${org}&subject=${uuidOf(json.id)}`, {
      key,
    });
    expect(audit.json.entries).toMatchObject([
      { action: "incident.declared", after: { number: json.register.number } },
    ]);
  });

  it("creates once for one Idempotency-Key", async () => {
    const key = { "Idempotency-Key": "grc-1" };
    const [first, again] = [
      await create({ title: "Once" }, key),
      await create({ title: "Once" }, key),
    ];
    expect(again.json).toEqual(first.json);
    expect((await create({ title: "Other" }, key)).json.code).toBe("idempotency_mismatch");
  });

  it.each([
    ["High", "serious", []],
    ["SEV-1", "serious", []],
    ["low", "non-serious", []],
    ["purple", null, ["severity"]],
  ])("keeps the severity %s and reads it as %s", async (severity, register, unmapped) => {
    const { json } = await create({ severity });
    expect(json).toMatchObject({ severity, register: { severity: register, unmapped } });
    expect((await privacy(json.id)).severity).toBe(register);
  });

  it("keeps a category and a status that mean nothing here, and says so", async () => {
    const { json } = await create({ category: "Ransomware", status: "Waiting for legal" });
    expect(json).toMatchObject({ category: "Ransomware", status: "Waiting for legal" });
    expect(json.register).toMatchObject({
      breach_kind: null,
      status: "draft",
      unmapped: ["status", "category"],
      mapped: { status: null, category: null },
    });
  });
});

describe("bad input at the GRC door", () => {
  it.each([
    "id",
    "tenant_id",
    "app_id",
    "created_at",
    "created_by",
    "updated_at",
    "updated_by",
    "deleted_at",
    "deleted_by",
    "schema_version",
    "mttd_minutes",
    "mttr_minutes",
  ])("%s is the server's own: 400, named, on both", async (name) => {
    const made = await create({ title: "Mine" });
    for (const heard of [
      await create({ [name]: "x" }),
      await patch(made.json.id, { title: "y", [name]: null }),
    ]) {
      expect(heard.status).toBe(400);
      expect(heard.json.errors).toEqual([
        expect.objectContaining({
          pointer: `/${name}`,
          fix: expect.stringContaining("the server sets it"),
        }),
      ]);
    }
  });

  it.each([
    [{ colour: "red" }, "/colour"],
    [{ drill: true }, "/drill"],
    [{ title: " " }, "/title"],
    [{ title: 7 }, "/title"],
    [{ severity: 3 }, "/severity"],
    [{ source_type: "fax" }, "/source_type"],
    [{ detected_at: "2026-05-29T18:02:00" }, "/detected_at"],
    [{ contained_at: "2199-01-01T00:00:00Z" }, "/contained_at"],
    [{ financial_impact: "12" }, "/financial_impact"],
    [{ tags: "portal" }, "/tags"],
    [{ tags: [1] }, "/tags/0"],
    [{ is_deleted: true }, "/is_deleted"],
    [{ description: "\u0000" }, "/description"],
    [{ lessons_learned: [{ a: "\ud800" }] }, "/lessons_learned"],
    [{ lessons_learned: { "\u0000": 1 } }, "/lessons_learned"],
    [{ realized_risk_ids: JSON.parse("[".repeat(40) + "]".repeat(40)) }, "/realized_risk_ids"],
  ])("%j is refused, naming %s", async (body, pointer) => {
    const { status, json } = await create(body);
    expect(status).toBe(400);
    expect(json.errors[0].pointer).toBe(pointer);
  });

  it("a number that JSON cannot say again is refused, and so is a nest without a floor", async () => {
    for (const raw of [
      '{"reportable_to": [1e999]}',
      `{"reportable_to": ${"[".repeat(200_000)}${"]".repeat(200_000)}}`,
    ]) {
      expect(
        (await call("POST", PATH, { key, raw, headers: { "Content-Type": "application/json" } }))
          .status,
      ).toBe(400);
    }
  });

  it("contained before detected, in one request, is a contradiction", async () => {
    const { status, json } = await create({
      detected_at: "2026-05-29T18:00:00Z",
      contained_at: "2026-05-29T17:00:00Z",
    });
    expect(status).toBe(422);
    expect(json).toMatchObject({
      code: "facts_contradict",
      errors: [{ pointer: "/contained_at" }],
    });
  });

  it("an id that is none is found nowhere", async () => {
    for (const id of [
      "7",
      "inc_7",
      "inc_8ZZZZZZZZZZZZZZZZZZZZZZZZZ",
      "per_01ARZ3NDEKTSV4RRFFQ69G5FAV",
    ]) {
      expect((await call("GET", `${PATH}/${id}`, { key })).status).toBe(404);
      expect((await patch(id, { title: "x" })).status).toBe(404);
    }
  });

  it("is no DELETE", async () => {
    const { json } = await create({});
    const heard = await call("DELETE", `${PATH}/${json.id}`, { key });
    expect(heard.status).toBe(405);
    expect(heard.headers.get("allow")).toContain("PATCH");
  });
});
