import { beforeAll, describe, expect, it } from "vitest";
import { createKey, rotateKey } from "../../access/keys";
import { createClient } from "../../client/index";
import { createGrc } from "../../register/grc/create";
import { type GrcIncident, grcCreateSchema, grcListSchema } from "../../schema/grc";
import { call, keyFor } from "../../testing/api";
import { ctxFor, makeOrg } from "../../testing/fixtures";
import { declared } from "../../testing/incidents";
import { ENDPOINTS } from "../endpoints";
import { route } from "../kit/route";
import { uuidOf } from "./ulid";

const PATH = "/api/v1/grc/incidents";
const PRIVACY = "/api/v1/privacy/incidents";
let org: string;
let child: string;
let all: string;
let own: string;

beforeAll(async () => {
  org = await makeOrg("Vantmere Grid");
  child = await makeOrg("Vantmere South", org);
  all = await keyFor(org, [
    "grc:read",
    "grc:write",
    "grc:read_all",
    "incidents:read",
    "incidents:write",
  ]);
  own = await keyFor(org, ["grc:read", "grc:write"]);
});

const list = (query = "", key = all) => call("GET", `${PATH}${query}`, { key });
const titles = async (query: string, key = all) =>
  (await list(query, key)).json.items.map(({ title }: GrcIncident) => title);
const create = async (body: unknown, key = all) => (await call("POST", PATH, { key, body })).json;

describe("who sees what", () => {
  let mine: GrcIncident;
  let theirs: GrcIncident;
  let persons: string;

  beforeAll(async () => {
    mine = await create({ title: "Mine" }, own);
    theirs = await create({ title: "Theirs" });
    const ctx = ctxFor(org);
    persons = (await createGrc(ctx, org, grcCreateSchema.parse({ title: "A person's" }))).id;
  });

  it("a key sees what it created, all with grc:read_all", async () => {
    expect(await titles("", own)).toEqual(["Mine"]);
    expect((await list("", own)).json.total).toBe(1);
    expect(await titles("")).toEqual(["A person's", "Theirs", "Mine"]);
  });

  it("a key that took another's place sees and changes what that one created, and the other way round", async () => {
    const home = await makeOrg("Vantmere Rotating");
    const old = await createKey(ctxFor(home), {
      orgId: home,
      name: "Integration",
      scopes: ["grc:read", "grc:write"],
    });
    const before = await create({ title: "Before" }, old.plain);
    const next = await rotateKey(ctxFor(home), old.key.id, { overlapHours: 1 });
    expect((await call("GET", `${PATH}/${before.id}`, { key: next.plain })).status).toBe(200);
    const body = { title: "Before, changed" };
    expect((await call("PATCH", `${PATH}/${before.id}`, { key: next.plain, body })).status).toBe(
      200,
    );
    await create({ title: "After" }, next.plain);
    expect(await titles("", next.plain)).toEqual(["After", "Before, changed"]);
    expect(await titles("", old.plain)).toEqual(["After", "Before, changed"]);
    const other = await keyFor(home, ["grc:read"]);
    expect(await titles("", other)).toEqual([]);
  });

  it("another's record is found by no id and changed by none, the same as one that never was", async () => {
    const bytes = ({ text }: { text: string }, id: string) =>
      text.replaceAll(id, "ID").replaceAll(/"requestId":"[^"]*"/g, "");
    const never = "inc_01ARZ3NDEKTSV4RRFFQ69G5FAV";
    for (const id of [theirs.id, uuidOf(theirs.id) ?? "", persons]) {
      const heard = await call("GET", `${PATH}/${id}`, { key: own });
      expect(heard.status).toBe(404);
      expect(bytes(heard, id)).toBe(
        bytes(await call("GET", `${PATH}/${never}`, { key: own }), never),
      );
      for (const tag of ["*", '"9"']) {
        const said = { key: own, body: { title: "Taken" }, headers: { "If-Match": tag } };
        expect((await call("PATCH", `${PATH}/${id}`, said)).status).toBe(404);
      }
    }
    expect((await call("GET", `${PATH}/${mine.id}`, { key: own })).status).toBe(200);
  });

  it("people see all, and what they created names no application", async () => {
    const seen = (await call("GET", `${PATH}/${persons}`, { key: all })).json;
    expect(seen).not.toHaveProperty("app_id");
    expect(mine.app_id).toBe(mine.created_by);
  });

  it("needs the scope of the door, not another's", async () => {
    const other = await keyFor(org, ["incidents:read", "incidents:write"]);
    const reads = await keyFor(org, ["grc:read", "grc:read_all"]);
    const writes = await keyFor(org, ["grc:write"]);
    const body = { title: "x" };
    expect((await list("", other)).status).toBe(403);
    expect((await list("", writes)).status).toBe(403);
    expect((await call("GET", `${PATH}/${mine.id}`, { key: other })).status).toBe(403);
    for (const key of [other, reads]) {
      expect((await call("POST", PATH, { key, body })).status).toBe(403);
      expect((await call("PATCH", `${PATH}/${mine.id}`, { key, body })).status).toBe(403);
    }
    expect((await call("POST", PATH, { key: writes, body })).status).toBe(201);
    const bare = await list("", own);
    expect(bare.status).toBe(200);
  });

  it("stays in the credential's organisation unless another or those below are named", async () => {
    const below = await call("POST", `${PATH}?orgId=${child}`, {
      key: all,
      body: { title: "Below" },
    });
    expect(below.json.tenant_id).toBe(child);
    expect(await titles("")).not.toContain("Below");
    expect(await titles(`?orgId=${child}`)).toEqual(["Below"]);
    expect(await titles(`?tenant_id=${child}`)).toEqual(["Below"]);
    expect(await titles("?subtree=true")).toContain("Below");
    expect((await call("GET", `${PATH}/${below.json.id}`, { key: all })).status).toBe(200);
    const other = await makeOrg("Other");
    expect((await list(`?orgId=${other}`)).status).toBe(404);
    expect((await list(`?tenant_id=${other}`)).status).toBe(404);
    const key = await keyFor(other, ["admin"]);
    expect((await call("GET", `${PATH}/${mine.id}`, { key })).status).toBe(404);
    expect((await list("?includeDeleted=true", key)).json).toEqual({
      items: [],
      nextCursor: null,
      total: 0,
    });
  });
});

describe("filters", () => {
  let two: GrcIncident[];

  beforeAll(async () => {
    const full = await create({
      source: "siem",
      source_type: "backend",
      incident_number: "SEC-4711",
      title: "Ransomware on the Leipzig file server",
      description: "Encrypted overnight",
      category: "Data Leak",
      severity: "High",
      status: "Investigating",
      detected_at: "2026-05-29T18:02:00.123Z",
      reported_at: "2026-05-29T19:00:00.000Z",
      contained_at: "2026-05-29T23:40:30.123Z",
      closed_at: "2026-06-02T09:00:00.000Z",
      owner_id: "per_owner",
      root_cause: "A macro",
      reported_to_regulators_at: "2026-05-30T10:00:00.000Z",
      customer_notified_at: "2026-05-31T10:00:00.000Z",
      financial_impact: 0.1,
      tags: ["leipzig", "files"],
    });
    const uuid = uuidOf(full.id);
    await call("POST", `${PRIVACY}/${uuid}/facts`, {
      key: all,
      body: { occurred_from: "2026-05-29T17:00:00Z" },
    });
    // One that another door declared: the register's own values stand in.
    const bare = await declared(ctxFor(org), org, 2, {
      title: "Lost laptop",
      breach_kind: "availability",
    });
    const gone = await create({ title: "Deleted draft" });
    await call("PATCH", `${PATH}/${gone.id}`, {
      key: all,
      body: { is_deleted: true, reason: "Twice" },
    });
    two = await Promise.all(
      [uuid, bare.id, gone.id].map(
        async (id) => (await call("GET", `${PATH}/${id}`, { key: all })).json,
      ),
    );
  });

  it("find each record by the value that it shows in any scalar field, and by no other", async () => {
    const known: string[] = grcListSchema.keyof().options;
    let tried = 0;
    for (const record of two) {
      for (const [name, value] of Object.entries(record)) {
        if (value === null || typeof value === "object") continue;
        expect(known).toContain(name);
        const said = `?includeDeleted=true&limit=500&${name}=${encodeURIComponent(String(value))}`;
        const { status, json } = await list(said);
        expect({ name, status }).toEqual({ name, status: 200 });
        const found: GrcIncident[] = json.items;
        expect({ name, ids: found.map(({ id }) => id) }).toMatchObject({
          name,
          ids: expect.arrayContaining([record.id]),
        });
        for (const item of found) expect(item).toMatchObject({ [name]: value });
        expect(json.total).toBe(found.length);
        tried++;
      }
    }
    expect(tried).toBeGreaterThan(50);
  });

  it("find a record by the register's own form of its id", async () => {
    const [full] = two;
    const { json } = await list(`?includeDeleted=true&id=${uuidOf(full?.id ?? "")}`);
    expect(json.items.map(({ id }: GrcIncident) => id)).toEqual([full?.id]);
  });

  it("find nothing where nothing has the value", async () => {
    for (const query of [
      "severity=none",
      "owner_id=x",
      "mttd_minutes=61",
      "financial_impact=7",
      "detected_at=2020-01-01T00:00:00Z",
      "app_id=x",
      "updated_by=x",
      "id=x",
      "id=inc_01ARZ3NDEKTSV4RRFFQ69G5FAV",
    ]) {
      expect((await list(`?${query}`)).json).toMatchObject({ items: [], total: 0 });
    }
  });

  it("take severity, status and category in any case, tags all together, and words", async () => {
    const leipzig = ["Ransomware on the Leipzig file server"];
    expect(await titles("?severity=HIGH")).toEqual(leipzig);
    expect(await titles("?status=investigating&category=data%20leak")).toEqual(leipzig);
    expect(await titles("?tags=leipzig")).toEqual(leipzig);
    expect(await titles("?tags=files,leipzig")).toEqual(leipzig);
    expect(await titles("?tags=leipzig,berlin")).toEqual([]);
    expect(await titles("?q=ransomwre")).toEqual(leipzig);
    expect(await titles("?q=leipzig&severity=low")).toEqual([]);
    expect(await titles(`?updated_since=${encodeURIComponent("2199-01-01T00:00:00Z")}`)).toEqual(
      [],
    );
  });

  it.each([
    ["colour=red", "colour"],
    ["limit=0", "limit"],
    ["limit=501", "limit"],
    ["orgId=7", "orgId"],
    ["updated_since=2026-01-01", "updated_since"],
    ["detected_at=yesterday", "detected_at"],
    ["financial_impact=much", "financial_impact"],
    ["includeDeleted=1", "includeDeleted"],
    ["q=%00", "q"],
    ["severity=a&severity=b", "severity"],
    ["cursor=abc", "cursor"],
    [
      `cursor=${Buffer.from(JSON.stringify(["grc", "2026", "99999999999", "x"])).toString("base64url")}`,
      "cursor",
    ],
  ])("refuse ?%s, naming %s", async (query, name) => {
    const { status, json } = await list(`?${query}`);
    expect(status).toBe(400);
    expect(json.errors[0].pointer).toBe(name);
  });
});

describe("pages", () => {
  it("hold fifty unless told otherwise, newest first, each record once", async () => {
    const many = await makeOrg("Many");
    const key = await keyFor(many, ["grc:read", "grc:write"]);
    for (let at = 0; at < 53; at++) await create({ title: `No. ${at}` }, key);
    const first = (await list("", key)).json;
    expect(first.items).toHaveLength(50);
    expect(first.total).toBe(53);
    expect(first.items[0].title).toBe("No. 52");
    const rest = (await list(`?cursor=${first.nextCursor}`, key)).json;
    expect(rest.items.map(({ title }: GrcIncident) => title)).toEqual(["No. 2", "No. 1", "No. 0"]);
    expect(rest.nextCursor).toBeNull();
    expect((await list("?limit=500", key)).json.items).toHaveLength(53);
  });
});

describe("the typed client", () => {
  it("creates, reads, changes and lists", async () => {
    const client = createClient({
      baseUrl: "http://tocsin.test",
      apiKey: own,
      fetch: async (input, init) => {
        const request = new Request(input, init);
        request.headers.set("x-tocsin-address", "192.0.2.1");
        const { pathname } = new URL(request.url);
        const its = ENDPOINTS.filter(({ path }) =>
          new RegExp(`^${path.replace("{id}", "[^/]+")}$`).test(pathname),
        );
        const handlers: Record<string, (request: Request) => Promise<Response>> = route(...its);
        const handle = handlers[request.method];
        if (!handle) throw new Error(request.method);
        return handle(request);
      },
    });
    const made = await client.grc.incidents.create({ title: "By the client", severity: "low" });
    const changed = await client.grc.incidents.update(
      made.id,
      { root_cause: "Unknown" },
      { ifMatch: 1 },
    );
    expect(changed.root_cause).toBe("Unknown");
    expect(await client.grc.incidents.get(made.id)).toEqual(changed);
    const { items } = await client.grc.incidents.list({ severity: "low", limit: 5 });
    expect(items).toEqual([changed]);
    await expect(client.grc.incidents.update(made.id, {}, { ifMatch: 1 })).rejects.toMatchObject({
      status: 400,
    });
  });
});
