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
  });
  expect((await call("GET", "/api/v1/rules/nowhere", { key })).status).toBe(404);
  expect((await call("GET", "/api/v1/rules?cursor=WyJydWxlIiwibm93aGVyZSJd", { key })).status).toBe(
    400,
  );
});
