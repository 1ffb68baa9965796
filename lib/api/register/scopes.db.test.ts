/** The register door with the access tokens that its own clients buy. */
import { beforeAll, expect, it } from "vitest";
import { createKey } from "../../access/keys";
import type { CredentialScope } from "../../schema/oauth";
import { call } from "../../testing/api";
import { ctxFor, makeOrg, ownerSql } from "../../testing/fixtures";

const PATH = "/api/incident/v1/incidents";
let org: string;

beforeAll(async () => {
  org = await makeOrg();
});

async function tokenWith(...scopes: CredentialScope[]): Promise<string> {
  const made = await createKey(ctxFor(org), { kind: "client", orgId: org, name: "GRC", scopes });
  const heard = await call("POST", "/api/access/v1/oauth/token", {
    raw: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: made.key.id,
      client_secret: made.plain,
    }).toString(),
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
  });
  return heard.json.access_token;
}

/** Every operation on an incident that is there, with its status. */
async function statuses(key: string, id: string) {
  const stage = `/api/incident/v1/assignments/entities/${id}/stage`;
  const put = { name: "Taken", incidentTypeName: "Unknown", orgGroupId: org };
  const said = await Promise.all([
    call("GET", `${PATH}/${id}`, { key }),
    call("POST", `${PATH}/search`, { key }),
    call("PUT", `${PATH}/${id}`, { key, body: put }),
    call("POST", stage, { key, body: { nextStageName: "Closed" } }),
    call("POST", `${PATH}/${id}/inventory-links/vendors`, { key, body: { externalIds: ["1"] } }),
    call("POST", PATH, { key, body: { name: "x", orgGroupId: org } }),
  ]);
  return said.map(({ status }) => status);
}

it("INCIDENT does all, INCIDENT_READ reads, INCIDENT_CREATE creates and nothing else", async () => {
  const body = {
    name: "x",
    orgGroupId: org,
    autoAssessJurisdictions: true,
    linkedInventories: { assets: { externalIds: ["EXT-12345"] } },
  };
  const creator = await tokenWith("INCIDENT_CREATE");
  const made = await call("POST", PATH, { key: creator, body });
  expect(made.status, made.text).toBe(201);
  const before = await ownerSql("SELECT * FROM incident WHERE id = $1", [made.json]);
  expect(await statuses(creator, made.json)).toEqual([403, 403, 403, 403, 403, 201]);
  const reader = await tokenWith("INCIDENT_READ");
  expect(await statuses(reader, made.json)).toEqual([200, 200, 403, 403, 403, 403]);
  expect(await ownerSql("SELECT * FROM incident WHERE id = $1", [made.json])).toEqual(before);
  const client = await tokenWith("INCIDENT");
  expect(await statuses(client, made.json)).toEqual([200, 200, 200, 200, 201, 201]);
});

it("INCIDENT_CREATE declares at the privacy door too, and states no past there: a filing settles a duty", async () => {
  const key = await tokenWith("INCIDENT_CREATE");
  const body = {
    orgId: org,
    title: "Declared",
    severity: "serious",
    discovered_at: "2026-05-29T20:54:19Z",
  };
  const declare = (more: object) =>
    call("POST", "/api/v1/privacy/incidents", { key, body: { ...body, ...more } });
  expect((await declare({})).status).toBe(201);
  const pasts = [
    { authority_jurisdiction: "FR", authority_notified_at: "2026-05-30T08:00:00Z" },
    { data_subjects_notified_at: "2026-05-30T08:00:00Z" },
    { resolution_date: "2026-05-30T08:00:00Z" },
  ];
  for (const past of pasts) {
    const refused = await declare(past);
    expect([refused.status, refused.json.code]).toEqual([403, "insufficient_scope"]);
  }
  const filings = await ownerSql("SELECT 1 FROM filing WHERE org_id = $1", [org]);
  expect(filings).toEqual([]);
});

it("without a token there is 401, and the same key and body again is the same incident", async () => {
  const bare = await call("POST", `${PATH}/search`);
  expect([bare.status, bare.headers.get("www-authenticate")]).toEqual([401, "Bearer"]);
  const key = await tokenWith("INCIDENT");
  const headers = { "Idempotency-Key": "one-and-the-same" };
  const said = { key, headers, body: { name: "x", orgGroupId: org } };
  const [first, again] = [await call("POST", PATH, said), await call("POST", PATH, said)];
  expect(again.text).toBe(first.text);
  expect(again.headers.get("idempotent-replayed")).toBe("true");
});
