import { beforeAll, expect, it } from "vitest";
import { call, keyFor } from "../testing/api";
import { makeOrg } from "../testing/fixtures";

let key: string;
beforeAll(async () => {
  key = await keyFor(await makeOrg(), ["incidents:read"]);
});
const list = async (query: string) => (await call("GET", `/api/v1/rules?${query}`, { key })).json;

it("pages through all rules, each once", async () => {
  const seen: string[] = [];
  let cursor = "";
  do {
    const page = await list(`limit=100${cursor}`);
    seen.push(...page.rules.map(({ id }: { id: string }) => id));
    cursor = page.next_cursor === null ? "" : `&cursor=${page.next_cursor}`;
  } while (cursor !== "");
  expect(seen).toHaveLength(204);
  expect(new Set(seen).size).toBe(204);
});

it("filters by jurisdiction, status, how well it was checked, and words", async () => {
  const us = await list("jurisdiction=us&limit=500");
  expect(
    us.rules.every((rule: { jurisdiction: string }) => /^US(-|$)/.test(rule.jurisdiction)),
  ).toBe(true);
  expect(us.total).toBeGreaterThan(17);
  expect((await list("status=proposed")).total).toBe(2);
  expect((await list("checked=text&limit=1")).total).toBe(31);
  const found = await list("q=art33&jurisdiction=EU");
  expect(found.rules.map(({ id }: { id: string }) => id)).toContain("eu-gdpr-art33");
});

it("gives one rule, and 404 for what is none", async () => {
  const { json, status } = await call("GET", "/api/v1/rules/eu-gdpr-art33", { key });
  expect(status).toBe(200);
  expect(json).toMatchObject({
    starts_clocks: true,
    checked: "text",
    period: { value: 72, unit: "hours" },
    starts: "From when the organisation became aware.",
    predecessor: null,
    calendar: null,
    effective_to: null,
    effective_checked: "unchecked",
    evaluated: true,
    conditions: [
      "The organisation is controller or joint controller of the data.",
      "The organisation is established in the EEA, or persons affected live there; what is not on record counts as so.",
    ],
  });
  expect(json.versions).toEqual([{ ...json, versions: undefined }]);
  expect((await call("GET", "/api/v1/rules/nowhere", { key })).status).toBe(404);
  expect((await call("GET", "/api/v1/rules?cursor=WyJydWxlIiwibm93aGVyZSJd", { key })).status).toBe(
    400,
  );
});

it("says what a rule waits for, whose holidays it counts by, and where a person decides", async () => {
  const read = async (id: string) => (await call("GET", `/api/v1/rules/${id}`, { key })).json;
  expect(await read("eu-dora-final")).toMatchObject({
    predecessor: "eu-dora-intermediate",
    starts: "From the latest filing under eu-dora-intermediate.",
  });
  expect(await read("br-lgpd-anpd")).toMatchObject({
    calendar: "br-national",
    zone: "America/Sao_Paulo",
    retention: "5 years at least, for every incident, notified or not",
    evaluated: false,
    conditions: [],
  });
  expect(await read("us-md-individuals")).toMatchObject({
    not_before: [{ rule: "us-md-ag", words: "The Attorney General is told before the residents." }],
  });
});
