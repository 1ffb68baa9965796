/** Fields and stages of an organisation's own: who may make them, what becomes of values when they change. */
import { beforeAll, describe, expect, it } from "vitest";
import { call, keyFor } from "../../testing/api";
import { makeOrg, ownerSql } from "../../testing/fixtures";

const INCIDENTS = "/api/incident/v1/incidents";
let org: string;
let key: string;
let fields: string;
let stages: string;

beforeAll(async () => {
  org = await makeOrg("Fields");
  key = await keyFor(org, ["incidents:read", "incidents:write", "incidents:notify"]);
  fields = `/api/v1/organisations/${org}/fields`;
  stages = `/api/v1/organisations/${org}/stages`;
});

const post = (address: string, body: unknown) => call("POST", address, { key, body });
const patch = (address: string, body: unknown) => call("PATCH", address, { key, body });
const namesOf = (list: { name: string }[]) => list.map(({ name }) => name);

async function incidentWith(attributeValues: unknown) {
  const made = await post(INCIDENTS, { name: "x", orgGroupId: org, attributeValues });
  return made.json;
}
const valuesOf = async (id: string) =>
  (await call("GET", `${INCIDENTS}/${id}`, { key })).json.attributeValues;

describe("own fields", () => {
  it("are added, placed, renamed and archived; values follow the field and not its name", async () => {
    const line = { name: "Line", kind: "single", options: ["Retail", "Wholesale"] };
    const made = await post(fields, line);
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject({ position: 1, required: false, archived_at: null });
    await post(fields, { name: "Ticket", kind: "text", position: 1 });
    const list = async () => (await call("GET", fields, { key })).json.fields;
    expect(namesOf(await list())).toEqual(["Ticket", "Line"]);

    const id = await incidentWith({ Line: [{ value: "Retail" }] });
    const [retail] = made.json.options;
    await patch(`${fields}/${made.json.id}`, {
      name: "Business line",
      options: [{ id: retail.id, value: "Shops" }, { value: "Online" }],
    });
    expect(await valuesOf(id)).toEqual({
      "Business line": [{ id: retail.id, value: "Shops", disabled: false }],
    });
    // What is left out of the options is disabled where it was chosen, and cannot be chosen again.
    await patch(`${fields}/${made.json.id}`, { options: [{ value: "Online" }] });
    expect((await valuesOf(id))["Business line"][0]).toMatchObject({
      value: "Shops",
      disabled: true,
    });
    const refused = await post(INCIDENTS, {
      name: "x",
      orgGroupId: org,
      attributeValues: { "Business line": [{ value: "Shops" }] },
    });
    expect(refused.json.errors[0].fix).toBe("Send one of: Online.");

    const gone = await patch(`${fields}/${made.json.id}`, { archived: true });
    expect(gone.json.archived_at).not.toBeNull();
    expect(Object.keys(await valuesOf(id))).toEqual(["Business line"]);
    const late = await post(INCIDENTS, {
      name: "x",
      orgGroupId: org,
      attributeValues: { "Business line": [{ value: "Online" }] },
    });
    expect([late.status, late.json.errors[0].fix]).toEqual([
      400,
      "Use one of those defined: Ticket.",
    ]);
  });

  it("take only what their kind takes", async () => {
    await post(fields, { name: "Count", kind: "number" });
    await post(fields, { name: "Day", kind: "date" });
    const status = async (attributeValues: unknown) =>
      (await post(INCIDENTS, { name: "x", orgGroupId: org, attributeValues })).status;
    expect(await status({ Count: [{ value: "42.5" }], Day: [{ value: "2026-05-29" }] })).toBe(201);
    expect(await status({ Count: [{ value: "many" }] })).toBe(400);
    expect(await status({ Count: [{ value: "1" }, { value: "2" }] })).toBe(400);
    expect(await status({ Day: [{ value: "2026-02-30" }] })).toBe(400);
    expect(await status({ Day: [{ value: "2026-05-29T20:54:19Z" }] })).toBe(201);
  });

  it("that are required keep nobody from recording, but hold up the stage", async () => {
    const made = await post(fields, { name: "Owner", kind: "text", required: true });
    const id = await incidentWith({});
    const move = () =>
      post(`/api/incident/v1/assignments/entities/${id}/stage`, { nextStageName: "Investigating" });
    const held = await move();
    expect([held.status, held.json.errors[0].pointer]).toEqual([422, "/attributeValues/Owner"]);
    await patch(`${fields}/${made.json.id}`, { required: false });
    expect((await move()).status).toBe(200);
  });

  it("refuse a name twice, options where there are none, and who may only write incidents", async () => {
    expect((await post(fields, { name: "Count", kind: "text" })).status).toBe(409);
    expect((await post(fields, { name: "Bad", kind: "text", options: ["x"] })).status).toBe(400);
    expect((await post(fields, { name: "Bad", kind: "multi" })).status).toBe(400);
    const writer = await keyFor(org, ["incidents:read", "incidents:write"]);
    const body = { name: "Bad", kind: "text" };
    expect((await call("POST", fields, { key: writer, body })).status).toBe(403);
    expect((await call("GET", fields, { key: writer })).status).toBe(200);
  });

  it("leave an entry in the ledger for each change, and none where nothing changed", async () => {
    const made = await post(fields, { name: "Logged", kind: "text" });
    await patch(`${fields}/${made.json.id}`, { required: false });
    await patch(`${fields}/${made.json.id}`, { name: "Logged again" });
    const rows = await ownerSql(
      "SELECT action FROM ledger_entry WHERE subject_id = $1 ORDER BY seq",
      [made.json.id],
    );
    expect(rows.map(({ action }) => action)).toEqual(["field.added", "field.changed"]);
  });
});

describe("stages", () => {
  const list = async () => (await call("GET", stages, { key })).json.stages;

  it("are there from the first use, once, also when two come at once", async () => {
    const other = await makeOrg("Twins");
    const both = await keyFor(other, ["admin"]);
    const path = `/api/v1/organisations/${other}/stages`;
    const [one, two] = await Promise.all([
      call("GET", path, { key: both }),
      call("GET", path, { key: both }),
    ]);
    expect(namesOf(one.json.stages)).toEqual([
      "New",
      "Investigating",
      "Remediating",
      "Notifying",
      "Closed",
    ]);
    expect(two.json).toEqual(one.json);
  });

  it("are added, moved and archived; an incident in an archived one stays there", async () => {
    const made = await post(stages, {
      name: "Legal",
      position: 2,
      required_fields: ["rootCause", "Day"],
    });
    expect(made.json.required_fields).toEqual(["rootCause", "Day"]);
    expect(namesOf(await list()).slice(0, 3)).toEqual(["New", "Legal", "Investigating"]);
    const id = await incidentWith({ Day: [{ value: "2026-05-29" }] });
    const body = { name: "x", incidentTypeName: "Unknown", orgGroupId: org, rootCause: "known" };
    await call("PUT", `${INCIDENTS}/${id}`, { key, body });
    const move = (nextStageName: string) =>
      post(`/api/incident/v1/assignments/entities/${id}/stage`, { nextStageName });
    expect((await move("legal")).json.name).toBe("Legal");
    await patch(`${stages}/${made.json.id}`, { archived: true });
    const read = await call("GET", `${INCIDENTS}/${id}`, { key });
    expect(read.json.incidentStageName).toBe("Legal");
    expect((await move("New")).status).toBe(200);
    expect((await move("Legal")).status).toBe(400);
  });

  it("name a field that is not defined, with those that are", async () => {
    const bad = await post(stages, { name: "Bad", required_fields: ["Nowhere"] });
    expect([bad.status, bad.json.errors[0].pointer]).toEqual([400, "/required_fields/0"]);
    expect(bad.json.errors[0].fix).toContain("rootCause");
  });
});
