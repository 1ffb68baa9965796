import { beforeAll, expect, it } from "vitest";
import { call, keyFor } from "../testing/api";
import { makeOrg } from "../testing/fixtures";

const PATH = "/api/v1/authorities";
let key: string;
beforeAll(async () => {
  key = await keyFor(await makeOrg(), ["incidents:read"]);
});
const read = (address: string) => call("GET", `${PATH}${address}`, { key });

it("pages through the whole directory, each authority once", async () => {
  const seen: string[] = [];
  let cursor = "";
  let total = 0;
  do {
    const { json } = await read(`?limit=20${cursor}`);
    seen.push(...json.authorities.map(({ id }: { id: string }) => id));
    total = json.total;
    cursor = json.next_cursor === null ? "" : `&cursor=${json.next_cursor}`;
  } while (cursor !== "");
  expect(seen).toHaveLength(total);
  expect(new Set(seen).size).toBe(total);
  expect(total).toBeGreaterThan(50);
});

it("filters by country and words, and refuses a broken cursor", async () => {
  expect((await read("?country=de")).json.total).toBe(18);
  const { json } = await read("?q=cnil");
  expect(json.authorities).toMatchObject([
    { id: "fr-cnil", country: "FR", eea: true, checked: { notification_page: "secondary" } },
  ]);
  expect((await read("?cursor=WyJhdXRob3JpdHkiLCJub2JvZHkiXQ")).status).toBe(400);
});

it("gives one authority, and 404 for what is none", async () => {
  expect((await read("/gb-ico")).json).toMatchObject({ short_names: ["ICO"], eea: false });
  expect((await read("/xx-nobody")).status).toBe(404);
});

it("proposes the lead authority with its reasons", async () => {
  const { status, json } = await read(
    "/lead?establishments=DE-BE,FR&main=DE-BE&affected=DE,FR&role=controller",
  );
  expect(status).toBe(200);
  expect(json).toMatchObject({
    kind: "lead",
    authorities: ["de-bln"],
    concerned: ["fr-cnil"],
    missing: [],
  });
  expect(json.reasons.join(" ")).toContain("56(1)");
});

it("tells none from unknown", async () => {
  const none = await read("/lead?establishments=none&affected=FR,IT&role=controller");
  expect(none.json).toMatchObject({
    kind: "each_concerned",
    authorities: ["fr-cnil", "it-garante"],
  });
  const unknown = await read("/lead?affected=FR,IT&role=controller");
  expect(unknown.json).toMatchObject({ kind: "cannot_tell", missing: ["establishments"] });
});

it("refuses what is no place", async () => {
  for (const query of [
    "main=Berlin",
    "main=XX",
    "main=DE-XX",
    "affected=",
    "establishments=FR,,DE",
  ]) {
    expect((await read(`/lead?${query}`)).status, query).toBe(400);
  }
});

it("needs a credential that may read incidents", async () => {
  const blind = await keyFor(await makeOrg(), ["dpdp:read"]);
  for (const address of ["", "/lead", "/fr-cnil"]) {
    expect((await call("GET", `${PATH}${address}`)).status).toBe(401);
    expect((await call("GET", `${PATH}${address}`, { key: blind })).status).toBe(403);
  }
});
