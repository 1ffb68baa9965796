/**
 * What the lists read, whatever they are narrowed to and sorted by: pages of an index, and of no other organisation.
 * Plans alone; nothing here looks at a clock.
 */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Ctx } from "../lib/context";
import { env } from "../lib/env";
import { ctxFor, makeMember, makeOrg, ownerSql } from "../lib/testing/fixtures";
import { offeredOf } from "./offered";
import { readingsOf } from "./plans";
import { COMMON_TAG, COMMON_TYPE, RARE_TAG, RARE_TYPE, RARE_WORD } from "./sample";

const ROWS = 12_000;
/** A count reads to one more than the cap; with what it may have to pass over. */
const MOST_COUNTED = 11_500;
/** A page of fifty, among others that do not fit, or all that fit where those are few. */
const MOST_PASSED = 2_200;
/** Read from end to end without harm: a few rows for each organisation, whatever it has. */
const SMALL = ["incident_counter", "organisation", "workflow_stage"];

let client: pg.Client;
let ctx: Ctx;
let org: string;
/** Who owns some of both organisations' incidents; the cases are named before anybody is there. */
let ownerId: string;
const bounded = offeredOf("").filter(({ why }) => why === undefined);

async function fill(orgId: string): Promise<void> {
  await ownerSql(
    `INSERT INTO incident (id, org_id, year, seq, title, description, severity, breach_kind, discovered_at, status,
        deadline_at, art33_open, awareness_moved_late, recorded_late, imported, created_at, updated_at,
        created_by_type, created_by_id, created_by_name, version, corrective_actions, reported_to, type_name,
        source_type, drill, owner_id, tags)
     SELECT gen_random_uuid(), $1, 2025, n, 'Case ' || CASE WHEN n % 1200 = 1 THEN $3 ELSE '' END,
        repeat('Found by the night shift; names and addresses. ', 30),
        CASE WHEN n % 53 <> 9 THEN (ARRAY['serious', 'non_serious'])[1 + n % 2]::severity END,
        CASE WHEN n % 53 <> 9 THEN (ARRAY['confidentiality', 'integrity', 'availability', 'combined'])[1 + n % 4]::breach_kind END,
        CASE WHEN n % 211 <> 3 THEN t END, (ARRAY['draft', 'open', 'notified', 'resolved', 'resolved'])[1 + n % 5]::incident_status,
        t + interval '72 hours', n % 12 = 0, false, false, false, t, t + interval '1 hour' * (n % 97),
        'system', 'test', 'test', 1, '{}', '{}',
        CASE WHEN n % 1200 = 1 THEN $4 WHEN n % 10 = 7 THEN $5 ELSE 'Unknown' END,
        (ARRAY['MANUAL', 'MANUAL', 'INTEGRATION', 'ASSESSMENT', 'WEBFORM'])[1 + n % 5], n % 97 = 5,
        CASE WHEN n % 11 = 7 THEN $2::uuid END,
        CASE WHEN n % 1200 = 1 THEN ARRAY[$6] WHEN n % 10 = 4 THEN ARRAY[$7] ELSE '{}' END
     FROM generate_series(1, ${ROWS}) n, LATERAL (SELECT timestamptz '2021-06-01' + interval '3 hours' * n AS t) x`,
    [orgId, ownerId, RARE_WORD, RARE_TYPE, COMMON_TYPE, RARE_TAG, COMMON_TAG],
  );
  await ownerSql("INSERT INTO incident_counter (org_id, year, last) VALUES ($1, 2025, $2)", [
    orgId,
    ROWS,
  ]);
}

beforeAll(async () => {
  org = await makeOrg("Asked");
  const other = await makeOrg("Beside it");
  ({ id: ownerId } = await makeMember(org, "investigator"));
  await fill(other);
  await fill(org);
  await ownerSql("VACUUM (ANALYZE) incident, incident_tag, incident_search, duty, incident_times");
  ctx = ctxFor([org]);
  client = new pg.Client({ connectionString: env().DATABASE_APP_URL });
  await client.connect();
  // That a small table can be read faster from end to end, or page by page, says nothing of a large one.
  await client.query("SET enable_seqscan = off");
  await client.query("SET enable_bitmapscan = off");
}, 120_000);

afterAll(() => client.end());

describe("a list reads an index, and no more of it than it tells of", () => {
  test.each(bounded.map(({ of, name }, at) => [`${of}: ${name}`, at] as const))(
    "%s",
    async (_, at) => {
      const offered = offeredOf(ownerId).filter(({ why }) => why === undefined)[at];
      if (!offered) throw new Error("It is not offered.");
      const readings = await readingsOf(client, ctx, org, offered);
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
