/** Searching at the register door: every page once, every filter by the value that answers show. */
import { beforeAll, describe, expect, it } from "vitest";
import { call, keyFor } from "../../testing/api";
import { makeOrg } from "../../testing/fixtures";

const PATH = "/api/incident/v1/incidents";
let org: string;
let child: string;
let key: string;
const ASSIGNEE = "550e8400-e29b-41d4-a716-446655440000";

beforeAll(async () => {
  org = await makeOrg("Head office");
  child = await makeOrg("Branch", org);
  key = await keyFor(org, ["admin"]);
  const field = { name: "Line", kind: "single", options: ["Retail", "Wholesale"] };
  await call("POST", `/api/v1/organisations/${org}/fields`, { key, body: field });
  for (let n = 1; n <= 7; n++) {
    const body = {
      name: `Case ${n}`,
      orgGroupId: n === 7 ? child : org,
      incidentTypeName: n < 3 ? "Misdirected Email" : "Lost Device",
      dateOccurred: "2026-05-29T18:00:00Z",
      ...(n === 1
        ? {
            incidentAssigneeRequests: [{ assigneeId: ASSIGNEE, assigneeEmail: "user@example.com" }],
          }
        : {}),
      ...(n === 2 ? { attributeValues: { Line: [{ value: "Retail" }] } } : {}),
    };
    expect((await call("POST", PATH, { key, body })).status).toBe(201);
  }
});

const search = (query: string, body: unknown = {}) =>
  call("POST", `${PATH}/search${query}`, { key, body });
const names = async (body: unknown) =>
  (await search("?sort=name,asc&size=100", body)).json.map((row: { name: string }) => row.name);

describe("pages", () => {
  it("give each incident once, with the whole number and the way to the next", async () => {
    const seen: string[] = [];
    let next: string | undefined = "?page=0&size=3&sort=name,desc";
    while (next !== undefined) {
      const page = await search(next);
      expect(page.headers.get("x-total-count")).toBe("7");
      seen.push(...page.json.map((row: { name: string }) => row.name));
      const link = page.headers.get("link") ?? "";
      next = /<[^?>]*(\?[^>]*)>; rel="next"/.exec(link)?.[1];
    }
    expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1].map((n) => `Case ${n}`));
  });

  it("newest first where nothing is said; an unknown sort, size or parameter is named", async () => {
    expect((await search("")).json[0].name).toBe("Case 7");
    for (const [query, name] of [
      ["?sort=severity,asc", "sort"],
      ["?size=2001", "size"],
      ["?page=-1", "page"],
      ["?limit=5", "limit"],
    ]) {
      const refused = await search(query ?? "");
      expect([refused.status, refused.json.errors[0].pointer]).toEqual([400, name]);
    }
  });
});

describe("filters", () => {
  it("find by the values that the answer shows", async () => {
    const [first] = (await search("?sort=name,asc")).json;
    expect(first).toMatchObject({
      name: "Case 1",
      orgGroupName: "Head office",
      dateOccurred: "2026-05-29T18:00:00.000Z",
      isDeleted: false,
      isExtended: false,
    });
    for (const [filter, value] of Object.entries({
      incidentId: first.incidentId,
      number: first.number,
      assigneeId: ASSIGNEE,
    })) {
      expect([filter, await names({ filters: { [filter]: value } })]).toEqual([
        filter,
        filter === "number" ? ["Case 1", "Case 7"] : ["Case 1"],
      ]);
    }
    const both = ["Case 1", "Case 2"];
    expect(await names({ filters: { incidentTypeId: { value: first.incidentTypeId } } })).toEqual(
      both,
    );
    expect(await names({ filters: { incidentTypeName: ["Misdirected Email"] } })).toEqual(both);
    expect(await names({ filters: { Line: "Retail" } })).toEqual(["Case 2"]);
    expect(await names({ filters: { orgGroupId: child } })).toEqual(["Case 7"]);
    expect(await names({ filters: { createdBy: first.createdBy } })).toHaveLength(7);
    expect(await names({ filters: { isExtended: true } })).toEqual([]);
    expect(await names({ filters: { isDeleted: false } })).toHaveLength(7);
    expect(await names({ filters: { incidentStageName: "New" } })).toHaveLength(7);
    expect(await names({ filters: { incidentStageName: "Closed" } })).toEqual([]);
    expect(
      await names({ filters: { incidentTypeName: "Lost Device", orgGroupId: org } }),
    ).toHaveLength(4);
  });

  it("look for words in the incident, and in the names around it", async () => {
    expect(await names({ fullText: "case 3" })).toEqual(["Case 3"]);
    expect(await names({ fullText: "misdirected" })).toEqual(["Case 1", "Case 2"]);
    expect(await names({ fullText: "branch" })).toEqual(["Case 7"]);
    expect(await names({ fullText: "user@example" })).toEqual(["Case 1"]);
    // What is no word of anybody's, such as the kind of an assignee, is not looked at.
    expect(await names({ fullText: "assigneeId" })).toEqual([]);
    expect(await names({ fullText: "100%" })).toEqual([]);
  });

  it("that do not exist are named, with those that do; a foreign organisation is 404", async () => {
    const refused = await search("", { filters: { severity: "x" } });
    expect([refused.status, refused.json.errors[0].pointer]).toEqual([400, "/filters/severity"]);
    expect(refused.json.errors[0].fix).toMatch(/incidentId.*Line/);
    const stranger = await makeOrg("Elsewhere");
    expect((await search("", { filters: { orgGroupId: stranger } })).status).toBe(404);
  });
});
