/**
 * What the lists read, whatever they are narrowed to and sorted by: pages of an index, and of no other organisation.
 * Plans alone; nothing here looks at a clock.
 */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Ctx } from "../lib/context";
import { env } from "../lib/env";
import { newId } from "../lib/ids";
import { overview } from "../lib/register/overview";
import { overviewQuerySchema } from "../lib/schema/overview";
import { ctxFor, makeMember, makeOrg, ownerSql } from "../lib/testing/fixtures";
import { fillIncidents, fillLogs, fillTimers } from "./filled";
import { type Home, offeredOf } from "./offered";
import { readingsOf } from "./plans";

/** A count reads to one more than the cap; with what it may have to pass over. */
const MOST_COUNTED = 11_500;
/** A page of fifty, among others that do not fit, or all that fit where those are few. */
const MOST_PASSED = 2_200;
/** A dozen of the index of words; held against the words of every incident's text it would be 270. */
const MOST_PAGES = 100;
/** Read from end to end without harm: a few rows for each organisation, whatever it has. */
const SMALL = ["incident_counter", "organisation", "workflow_stage"];
/** Of an index whose equal entries are kept once: a tenth of what one with the order in it takes. */
const NARROW_PAGES = 40;
const NOBODY = "01890a5d-ac96-774b-bcce-b302099a8057";

let client: pg.Client;
let ctx: Ctx;
/** The cases are named before anybody is there. */
let home: Home = {
  orgId: NOBODY,
  ownerId: NOBODY,
  sessionId: NOBODY,
  webhookId: NOBODY,
  ownValue: { field: "Region", value: "North" },
};
const boundedOf = (of: Home) => offeredOf(of).filter(({ why }) => why === undefined);

beforeAll(async () => {
  const orgId = await makeOrg("Asked");
  const below = await makeOrg("Below it", orgId);
  const { id: ownerId } = await makeMember(orgId, "investigator");
  home = { ...home, orgId, ownerId, sessionId: newId(new Date()), webhookId: newId(new Date()) };
  for (const org of [await makeOrg("Beside it"), below, orgId]) {
    await fillIncidents(org, home);
    await fillTimers(org, home);
    await fillLogs(org, home);
  }
  await ownerSql("VACUUM (ANALYZE)");
  ctx = ctxFor([orgId, below]);
  client = new pg.Client({ connectionString: env().DATABASE_APP_URL });
  await client.connect();
  // That a small table can be read faster from end to end, or page by page, says nothing of a large one.
  await client.query("SET enable_seqscan = off");
  await client.query("SET enable_bitmapscan = off");
}, 120_000);

afterAll(() => client.end());

describe("a list reads an index, and no more of it than it tells of", () => {
  test.each(boundedOf(home).map(({ of, name }, at) => [`${of}: ${name}`, at] as const))(
    "%s",
    async (_, at) => {
      const offered = boundedOf(home)[at];
      if (!offered) throw new Error("It is not offered.");
      const readings = await readingsOf(client, ctx, offered);
      expect(readings.length).toBeGreaterThan(0);
      for (const reading of readings) {
        expect(reading.whole.filter((table) => !SMALL.includes(table))).toEqual([]);
        expect(reading.rows, reading.plan).toBeLessThanOrEqual(
          reading.counts ? MOST_COUNTED : MOST_PASSED,
        );
      }
    },
  );
});

test.each(["source MANUAL", "severity unknown", "breach_kind unknown", "drill true"])(
  "%s is counted from an index of equal entries",
  async (name) => {
    const offered = offeredOf(home).find(
      ({ of, name: its }) => of === "listIncidents" && its === name,
    );
    if (!offered) throw new Error("It is not offered.");
    const [count] = (await readingsOf(client, ctx, offered)).filter(({ counts }) => counts);
    expect(count?.indexes.map((index) => index.endsWith("_count"))).toEqual([true]);
    expect(count?.buffers, count?.plan).toBeLessThan(NARROW_PAGES);
  },
);

test("the figures of a year are read from one index, twice", async () => {
  const asked = overviewQuerySchema.parse({ orgId: home.orgId, year: "2024" });
  const { total } = await overview(ctx, asked);
  expect(total).toBeGreaterThan(2_000);
  const of = { of: "getOverview", name: "a year", asks: [] };
  const readings = await readingsOf(client, ctx, { ...of, ask: (one) => overview(one, asked) });
  expect(readings.filter(({ rows }) => rows > total / 2).length).toBe(2);
  for (const { indexes, rows, plan } of readings) {
    expect(indexes, plan).toEqual(["incident_by_awareness"]);
    expect(plan).not.toMatch(/Heap Fetches: [1-9]/);
    // Drills, and at most the first of all.
    expect(rows, plan).toBeLessThanOrEqual(total * 1.05);
  }
});

test("a word that is not there is held against words, not against texts", async () => {
  const offered = offeredOf(home).find(({ name }) => name === "q, none has it but its letters");
  if (!offered) throw new Error("It is not offered.");
  const [gathered] = await readingsOf(client, ctx, offered);
  // What the functions of the search read stands in no plan, but its pages are counted.
  expect(gathered?.buffers, gathered?.plan).toBeLessThan(MOST_PAGES);
});
