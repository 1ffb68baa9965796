import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "../../context";
import { assignOwner } from "../../register/collaboration/assign";
import { notify } from "../../register/notify";
import { listSchema } from "../../schema/incident";
import { call, keyFor } from "../../testing/api";
import { ctxFor, makeOrg, ownerSql } from "../../testing/fixtures";
import { declared } from "../../testing/incidents";
import { memberOf } from "../../testing/people";
import { listIncidents } from "./operations";

const PATH = "/api/v1/privacy/incidents";
let org: string;
let child: string;
let key: string;
let ctx: Ctx;

beforeAll(async () => {
  org = await makeOrg("Parent");
  child = await makeOrg("Child", org);
  key = await keyFor(org, ["incidents:read"]);
  ctx = ctxFor([org, child]);
  await declared(ctx, org, 5, {
    title: "Ransomware on the Leipzig file server",
    severity: "serious",
  });
  await declared(ctx, org, 100, {
    title: "Laptop stolen",
    severity: "non-serious",
    breach_kind: "availability",
  });
  const filed = await declared(ctx, org, 90, {
    title: "Déjà vu: Straße gesperrt",
    description: "confidential spreadsheet",
  });
  await notify(ctx, filed.id, { authority_jurisdiction: "FR", delay_reasons: "late" });
  for (let at = 0; at < 7; at++) await declared(ctx, org, 20, { title: `Mailing ${at}` });
  await declared(ctx, child, 1, { title: "In the child" });
});

const list = (query: string) => call("GET", `${PATH}?orgId=${org}${query}`, { key });
const titles = async (query: string) =>
  (await list(query)).json.incidents.map(({ title }: { title: string }) => title);

describe("listing", () => {
  it("gives exactly that organisation's, the latest awareness first", async () => {
    const { status, json } = await list("");
    expect(status).toBe(200);
    expect(json.total).toBe(10);
    expect(json).not.toHaveProperty("total_is_capped");
    expect(json.next_cursor).toBeNull();
    const found = json.incidents.map(
      ({ discovered_at }: { discovered_at: string }) => discovered_at,
    );
    expect(found).toEqual([...found].sort().reverse());
  });

  it("adds those below with subtree=true", async () => {
    expect((await list("&subtree=true")).json.total).toBe(11);
    expect(await titles("&subtree=true")).toContain("In the child");
  });

  it.each(["-discovered_at", "deadline_at", "-updated_at", "number"])(
    "pages through all by %s, each one once, however equal their places",
    async (sort) => {
      const seen: string[] = [];
      let cursor = "";
      for (let page = 0; page < 6; page++) {
        const { json } = await list(`&sort=${sort}&limit=2${cursor}`);
        seen.push(...json.incidents.map(({ number }: { number: string }) => number));
        if (json.next_cursor === null) break;
        cursor = `&cursor=${json.next_cursor}`;
      }
      expect(seen).toHaveLength(10);
      expect(new Set(seen).size).toBe(10);
      if (sort === "number") expect(seen).toEqual([...seen].sort());
    },
  );

  it.each([
    ["overdue=true", ["Laptop stolen"]],
    ["status=notified", ["Déjà vu: Straße gesperrt"]],
    ["severity=non-serious", ["Laptop stolen"]],
    ["breach_kind=availability", ["Laptop stolen"]],
  ])("filters by %s", async (filter, expected) => {
    const { json } = await list(`&${filter}`);
    expect(json.incidents.map(({ title }: { title: string }) => title)).toEqual(expected);
    expect(json.total).toBe(expected.length);
  });

  it("filters by the instant of awareness and of change", async () => {
    const from = encodeURIComponent(new Date(ctx.now.getTime() - 6 * 3_600_000).toISOString());
    expect(await titles(`&discovered_from=${from}`)).toEqual([
      "Ransomware on the Leipzig file server",
    ]);
    expect(await titles(`&discovered_to=${from}`)).toHaveLength(9);
    expect(await titles(`&updated_since=${encodeURIComponent("2199-01-01T00:00:00Z")}`)).toEqual(
      [],
    );
  });

  it.each([
    ["ransomware", "a word"],
    ["RANSOMWARE", "whatever its case"],
    ["ransomwre", "one letter missing"],
    ["ransommware", "one letter doubled"],
    ["ansomware", "its first letter missing"],
    ["leipzig ransom", "several words in any order, from their beginning"],
  ])("finds %s: %s", async (q) => {
    expect(await titles(`&q=${q}`)).toEqual(["Ransomware on the Leipzig file server"]);
  });

  it.each(["deja", "DÉJÀ", "spreadsheet", "confidental"])(
    "finds %s without minding accents, in the description too",
    async (q) => {
      expect(await titles(`&q=${encodeURIComponent(q)}`)).toEqual(["Déjà vu: Straße gesperrt"]);
    },
  );

  it("filters by tags, all of which must be there, as they stand now", async () => {
    const its = await makeOrg("Tagged");
    const own = ctxFor(its);
    const one = await declared(own, its, 1, { title: "One" });
    const two = await declared(own, its, 2, { title: "Two" });
    const tag = (id: string, tags: string[]) =>
      ownerSql("UPDATE incident SET tags = $2 WHERE id = $1", [id, tags]);
    await tag(one.id, ["vendor", "q1"]);
    await tag(two.id, ["vendor", "vendor", "old"]);
    await tag(two.id, ["vendor"]);
    const found = async (query: string) => {
      const key = await keyFor(its, ["incidents:read"]);
      const { json } = await call("GET", `${PATH}?orgId=${its}${query}`, { key });
      expect(json.total).toBe(json.incidents.length);
      return json.incidents.map(({ title }: { title: string }) => title);
    };
    expect(await found("&tag=vendor")).toEqual(["One", "Two"]);
    expect(await found("&tag=vendor&tag=q1")).toEqual(["One"]);
    expect(await found("&tag=old")).toEqual([]);
  });

  it("filters by drill, source, type, status in general, and by what nobody has said", async () => {
    const its = await makeOrg("Kinds");
    const own = ctxFor(its);
    const key = await keyFor(its, ["admin"]);
    await declared(own, its, 1, { title: "Plain", breach_kind: "integrity", status: "open" });
    const drill = await declared(own, its, 2, { title: "Drill" });
    await ownerSql(
      "UPDATE incident SET drill = true, source_type = 'WEBFORM', type_name = 'Loss' WHERE id = $1",
      [drill.id],
    );
    const done = await declared(own, its, 200, { title: "Done", severity: "non-serious" });
    await ownerSql("UPDATE incident SET status = 'resolved' WHERE id = $1", [done.id]);
    const bare = { key, body: { title: "Bare" } };
    await call("POST", `/api/v1/grc/incidents?orgId=${its}`, bare);
    const found = async (query: string) => {
      const { json } = await call("GET", `${PATH}?orgId=${its}&sort=number&${query}`, { key });
      expect(json.total).toBe(json.incidents.length);
      return json.incidents.map(({ title }: { title: string }) => title);
    };
    expect(await found("drill=true")).toEqual(["Drill"]);
    expect(await found("drill=false")).toEqual(["Plain", "Done", "Bare"]);
    expect(await found("source=WEBFORM")).toEqual(["Drill"]);
    expect(await found("source=MANUAL")).toEqual(["Plain", "Done"]);
    expect(await found("type=Loss")).toEqual(["Drill"]);
    expect(await found("type=Unknown")).toEqual(["Plain", "Done", "Bare"]);
    expect(await found("status=unresolved")).toEqual(["Plain", "Drill", "Bare"]);
    expect(await found("status=resolved")).toEqual(["Done"]);
    expect(await found("breach_kind=unknown")).toEqual(["Drill", "Done", "Bare"]);
    expect(await found("severity=unknown")).toEqual(["Bare"]);
    expect(await found("awareness=unknown")).toEqual(["Bare"]);
    expect(await found("awareness=stated&drill=false")).toEqual(["Plain", "Done"]);
  });

  it("filters by owner: the caller's own, nobody's, somebody's", async () => {
    const its = await makeOrg("Owned");
    const ada = await memberOf(its, "Ada");
    const own = ctxFor(its, undefined, { actor: { type: "user", id: ada, name: "Ada" } });
    const { id } = await declared(own, its, 1, { title: "Hers" });
    await declared(own, its, 2, { title: "Nobody's" });
    await assignOwner(own, id, ada);
    const found = async (owner: string) => {
      const query = listSchema.parse({ orgId: its, owner });
      return (await listIncidents(own, query)).incidents.map(({ title }) => title);
    };
    expect(await found("me")).toEqual(["Hers"]);
    expect(await found(ada)).toEqual(["Hers"]);
    expect(await found("none")).toEqual(["Nobody's"]);
    const key = await keyFor(its, ["incidents:read"]);
    const { json } = await call("GET", `${PATH}?orgId=${its}&owner=me`, { key });
    expect(json.total).toBe(0);
  });

  it("finds every eight-letter word with any one letter missing or doubled", async () => {
    const word = "stolen laptops elephant".split(" ")[2] ?? "";
    const own = await makeOrg("Words");
    await declared(ctxFor(own), own, 1, { title: `An ${word} walked in` });
    const its = await keyFor(own, ["incidents:read"]);
    for (let at = 0; at < word.length; at++) {
      for (const slip of [
        word.slice(0, at) + word.slice(at + 1),
        word.slice(0, at) + word[at] + word.slice(at),
      ]) {
        const { json } = await call("GET", `${PATH}?orgId=${own}&q=${slip}`, { key: its });
        expect({ slip, total: json.total }).toEqual({ slip, total: 1 });
      }
    }
  });

  it("finds nothing where nothing is", async () => {
    expect(await titles("&q=zeppelin")).toEqual([]);
    expect(await titles("&q=%25_%27%22%5C")).toEqual([]);
    expect((await list("&q=ransomware&status=resolved")).json.total).toBe(0);
  });

  it.each([
    ["", "orgId"],
    ["orgId=7", "orgId"],
    ["ORG&limit=0", "limit"],
    ["ORG&limit=201", "limit"],
    ["ORG&limit=1e1", "limit"],
    ["ORG&limit=0x10", "limit"],
    ["ORG&limit=%2050", "limit"],
    ["ORG&limit=", "limit"],
    ["ORG&sort=title", "sort"],
    ["ORG&colour=red", "colour"],
    ["ORG&overdue=yes", "overdue"],
    ["ORG&status=open&status=draft", "status"],
    ["ORG&discovered_from=2026-01-01", "discovered_from"],
    ["ORG&q=%00", "q"],
    ["ORG&cursor=abc", "cursor"],
    ["ORG&cursor=WyItZGlzY292ZXJlZF9hdCIsIngiLCJ5Il0", "cursor"],
  ])("refuses ?%s, naming %s", async (query, name) => {
    const { status, json } = await call("GET", `${PATH}?${query.replace("ORG", `orgId=${org}`)}`, {
      key,
    });
    expect(status).toBe(400);
    expect(json.errors[0].pointer).toBe(name);
  });

  it.each([
    ["text/csv", "text/csv"],
    ["TEXT/CSV; charset=utf-8", "text/csv"],
    ["application/json;q=0.5, text/csv", "text/csv"],
    ["application/json, text/csv;q=0.1", "application/json"],
    ["text/csv;q=0", "application/json"],
    ["text/csvx, */*", "application/json"],
  ])("to Accept: %s is %s", async (accepted, given) => {
    const heard = await call("GET", `${PATH}?orgId=${org}`, {
      key,
      headers: { Accept: accepted },
    });
    expect(heard.headers.get("content-type")).toContain(given);
  });

  it("says in our words how large a page may be", async () => {
    expect((await list("&limit=0")).json.errors[0].fix).toBe("Use 1 or more.");
    expect((await list("&limit=201")).json.errors[0].fix).toBe("Use at most 200.");
    expect((await list("&limit=all")).json.errors[0].detail).toBe("It must be a number.");
  });

  it.each(["2026-99-99T00:00:00.000Z", "9999999-01-01", "1e9", "infinity'::text", ""])(
    "refuses a cursor that was made up around the place %s",
    async (place) => {
      for (const sort of ["-discovered_at", "deadline_at", "-updated_at", "number"]) {
        const made = Buffer.from(JSON.stringify([sort, place, org])).toString("base64url");
        expect((await list(`&sort=${sort}&cursor=${made}`)).status).toBe(400);
      }
    },
  );

  it("refuses a cursor of another sort or cut short", async () => {
    const { json } = await list("&limit=2");
    expect((await list(`&limit=2&sort=number&cursor=${json.next_cursor}`)).status).toBe(400);
    expect((await list(`&limit=2&cursor=${json.next_cursor.slice(0, -3)}`)).status).toBe(400);
  });

  it("of an organisation that is not the caller's is a 404", async () => {
    const other = await makeOrg("Other");
    expect((await call("GET", `${PATH}?orgId=${other}`, { key })).status).toBe(404);
  });
});

describe("the total", () => {
  it("is exact to 10,000 and capped above, filtered or not", async () => {
    const many = await makeOrg("Many");
    const its = await keyFor(many, ["incidents:read"]);
    const ask = (query: string) =>
      call("GET", `${PATH}?orgId=${many}&limit=1${query}`, { key: its });
    await bulk(many, 1, 10_000);
    expect((await ask("")).json).toMatchObject({ total: 10_000 });
    expect((await ask("&status=open")).json).toMatchObject({ total: 10_000 });
    expect((await ask("&status=open")).json).not.toHaveProperty("total_is_capped");
    // Many clocks run, and few are past their 72 hours.
    const overdue = async () => (await ask("&overdue=true")).json.total;
    expect(await overdue()).toBe(0);
    await ownerSql(
      "UPDATE incident SET discovered_at = now() - interval '73 hours' WHERE org_id = $1 AND seq <= 3",
      [many],
    );
    expect(await overdue()).toBe(3);
    await bulk(many, 10_001, 10_002);
    expect(await overdue()).toBe(3);
    expect((await ask("")).json).toMatchObject({ total: 10_000, total_is_capped: true });
    expect((await ask("&status=open")).json).toMatchObject({
      total: 10_000,
      total_is_capped: true,
    });
  });

  /** Incidents past the verbs, without search and duties: there are too many for those. */
  async function bulk(org: string, from: number, to: number) {
    await ownerSql("SET session_replication_role = replica");
    await ownerSql(
      `INSERT INTO incident (id, org_id, year, seq, title, status, discovered_at, deadline_at, art33_open,
                             awareness_moved_late, recorded_late, imported, corrective_actions, reported_to,
                             created_at, updated_at, updated_by_id, created_by_type, created_by_id, created_by_name,
                             version)
       SELECT gen_random_uuid(), $1, 2026, n, 'Bulk', 'open', now(), now() + interval '72 hours', true,
              false, false, false, '{}', '{}', now(), now(), 'test', 'system', 'test', 'test', 1
       FROM generate_series($2::int, $3::int) n`,
      [org, from, to],
    );
    await ownerSql(
      `INSERT INTO incident_counter VALUES ($1, 2026, $2)
       ON CONFLICT (org_id, year) DO UPDATE SET last = excluded.last`,
      [org, to],
    );
    await ownerSql("SET session_replication_role = DEFAULT");
  }
});

describe("CSV", () => {
  it("comes by Accept and by the address, for the current filter", async () => {
    const byAccept = await call("GET", `${PATH}?orgId=${org}&status=notified`, {
      key,
      headers: { Accept: "text/csv" },
    });
    expect(byAccept.headers.get("content-type")).toContain("text/csv");
    expect(byAccept.text).toContain("Déjà vu");
    expect(byAccept.text).not.toContain("Laptop");
    const byAddress = await call("GET", `${PATH}.csv?orgId=${org}&status=notified`, { key });
    expect(byAddress.text).toBe(byAccept.text);
  });

  it("of somebody else's organisation is a 404, not an empty file", async () => {
    const other = await makeOrg("Other");
    expect((await call("GET", `${PATH}.csv?orgId=${other}`, { key })).status).toBe(404);
  });
});
