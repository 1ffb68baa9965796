/** The register door against its published document: what its examples ask is done, and answered as printed. */
import { beforeAll, describe, expect, it } from "vitest";
import { call, keyFor } from "../../testing/api";
import { makeOrg, ownerSql } from "../../testing/fixtures";
import { exampleOf, misfits, published } from "../../testing/published";

const PATH = "/api/incident/v1/incidents";
const ENTITIES = "/api/incident/v1/assignments/entities";
let org: string;
let key: string;

/** The fields that the published examples name. */
const FIELDS = [
  { name: "customTextAttributeFieldName", kind: "text" },
  { name: "customSingleSelectAttributeFieldName", kind: "single", options: ["Option Value 1"] },
  {
    name: "customMultiSelectAttributeFieldName",
    kind: "multi",
    options: ["Option Value 2", "Option Value 3"],
  },
];

beforeAll(async () => {
  org = await makeOrg("Business Unit");
  key = await keyFor(org, ["incidents:read", "incidents:write", "incidents:notify"]);
  for (const body of FIELDS) {
    const made = await call("POST", `/api/v1/organisations/${org}/fields`, { key, body });
    expect(made.status).toBe(201);
  }
});

const post = (address: string, body?: unknown) => call("POST", address, { key, body });
const get = async (id: string) => (await call("GET", `${PATH}/${id}`, { key })).json;
const put = (id: string, body: Record<string, unknown>) =>
  call("PUT", `${PATH}/${id}`, {
    key,
    body: { name: "x", incidentTypeName: "Unknown", orgGroupId: org, ...body },
  });
const create = async (body: Record<string, unknown> = {}): Promise<string> => {
  const made = await post(PATH, { name: "x", orgGroupId: org, ...body });
  expect(made.json).toEqual(expect.any(String));
  return made.json;
};
const ofIncident = (id: string, sql: string) => ownerSql(sql, [id]);

/** The published example with our organisation, and a country: its own example leaves the default, which is no answer here. */
const createExample = (): Record<string, unknown> => ({
  ...exampleOf("IncidentCreateRequest"),
  orgGroupId: org,
  jurisdictions: [
    {
      jurisdictionId: "123e4567-e89b-12d3-a456-426614174000",
      countryCode: "USA",
      stateProvinceCode: "CA",
    },
  ],
});

describe("the published examples", () => {
  it("create: 201 with the id as a bare JSON string, and GET gives back what was said", async () => {
    const said = createExample();
    const made = await post(PATH, said);
    expect(made.status).toBe(201);
    expect(made.text).toMatch(/^"[0-9a-f-]{36}"$/);
    expect(made.headers.get("location")).toBe(`${PATH}/${made.json}`);
    const read = await get(made.json);
    expect(misfits("IncidentDetails", read)).toEqual([]);
    expect(read).toMatchObject({
      id: made.json,
      name: "Joe sent an email to the wrong client",
      incidentTypeName: "Misdirected Email",
      sourceType: "INTEGRATION",
      orgGroupId: org,
      orgGroupName: "Business Unit",
      rootCause: exampleOf("IncidentCreateRequest").rootCause,
      description: exampleOf("IncidentCreateRequest").description,
      dateOccurred: "2019-05-31T12:43:24.173Z",
      dateDiscovered: "2019-05-31T15:00:00.000Z",
      deadline: "2019-07-31T12:43:24.173Z",
      notificationNeeded: "YES",
      incidentStatus: "OPEN",
      incidentStageName: "New",
      assigneeId: "550e8400-e29b-41d4-a716-446655440000",
      incidentAssigneeInformation: [
        {
          assigneeId: "550e8400-e29b-41d4-a716-446655440000",
          assigneeName: "user@example.com",
          type: "USER",
        },
      ],
    });
    const printed = published(
      "components",
      "schemas",
      "IncidentDetails",
      "properties",
      "attributeValues",
      "example",
    );
    expect(withoutIds(read.attributeValues)).toEqual(withoutIds(printed));
    const links = await ownerSql(
      "SELECT t.type, t.external_id FROM inventory_link l JOIN inventory_item t ON t.id = l.item_id WHERE l.incident_id = $1 ORDER BY 1",
      [made.json],
    );
    expect(links).toEqual([
      { type: "assets", external_id: "Asset External ID" },
      { type: "entities", external_id: "Legal Entity External ID" },
      { type: "processing-activities", external_id: "Processing Activity External ID" },
      { type: "vendors", external_id: "Vendor External ID" },
    ]);
  });

  it("update: 200 with the published shape; the same again writes nothing", async () => {
    const id = await create();
    const { linkedInventories: _links, autoAssessJurisdictions: _auto, ...said } = createExample();
    expect(Object.keys(exampleOf("IncidentUpdateRequest")).sort()).toEqual(
      Object.keys(said).sort(),
    );
    const changed = await call("PUT", `${PATH}/${id}`, { key, body: said });
    expect(changed.status).toBe(200);
    expect(misfits("IncidentInformation", changed.json)).toEqual([]);
    expect(changed.json.jurisdictions).toMatchObject([
      {
        jurisdictionId: "123e4567-e89b-12d3-a456-426614174000",
        regionName: "Americas",
        countryName: "United States of America",
        countryCode: "USA",
        stateProvinceName: "California",
        stateProvinceCode: "CA",
      },
    ]);
    const again = await call("PUT", `${PATH}/${id}`, { key, body: said });
    expect(again.headers.get("etag")).toBe(changed.headers.get("etag"));
    expect(await get(id)).toEqual(changed.json);
  });

  it("stage: both forms answer the stage as printed", async () => {
    const id = await create();
    const body = {
      nextStageName: "Remediating",
      parameters: { executeRule: true, justification: "stagechangejustification" },
    };
    const moved = await post(`${ENTITIES}/${id}/stage`, body);
    expect(moved.status).toBe(200);
    expect(moved.json).toMatchObject({ name: "Remediating", description: "Remediating" });
    expect(misfits("WorkflowStageListInformation", moved.json)).toEqual([]);
    const byType = `${ENTITIES}/${id}/types/IncidentWorkflowType/stage`;
    expect((await post(byType, { ...body, nextStageName: "Notifying" })).json.name).toBe(
      "Notifying",
    );
    expect((await get(id)).incidentStageName).toBe("Notifying");
    await post(`/api/v1/organisations/${org}/stages`, { name: "Investigation", position: 2 });
    const example = published(
      "components",
      "schemas",
      "WorkflowSpecificStageNavigationRequest",
      "example",
    );
    expect((await post(`${ENTITIES}/${id}/stage`, example)).json).toMatchObject({
      name: "Investigation",
      sequence: 2,
    });
    const moves = await ofIncident(
      id,
      "SELECT justification FROM stage_move WHERE incident_id = $1 ORDER BY recorded_at",
    );
    expect(moves.map((row) => row.justification)).toEqual([
      "stagechangejustification",
      "stagechangejustification",
      null,
    ]);
  });

  it("inventory links: 201 with the first in the published shape, and all of them beside", async () => {
    const id = await create();
    const body = exampleOf("InventoryLinkCreationRequest");
    const linked = await post(`${PATH}/${id}/inventory-links/assets`, body);
    expect(linked.status).toBe(201);
    expect(misfits("InventoryLinkAssociationInformation", linked.json)).toEqual([]);
    expect(linked.json).toMatchObject({
      inventoryType: "assets",
      id: "550e8400-e29b-41d4-a716-446655440000",
      organization: { id: org, name: "Business Unit" },
    });
    expect(linked.json.links).toHaveLength(4);
    const other = await create();
    const again = await post(`${PATH}/${other}/inventory-links/assets`, body);
    expect(again.json.links).toEqual(linked.json.links);
  });

  it("search: the printed query and body, with and without a body", async () => {
    const found = await post(`${PATH}/search?page=0&size=50&sort=createdDt,desc`, {
      fullText: "Joe",
    });
    expect(found.status).toBe(200);
    expect(found.json.length).toBeGreaterThan(0);
    expect(misfits("IncidentListInformation[]", found.json)).toEqual([]);
    expect((await post(`${PATH}/search?page=1&size=50&sort=createdDate,desc`)).json).toEqual([]);
    expect((await post(`${PATH}/search`)).json.length).toBeGreaterThan(3);
  });
});

/** Option ids are the register's own. */
function withoutIds(values: unknown): unknown {
  return JSON.parse(JSON.stringify(values, (name, value) => (name === "id" ? undefined : value)));
}

describe("what it says, and what settles", () => {
  it("needs a name and an organisation alone; the type is Unknown where none is said", async () => {
    const id = await create({ incidentTypeName: null });
    expect(await get(id)).toMatchObject({
      incidentTypeName: "Unknown",
      sourceType: "MANUAL",
      notificationNeeded: "UNKNOWN",
      attributeValues: {},
    });
  });

  it("takes dateDiscovered for the awareness, which starts the 72 hours; deadline and stage change nothing", async () => {
    const id = await create({
      dateDiscovered: "2026-05-29T20:54:19.749Z",
      dateOccurred: "2026-05-29T18:00:00Z",
      deadline: "2030-01-01T00:00:00Z",
      notificationNeeded: "NO",
    });
    const clock = async () => (await call("GET", `/api/v1/privacy/incidents/${id}`, { key })).json;
    const before = await clock();
    expect(before.deadline_at).toBe("2026-06-01T20:54:19.749Z");
    const facts = await call("GET", `/api/v1/privacy/incidents/${id}/facts`, { key });
    expect(facts.json.now.occurred_from).toBe("2026-05-29T18:00:00.000Z");
    await post(`${ENTITIES}/${id}/stage`, { nextStageName: "Closed" });
    const after = await clock();
    expect(after.clocks).toEqual(before.clocks);
    expect(after.status).toBe(before.status);
    expect((await get(id)).incidentStatus).toBe("OPEN");
  });

  it("states jurisdictions as where the affected live, while nobody has said it better", async () => {
    const id = await create({
      jurisdictions: [{ countryCode: "DEU" }, { countryCode: "USA", stateProvinceCode: "CA" }],
    });
    const affected = async () =>
      (await call("GET", `/api/v1/privacy/incidents/${id}/facts`, { key })).json.now.affected;
    const persons = { kind: "to_be_determined" };
    expect(await affected()).toEqual({
      places: [
        { place: "DE", persons },
        { place: "US-CA", persons },
      ],
      complete: false,
    });
    await put(id, { jurisdictions: [{ countryCode: "IND" }] });
    expect(await affected()).toEqual({ places: [{ place: "IN", persons }], complete: false });
    const better = {
      places: [{ place: "FR", persons: { kind: "exact", number: 3 } }],
      complete: true,
    };
    await post(`/api/v1/privacy/incidents/${id}/facts`, { affected: better });
    await put(id, { jurisdictions: [{ countryCode: "DEU" }] });
    expect(await affected()).toEqual(better);
  });

  it("assesses by itself when asked, and adds clocks and jurisdictions", async () => {
    const said = {
      dateDiscovered: "2026-11-20T08:00:00Z",
      jurisdictions: [{ countryCode: "DEU" }],
    };
    await call("PUT", `/api/v1/organisations/${org}/profile`, {
      key,
      body: {
        sectors: [],
        establishments: ["DE", "IN"],
        main_establishment: "DE",
        zone: "Europe/Berlin",
        contact: null,
        default_role: "controller",
      },
    });
    const plain = await get(await create(said));
    const assessed = await get(await create({ ...said, autoAssessJurisdictions: true }));
    const [row] = assessed.jurisdictions;
    expect(row).toMatchObject({
      countryCode: "DEU",
      notifyAuthority: "NOTIFICATION_REQUIRED",
      notifyAuthorityDeadline: "2026-11-23T08:00:00.000Z",
      notifyIndividual: "NEEDS_MORE_INFO",
      urgency: expect.stringMatching(/HIGH|MEDIUM|LOW/),
    });
    expect(row.numberOfGuidances).toBeGreaterThan(plain.jurisdictions[0].numberOfGuidances);
    expect(row.numberOfAddressedGuidances).toBe(0);
    const bare = await get(
      await create({ dateDiscovered: said.dateDiscovered, autoAssessJurisdictions: true }),
    );
    expect(bare.jurisdictions.map((one: { countryCode: string }) => one.countryCode)).toContain(
      "DEU",
    );
  });
});

describe("own fields", () => {
  const text = (value: string) => ({ customTextAttributeFieldName: [{ value }] });

  it("absent is kept, a list replaces, an empty one clears", async () => {
    const id = await create({
      attributeValues: {
        ...text("one"),
        customMultiSelectAttributeFieldName: [
          { value: "Option Value 2" },
          { value: "Option Value 3" },
        ],
      },
    });
    await put(id, {
      attributeValues: { customMultiSelectAttributeFieldName: [{ value: "Option Value 3" }] },
    });
    const read = await get(id);
    expect(withoutIds(read.attributeValues)).toEqual({
      customTextAttributeFieldName: [{ value: "one", disabled: false }],
      customMultiSelectAttributeFieldName: [{ value: "Option Value 3", disabled: false }],
    });
    await put(id, { attributeValues: read.attributeValues });
    expect((await get(id)).attributeValues).toEqual(read.attributeValues);
    await put(id, { attributeValues: { customTextAttributeFieldName: [] } });
    expect(Object.keys((await get(id)).attributeValues)).toEqual([
      "customMultiSelectAttributeFieldName",
    ]);
  });

  it("that are not defined are named, with those that are; so are options", async () => {
    const bad = await post(PATH, {
      name: "x",
      orgGroupId: org,
      attributeValues: { Nowhere: [{ value: "1" }] },
    });
    expect(bad.status).toBe(400);
    expect(bad.json.errors[0].pointer).toBe("/attributeValues/Nowhere");
    expect(bad.json.errors[0].fix).toContain("customTextAttributeFieldName");
    const option = await put(await create(), {
      attributeValues: { customSingleSelectAttributeFieldName: [{ value: "Other" }] },
    });
    expect(option.status).toBe(400);
    expect(option.json.errors[0]).toMatchObject({
      pointer: "/attributeValues/customSingleSelectAttributeFieldName/0",
      fix: "Send one of: Option Value 1.",
    });
  });

  it("a stage asks for what it needs, by name; a stage that is none is told those that are", async () => {
    const stages = `/api/v1/organisations/${org}/stages`;
    await post(stages, {
      name: "Review",
      required_fields: ["rootCause", "customTextAttributeFieldName"],
    });
    const id = await create();
    const refused = await post(`${ENTITIES}/${id}/stage`, {
      nextStageName: "Review",
      parameters: { skipValidation: true },
    });
    expect(refused.status).toBe(422);
    expect(refused.json.code).toBe("facts_missing");
    expect(refused.json.errors.map((one: { pointer: string }) => one.pointer)).toEqual([
      "/rootCause",
      "/attributeValues/customTextAttributeFieldName",
    ]);
    await put(id, { rootCause: "known", attributeValues: text("filled") });
    expect((await post(`${ENTITIES}/${id}/stage`, { nextStageName: "Review" })).status).toBe(200);
    const none = await post(`${ENTITIES}/${id}/stage`, { nextStageName: "Nowhere" });
    expect(none.status).toBe(400);
    expect(none.json.errors[0].fix).toMatch(/New, .*Remediating, Notifying, Closed/);
  });
});

describe("bad input", () => {
  const faultsOf = async (body: Record<string, unknown>) => {
    const answer = await post(PATH, { name: "x", orgGroupId: org, ...body });
    return [answer.status, ...answer.json.errors.map((one: { pointer: string }) => one.pointer)];
  };

  it("is named in this door's own words", async () => {
    expect(await faultsOf({ name: undefined })).toEqual([400, "/name"]);
    expect(await faultsOf({ jurisdictions: [{}] })).toEqual([400, "/jurisdictions/0/countryCode"]);
    expect(await faultsOf({ jurisdictions: [{ countryCode: "USA" }] })).toEqual([
      400,
      "/jurisdictions/0/stateProvinceCode",
    ]);
    expect(await faultsOf({ jurisdictions: [{ countryCode: "DE" }] })).toEqual([
      400,
      "/jurisdictions/0/countryCode",
    ]);
    expect(await faultsOf({ dateDiscovered: "2100-01-01T00:00:00Z" })).toEqual([
      400,
      "/dateDiscovered",
    ]);
    expect(await faultsOf({ sourceType: "NONE" })).toEqual([400, "/sourceType"]);
    expect(await faultsOf({ title: "x" })).toEqual([400, "/title"]);
    expect(await faultsOf({ linkedInventories: { assets: {} } })).toEqual([
      400,
      "/linkedInventories/assets",
    ]);
    expect(
      await faultsOf({
        dateDiscovered: "2026-05-29T10:00:00Z",
        dateOccurred: "2026-05-29T11:00:00Z",
      }),
    ).toEqual([422, "/dateDiscovered"]);
  });

  it("a corrected awareness needs its reason, which has a field of its own here", async () => {
    const id = await create({ dateDiscovered: "2026-05-29T10:00:00Z" });
    const bare = await put(id, { dateDiscovered: "2026-05-29T12:00:00Z" });
    expect(bare.status).toBe(422);
    expect(bare.json.errors[0]).toMatchObject({
      pointer: "/reason",
      detail: expect.stringContaining("dateDiscovered"),
    });
    const said = await put(id, {
      dateDiscovered: "2026-05-29T12:00:00Z",
      reason: "Read off wrongly.",
    });
    expect(said.json.dateDiscovered).toBe("2026-05-29T12:00:00.000Z");
  });

  it("an unknown inventory type or workflow is told what there is; an unknown incident is 404", async () => {
    const id = await create();
    const type = await post(`${PATH}/${id}/inventory-links/people`, { externalIds: ["1"] });
    expect([type.status, type.json.errors[0].fix]).toEqual([
      400,
      "Use one of: assets, processing-activities, vendors, entities.",
    ]);
    expect(
      (await post(`${ENTITIES}/${id}/types/Other/stage`, { nextStageName: "New" })).status,
    ).toBe(400);
    expect((await call("GET", `${PATH}/not-a-uuid`, { key })).status).toBe(404);
  });

  it("another organisation of the caller's own is no place to move an incident to", async () => {
    const child = await makeOrg("Below", org);
    const fresh = await keyFor(org, ["admin"]);
    const id = await create();
    const moved = await call("PUT", `${PATH}/${id}`, {
      key: fresh,
      body: { name: "x", incidentTypeName: "Unknown", orgGroupId: child },
    });
    expect([moved.status, moved.json.code]).toEqual([409, "conflict"]);
  });
});
