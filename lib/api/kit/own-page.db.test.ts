/** A session's cookie comes along from any page: a change is taken only from one of ours. */
import { beforeAll, expect, it } from "vitest";
import { sessionCookie } from "../../access/session-cookie";
import { beginSession, endAllSessions } from "../../access/sessions";
import { call } from "../../testing/api";
import { ctxFor, makeMember, makeOrg, ownerSql } from "../../testing/fixtures";

const PATH = "/api/v1/privacy/incidents";
let org: string;
let person: string;
let cookie: string;

beforeAll(async () => {
  org = await makeOrg();
  person = (await makeMember(org, "owner")).id;
  const now = new Date();
  const session = await beginSession({ userId: person, userAgent: "", address: "", now });
  const { name, value } = await sessionCookie(session, now);
  cookie = `${name}=${value}`;
});

const declare = (headers: Record<string, string>) =>
  call("POST", PATH, {
    headers: { cookie, ...headers },
    body: { orgId: org, title: "x", severity: "serious", discovered_at: "2026-05-29T20:54:19Z" },
  });
const incidents = () => ownerSql("SELECT 1 FROM incident WHERE org_id = $1", [org]);

it.each<[string, Record<string, string>]>([
  ["says nothing of where it comes from", {}],
  ["comes from another site", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }],
  ["comes from a neighbouring host", { "sec-fetch-site": "same-site" }],
  ["was typed or opened from elsewhere", { "sec-fetch-site": "none" }],
  ["names another origin", { origin: "https://evil.example" }],
  ["names no origin", { origin: "null" }],
])("a change that %s is a 403 and changes nothing", async (_, headers) => {
  const before = await incidents();
  const heard = await declare(headers);
  expect([heard.status, heard.json.code]).toEqual([403, "cross_site_request"]);
  expect(await incidents()).toEqual(before);
});

it("a change from our own page is made, and what only reads needs no page", async () => {
  expect((await declare({ "sec-fetch-site": "same-origin" })).status).toBe(201);
  const read = await call("GET", `${PATH}?orgId=${org}`, {
    headers: { cookie, "sec-fetch-site": "cross-site" },
  });
  expect(read.status).toBe(200);
});

it("a door for programs alone knows no session, from our own page neither", async () => {
  const heard = await call(
    "GET",
    "/api/incident/v1/incidents/01890a5d-ac96-774b-bcce-b302099a8057",
    {
      headers: { cookie, "sec-fetch-site": "same-origin" },
    },
  );
  expect([heard.status, heard.json.code]).toEqual([401, "unauthenticated"]);
});

it("a session that was ended is a 401 at once", async () => {
  const ctx = { ...ctxFor(org), actor: { type: "user" as const, id: person, name: "x" } };
  await endAllSessions(ctx);
  expect((await declare({ "sec-fetch-site": "same-origin" })).status).toBe(401);
});
