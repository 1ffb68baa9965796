import { beforeAll, describe, expect, it } from "vitest";
import { ROLE_PERMISSIONS } from "../access/roles";
import { transact } from "../db/transaction";
import { UNSAID } from "../schema/profile";
import { call, keyFor } from "../testing/api";
import { ctxFor, makeOrg, ownerSql } from "../testing/fixtures";
import { readLaw } from "./law";
import { getProfile, putProfile } from "./profile";

const SAID = {
  sectors: ["financial_entity", "credit_institution"],
  establishments: ["DE", "US-CA"],
  main_establishment: "DE",
  zone: "Europe/Berlin",
  contact: "Data protection officer, privacy@example.com",
  default_role: "controller",
} as const;
const bank = {
  ...SAID,
  sectors: [...SAID.sectors],
  establishments: [...SAID.establishments],
};

describe("the profile, by verb", () => {
  it("is unsaid at first, and a data protection officer may say it", async () => {
    const org = await makeOrg();
    const dpo = ctxFor(org, ROLE_PERMISSIONS.dpo);
    expect(await getProfile(dpo, org)).toEqual({ profile: UNSAID, version: 0, updatedAt: null });
    const said = await putProfile(dpo, org, bank);
    expect(said).toEqual({ profile: bank, version: 1, updatedAt: dpo.now });
    expect((await transact(dpo, (tx) => readLaw(tx, org, []))).profile).toEqual(bank);
  });

  it("writes one entry for a change, with both profiles, and none for the same again", async () => {
    const org = await makeOrg();
    const ctx = ctxFor(org);
    await putProfile(ctx, org, bank);
    await putProfile(ctx, org, { ...bank });
    await putProfile(ctx, org, { ...bank, sectors: [] });
    const entries = await ownerSql(
      `SELECT e.action, e.subject_id, p.body FROM ledger_entry e JOIN ledger_payload p USING (seq)
       WHERE e.org_id = $1 ORDER BY seq`,
      [org],
    );
    expect(entries.map(({ action }) => action)).toEqual([
      "organisation.profile_changed",
      "organisation.profile_changed",
    ]);
    expect(entries[1]?.subject_id).toBe(org);
    expect(JSON.parse(entries[1]?.body)).toEqual({ before: bank, after: { ...bank, sectors: [] } });
    expect((await getProfile(ctx, org)).version).toBe(2);
  });

  it("lets one of two changes on the same version through", async () => {
    const org = await makeOrg();
    const ctx = ctxFor(org);
    const both = await Promise.allSettled([
      putProfile(ctx, org, bank, 0),
      putProfile(ctx, org, { ...bank, zone: "UTC" }, 0),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await getProfile(ctx, org)).version).toBe(1);
  });

  it("is not for who only reads, nor for who sees another organisation", async () => {
    const org = await makeOrg();
    const reader = ctxFor(org, ["incidents:read"]);
    await expect(putProfile(reader, org, bank)).rejects.toMatchObject({
      code: "insufficient_scope",
    });
    const other = ctxFor(await makeOrg());
    await expect(getProfile(other, org)).rejects.toMatchObject({ code: "not_found" });
    await expect(putProfile(other, org, bank)).rejects.toMatchObject({ code: "not_found" });
    expect((await getProfile(reader, org)).version).toBe(0);
  });
});

describe("the profile, over the API", () => {
  let org: string;
  let key: string;
  let path: string;
  beforeAll(async () => {
    org = await makeOrg();
    key = await keyFor(org, ["incidents:read", "incidents:notify"]);
    path = `/api/v1/organisations/${org}/profile`;
  });
  const put = (body: unknown, headers = {}) => call("PUT", path, { key, body, headers });

  it("is read and replaced as a whole, by version", async () => {
    const first = await call("GET", path, { key });
    expect(first.json).toEqual({ ...UNSAID, version: 0, updated_at: null });
    expect(first.headers.get("etag")).toBe('"0"');
    const said = await put(bank, { "If-Match": '"0"' });
    expect(said.status).toBe(200);
    expect(said.json).toMatchObject({ ...bank, version: 1 });
    expect(said.headers.get("etag")).toBe('"1"');
    expect((await put(UNSAID, { "If-Match": '"0"' })).json.error.code).toBe("version_mismatch");
    expect((await put(UNSAID, { "If-Match": '"1"' })).json.sectors).toBe(null);
    expect((await call("GET", path, { key })).json.version).toBe(2);
  });

  it("knows the parts of countries that laws and authorities ask about", async () => {
    const establishments = ["US-CA", "CA-QC", "DE-BE", "AE-DIFC", "FR"];
    expect((await put({ ...UNSAID, establishments })).json.establishments).toEqual(establishments);
  });

  it.each([
    ["sectors", { ...UNSAID, sectors: ["bank"] }, "/sectors/0"],
    ["a sector twice", { ...UNSAID, sectors: ["public_body", "public_body"] }, "/sectors"],
    ["a country that is none", { ...UNSAID, establishments: ["XX"] }, "/establishments/0"],
    ["small letters", { ...UNSAID, establishments: ["de"] }, "/establishments/0"],
    ["a state that is none", { ...UNSAID, establishments: ["US-XX"] }, "/establishments/0"],
    ["nowhere", { ...UNSAID, establishments: [] }, "/establishments"],
    ["a place twice", { ...UNSAID, establishments: ["DE", "DE"] }, "/establishments"],
    [
      "a main establishment elsewhere",
      { ...UNSAID, establishments: ["DE"], main_establishment: "FR" },
      "/main_establishment",
    ],
    ["one without establishments", { ...UNSAID, main_establishment: "FR" }, "/main_establishment"],
    ["a zone that is none", { ...UNSAID, zone: "Europe/Berln" }, "/zone"],
    ["an offset", { ...UNSAID, zone: "+01:00" }, "/zone"],
    ["an empty contact", { ...UNSAID, contact: " " }, "/contact"],
    ["a role that is none", { ...UNSAID, default_role: "owner" }, "/default_role"],
    ["a field that is none", { ...UNSAID, iban: "x" }, "/iban"],
    ["a field left out", { ...UNSAID, zone: undefined }, "/zone"],
  ])("refuses %s and names the field", async (_what, body, pointer) => {
    const before = await call("GET", path, { key });
    const refused = await put(body);
    expect(refused.status).toBe(400);
    expect(refused.json.error.code).toBe("invalid_request");
    expect(JSON.stringify(refused.json)).toContain(`"${pointer}"`);
    expect((await call("GET", path, { key })).json).toEqual(before.json);
  });

  it("is 404 for another organisation and for none, and 403 for a key that only reads", async () => {
    const stranger = await keyFor(await makeOrg(), ["incidents:read", "incidents:notify"]);
    expect((await call("GET", path, { key: stranger })).status).toBe(404);
    expect((await call("PUT", path, { key: stranger, body: bank })).status).toBe(404);
    const nowhere = "/api/v1/organisations/nowhere/profile";
    expect((await call("GET", nowhere, { key })).status).toBe(404);
    const reader = await keyFor(org, ["incidents:read"]);
    expect((await call("GET", path, { key: reader })).status).toBe(200);
    expect((await call("PUT", path, { key: reader, body: bank })).status).toBe(403);
  });
});
