/** One record, two faces: what one door says is read at the other, field by field, and nothing gets lost between. */
import { beforeAll, describe, expect, it } from "vitest";
import { call, keyFor } from "../../testing/api";
import { makeOrg, ownerSql } from "../../testing/fixtures";
import { grcId, uuidOf } from "./ulid";

const GRC = "/api/v1/grc/incidents";
const PRIVACY = "/api/v1/privacy/incidents";
let org: string;
let key: string;

beforeAll(async () => {
  org = await makeOrg("Vantmere Grid");
  key = await keyFor(org, ["admin"]);
});

const said = {
  source: "siem",
  source_type: "server",
  incident_number: "SEC-4711",
  title: "Credential stuffing",
  description: "Forty thousand attempts",
  category: "Unauthorized access",
  severity: "Critical",
  status: "Contained",
  detected_at: "2026-05-29T18:02:00.123Z",
  reported_at: "2026-05-29T19:00:00.000Z",
  contained_at: "2026-05-29T23:40:00.000Z",
  closed_at: "2026-06-02T09:00:00.000Z",
  realized_risk_ids: ["risk-1"],
  affected_asset_ids: ["asset-1"],
  affected_account_ids: [{ id: 7, note: null }],
  consolidated_investigation_ids: ["inv-1"],
  triggered_by_alert_ids: ["alert-1"],
  owner_id: "per_1",
  commander_ids: ["per_2"],
  root_cause: "Passwords used twice",
  lessons_learned: { first: "Ask for a second factor" },
  corrective_action_ids: ["task-1"],
  reportable_to: ["CNIL"],
  reported_to_regulators_at: "2026-05-30T10:00:00.000Z",
  customer_notified_at: "2026-05-31T10:00:00.000Z",
  financial_impact: 12500.5,
  tags: ["portal"],
};

async function fresh() {
  const { json } = await call("POST", GRC, { key, body: said });
  const uuid = uuidOf(json.id) ?? "";
  return {
    grc: async () => (await call("GET", `${GRC}/${uuid}`, { key })).json,
    privacy: async () => (await call("GET", `${PRIVACY}/${uuid}`, { key })).json,
    facts: async () => (await call("GET", `${PRIVACY}/${uuid}/facts`, { key })).json.now,
    patch: (body: unknown) => call("PATCH", `${PRIVACY}/${uuid}`, { key, body }),
    post: (more: string, body: unknown) =>
      call("POST", `${PRIVACY}/${uuid}/${more}`, { key, body }),
    uuid,
  };
}

describe("said at the GRC door", () => {
  it("is read at the privacy door in that door's names", async () => {
    const it = await fresh();
    expect(await it.privacy()).toMatchObject({
      orgId: org,
      title: said.title,
      description: said.description,
      severity: "serious",
      breach_kind: "confidentiality",
      root_cause: said.root_cause,
      status: "open",
      discovered_at: null,
      affected_users: null,
      corrective_actions: [],
      resolution_date: null,
      authority_notified_at: null,
      data_subjects_notified_at: null,
    });
    expect(await it.facts()).toMatchObject({ detected_at: said.detected_at });
  });

  it("comes back as it was said after all that the privacy door does", async () => {
    const it = await fresh();
    expect(
      (
        await it.patch({
          discovered_at: "2026-05-29T18:02:00.123Z",
          affected_users: 12,
          corrective_actions: ["Second factor"],
        })
      ).status,
    ).toBe(200);
    expect(
      (await it.post("facts", { role: "controller", occurred_from: "2026-05-29T17:02:00.123Z" }))
        .status,
    ).toBe(200);
    expect(
      (
        await it.post("notify", {
          authority_jurisdiction: "FR",
          notification_reference: "N-1",
          authority_notified_at: "2026-05-30T11:00:00Z",
        })
      ).status,
    ).toBe(200);
    expect(await it.grc()).toMatchObject({
      ...said,
      mttd_minutes: 60,
      register: { severity: "serious", breach_kind: "confidentiality", status: "notified" },
    });
    const [row] = await ownerSql("SELECT extensions, tags FROM incident WHERE id = $1", [it.uuid]);
    expect(Object.keys(row?.extensions)).toEqual(["grc"]);
  });

  it.each<[Record<string, unknown>, Record<string, unknown>]>([
    [{ title: "Other" }, { title: "Other" }],
    [{ description: null }, { description: null }],
    [{ severity: "non-serious" }, { severity: "non-serious" }],
    [{ breach_kind: "availability" }, { category: "availability" }],
    [{ breach_kind: null }, { category: null }],
    [{ root_cause: "A phished password" }, { root_cause: "A phished password" }],
  ])("is superseded where the privacy door says otherwise: %j", async (change, read) => {
    const it = await fresh();
    expect((await it.patch(change)).status).toBe(200);
    expect(await it.grc()).toMatchObject({ ...said, ...read });
  });

  it("does not come back by a client that returns all that it read", async () => {
    const it = await fresh();
    await it.patch({ severity: "non-serious" });
    const { severity, category, title } = await it.grc();
    const { json } = await call("PATCH", `${GRC}/${it.uuid}`, {
      key,
      body: { severity, category, title, tags: ["x"] },
    });
    expect(json).toMatchObject({ severity: "non-serious", category: said.category, tags: ["x"] });
    expect((await it.privacy()).severity).toBe("non-serious");
  });
});

describe("declared at the privacy door", () => {
  it("is read at the GRC door with the register's own values", async () => {
    const declared = await call("POST", PRIVACY, {
      key,
      body: {
        orgId: org,
        title: "Laptop stolen",
        description: "In a train",
        severity: "non-serious",
        breach_kind: "availability",
        discovered_at: "2026-05-29T20:00:00Z",
        root_cause: "Unattended",
        status: "open",
        facts: {
          detected_at: "2026-05-29T19:00:00Z",
          occurred_from: "2026-05-29T18:30:00Z",
          reported_internally_at: "2026-05-29T19:30:00Z",
          reason: "Checked first",
        },
      },
    });
    expect(declared.status).toBe(201);
    const { id } = declared.json;
    const notify = await call("POST", `${PRIVACY}/${id}/notify`, {
      key,
      body: {
        authority_jurisdiction: "FR",
        authority_notified_at: "2026-05-30T08:00:00Z",
        data_subjects_notified_at: "2026-05-30T09:00:00Z",
      },
    });
    expect(notify.status).toBe(200);
    const { json } = await call("GET", `${GRC}/${id}`, { key });
    expect(json).toMatchObject({
      id: grcId(id),
      tenant_id: org,
      source: "edm",
      source_type: "api",
      incident_number: declared.json.number,
      title: "Laptop stolen",
      description: "In a train",
      category: "availability",
      severity: "non-serious",
      status: "notified",
      detected_at: "2026-05-29T19:00:00.000Z",
      reported_at: "2026-05-29T19:30:00.000Z",
      closed_at: null,
      root_cause: "Unattended",
      reported_to_regulators_at: "2026-05-30T08:00:00.000Z",
      customer_notified_at: "2026-05-30T09:00:00.000Z",
      mttd_minutes: 30,
      mttr_minutes: null,
      tags: [],
      register: { unmapped: [] },
    });
  });
});
