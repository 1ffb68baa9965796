/** The organisation's own fields at the privacy door: taken, shown and kept as at the register door. */
import { beforeAll, describe, expect, it } from "vitest";
import { call, keyFor } from "../../testing/api";
import { makeOrg, ownerSql } from "../../testing/fixtures";

const PATH = "/api/v1/privacy/incidents";
let org: string;
let key: string;
let retail: string;

beforeAll(async () => {
  org = await makeOrg("Fields");
  key = await keyFor(org, ["incidents:read", "incidents:write", "incidents:notify"]);
  const fields = `/api/v1/organisations/${org}/fields`;
  const add = (body: unknown) => call("POST", fields, { key, body });
  await add({ name: "Ticket", kind: "text", required: true });
  const line = await add({ name: "Line", kind: "multi", options: ["Retail", "Wholesale"] });
  retail = line.json.options[0].id;
  await add({ name: "Count", kind: "number" });
});

const declare = (attributes?: unknown, more: Record<string, unknown> = {}) =>
  call("POST", PATH, {
    key,
    body: {
      orgId: org,
      title: "Laptop left in a train",
      severity: "serious",
      discovered_at: "2026-05-29T20:54:19.749Z",
      attributes,
      ...more,
    },
  });
const patch = (id: string, attributes: unknown) =>
  call("PATCH", `${PATH}/${id}`, { key, body: { attributes } });
/** What the last entry about an incident holds. */
async function lastKept(id: string) {
  const [row] = await ownerSql(
    "SELECT p.body FROM ledger_payload p JOIN ledger_entry e USING (seq) WHERE e.subject_id = $1 ORDER BY seq DESC LIMIT 1",
    [id],
  );
  return JSON.parse(row?.body);
}

describe("own fields at the privacy door", () => {
  it("are declared by name, options by name or id, and shown at every door alike", async () => {
    const made = await declare({
      Ticket: [{ value: "T-1" }],
      Line: [{ id: retail }, { value: "Wholesale" }],
    });
    expect(made.status).toBe(201);
    expect(made.json.attributes).toMatchObject({
      Ticket: [{ value: "T-1", disabled: false }],
      Line: [{ id: retail, value: "Retail" }, { value: "Wholesale" }],
    });
    const { id } = made.json;
    expect((await call("GET", `${PATH}/${id}`, { key })).json).toEqual(made.json);
    const there = await call("GET", `/api/incident/v1/incidents/${id}`, { key });
    expect(there.json.attributeValues).toEqual(made.json.attributes);
    expect(Object.values((await lastKept(id)).after.attributes)).toHaveLength(2);
  });

  it("are changed one by one: absent kept, a list replaces, an empty one clears; the same again writes nothing", async () => {
    const { id } = (await declare({ Ticket: [{ value: "T-1" }], Count: [{ value: "3" }] })).json;
    const changed = await patch(id, { Ticket: [{ value: "T-2" }], Count: [] });
    expect(changed.status).toBe(200);
    expect(changed.json).toMatchObject({
      version: 2,
      attributes: { Ticket: [{ value: "T-2" }] },
    });
    expect(Object.keys(changed.json.attributes)).toEqual(["Ticket"]);
    const { before, after } = await lastKept(id);
    const values = (kept: Record<string, { value: string }[]>) =>
      Object.values(kept).map(([held]) => held?.value);
    expect(values(before.attributes).sort()).toEqual(["3", "T-1"]);
    expect(values(after.attributes)).toEqual(["T-2"]);
    expect((await patch(id, { Ticket: [{ value: "T-2" }] })).json.version).toBe(2);
    // What was read can be sent back.
    expect((await patch(id, changed.json.attributes)).json.version).toBe(2);
    const other = await call("PATCH", `${PATH}/${id}`, { key, body: { title: "Other" } });
    expect(other.json.attributes).toEqual(changed.json.attributes);
  });

  it("may be left out, required ones too", async () => {
    const { status, json } = await declare();
    expect([status, json.attributes]).toEqual([201, {}]);
  });

  it.each<[string, unknown, string, string]>([
    [
      "a name that is not defined",
      { Tickt: [{ value: "1" }] },
      "/attributes/Tickt",
      "Use one of those defined: Ticket, Line, Count.",
    ],
    [
      "another kind",
      { Count: [{ value: "many" }] },
      "/attributes/Count/0/value",
      "Send a number as text: 42, -3.5.",
    ],
    [
      "no such option",
      { Line: [{ value: "Online" }] },
      "/attributes/Line/0",
      "Send one of: Retail, Wholesale.",
    ],
    [
      "two values for one",
      { Ticket: [{ value: "1" }, { value: "2" }] },
      "/attributes/Ticket",
      "Send one.",
    ],
  ])("refuse %s, and nothing is written", async (_name, attributes, pointer, fix) => {
    const { id } = (await declare({ Ticket: [{ value: "T-1" }] })).json;
    const rows = () =>
      ownerSql(
        "SELECT count(*)::int AS n, sum(version)::int AS v FROM incident WHERE org_id = $1",
        [org],
      );
    const stood = await rows();
    for (const refused of [await patch(id, attributes), await declare(attributes)]) {
      expect(refused.status).toBe(400);
      expect(refused.json.errors).toMatchObject([{ pointer, fix }]);
    }
    expect(await rows()).toEqual(stood);
  });
});

describe("filtering by own fields", () => {
  const list = (...said: string[]) => {
    const query = new URLSearchParams([["orgId", org], ...said.map((one) => ["attribute", one])]);
    return call("GET", `${PATH}?${query}`, { key });
  };
  const found = async (...said: string[]) =>
    (await list(...said)).json.incidents.map(({ id }: { id: string }) => id);

  it("finds what the answers show, exactly; several must all fit", async () => {
    const one = (await declare({ Ticket: [{ value: "F:1" }], Line: [{ value: "Retail" }] })).json
      .id;
    const two = (await declare({ Ticket: [{ value: "F:1" }], Count: [{ value: "7" }] })).json.id;
    expect((await found("Ticket:F:1")).sort()).toEqual([one, two].sort());
    expect(await found("Ticket:F:1", "Count:7")).toEqual([two]);
    expect(await found("Ticket:F:1", "Line:Retail")).toEqual([one]);
    expect(await found("Ticket:F:1", "Line:Wholesale")).toEqual([]);
    expect(await found("Ticket:F")).toEqual([]);
    expect((await list("Ticket:F:1")).json.total).toBe(2);
    const csv = await call("GET", `${PATH}.csv?orgId=${org}&attribute=Count%3A7`, { key });
    expect(csv.text.trim().split("\r\n")).toHaveLength(2);
  });

  it("finds an option by the name that it has now", async () => {
    const fields = `/api/v1/organisations/${org}/fields`;
    const body = { name: "Region", kind: "single", options: ["North"] };
    const made = (await call("POST", fields, { key, body })).json;
    const { id } = (await declare({ Region: [{ value: "North" }] })).json;
    const options = [{ id: made.options[0].id, value: "Nord" }];
    await call("PATCH", `${fields}/${made.id}`, { key, body: { options } });
    expect(await found("Region:Nord")).toEqual([id]);
    expect(await found("Region:North")).toEqual([]);
  });

  it("refuses a name that is not defined, naming the defined ones, and what is no pair", async () => {
    const refused = await list("Tickt:1");
    expect(refused.status).toBe(400);
    expect(refused.json.errors[0]).toMatchObject({
      pointer: "attribute",
      fix: expect.stringContaining("Ticket, Line, Count"),
    });
    expect((await list("Ticket")).json.errors[0].fix).toBe("Write it as name:value.");
  });

  it("is read row by row: no index could serve it under row-level security", async () => {
    const rows = await ownerSql(
      "SELECT proleakproof FROM pg_proc WHERE proname = 'jsonb_contains'",
    );
    expect(rows).toEqual([{ proleakproof: false }]);
  });
});
