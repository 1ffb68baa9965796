/** Two filters at once leave the incidents that fit both, each judged by its own columns, in the order of the list. */
import { beforeAll, expect, test } from "vitest";
import { listSchema } from "../schema/incident";
import { ctxFor, makeMember, makeOrg, ownerSql } from "../testing/fixtures";
import { list } from "./list";

const ROWS = 900;
let org: string;
let below: string;
let owner: string;

/** What may be asked for, and what it means of an incident. */
const FILTERS: readonly (readonly [name: string, said: string, means: string])[] = [
  ["status", "draft", "status = 'draft'"],
  ["status", "open", "status = 'open'"],
  ["status", "notified", "status = 'notified'"],
  ["status", "resolved", "status = 'resolved'"],
  ["status", "unresolved", "status <> 'resolved'"],
  ["severity", "serious", "severity = 'serious'"],
  ["severity", "non-serious", "severity = 'non_serious'"],
  ["severity", "unknown", "severity IS NULL"],
  ["breach_kind", "confidentiality", "breach_kind = 'confidentiality'"],
  ["breach_kind", "integrity", "breach_kind = 'integrity'"],
  ["breach_kind", "availability", "breach_kind = 'availability'"],
  ["breach_kind", "combined", "breach_kind = 'combined'"],
  ["breach_kind", "unknown", "breach_kind IS NULL"],
  ["source", "MANUAL", "source_type = 'MANUAL'"],
  ["source", "ASSESSMENT", "source_type = 'ASSESSMENT'"],
  ["source", "WEBFORM", "source_type = 'WEBFORM'"],
  ["source", "INTEGRATION", "source_type = 'INTEGRATION'"],
  ["drill", "true", "drill"],
  ["drill", "false", "NOT drill"],
  ["filed", "in_time", "met_in_time > 0"],
  ["filed", "late", "met_late > 0"],
  ["span", "to_notify", "authority_notified_at >= discovered_at"],
  ["span", "to_aware", "discovered_at >= detected_at"],
  ["type", "Phishing", "type_name = 'Phishing'"],
  ["owner", "none", "owner_id IS NULL"],
  ["awareness", "unknown", "discovered_at IS NULL"],
  ["awareness", "stated", "discovered_at IS NOT NULL"],
  ["overdue", "true", "art33_open AND discovered_at < now() - interval '72 hours'"],
  [
    "overdue",
    "false",
    "(NOT art33_open OR discovered_at IS NULL OR discovered_at >= now() - interval '72 hours')",
  ],
  ["discovered_from", "2026-02-01T00:00:00Z", "discovered_at >= '2026-02-01Z'"],
];

beforeAll(async () => {
  org = await makeOrg("Asked twice");
  below = await makeOrg("Below it", org);
  ({ id: owner } = await makeMember(org, "investigator"));
  for (const each of [org, below, await makeOrg("Beside it")]) await fill(each);
  await ownerSql("ANALYZE incident");
});

/** Every value beside every other; some of them deleted. */
async function fill(orgId: string): Promise<void> {
  await ownerSql("SET session_replication_role = replica");
  await ownerSql(
    `INSERT INTO incident (id, org_id, year, seq, severity, breach_kind, discovered_at, status, art33_open,
        awareness_moved_late, recorded_late, imported, created_at, updated_at, updated_by_id, created_by_type, created_by_id,
        created_by_name, version, corrective_actions, reported_to, type_name, source_type, drill, owner_id,
        met_in_time, met_late, detected_at, authority_notified_at, deleted_at)
     SELECT gen_random_uuid(), $1, 2026, n, (ARRAY['serious', 'non_serious', NULL])[r(1, 3)]::severity,
        (ARRAY['confidentiality', 'integrity', 'availability', 'combined', NULL])[r(2, 5)]::breach_kind,
        CASE WHEN r(3, 9) > 1 THEN t END, (ARRAY['draft', 'open', 'notified', 'resolved'])[r(4, 4)]::incident_status,
        r(5, 2) = 1, false, false, false, t, t, 'test', 'system', 'test', 'test', 1, '{}', '{}',
        (ARRAY['Unknown', 'Phishing'])[r(6, 2)],
        (ARRAY['MANUAL', 'ASSESSMENT', 'WEBFORM', 'INTEGRATION', 'ELSEWHERE'])[r(7, 5)], r(8, 4) = 1,
        CASE WHEN r(9, 3) = 1 THEN $2::uuid END, r(10, 3) - 1, r(11, 3) - 1,
        CASE WHEN r(12, 2) = 1 THEN t + interval '1 hour' * (r(13, 3) - 2) END,
        CASE WHEN r(14, 2) = 1 THEN t + interval '1 hour' * (r(15, 3) - 2) END, CASE WHEN r(16, 9) = 1 THEN t END
     FROM generate_series(1, ${ROWS}) n, LATERAL (SELECT timestamptz '2026-01-01Z' + interval '1 hour' * (n / 3) AS t) x`.replaceAll(
      /r\((\d+), (\d+)\)/g,
      (_, salt, of) => `(1 + (hashint8(n * 100 + ${salt}) & 65535) % ${of})`,
    ),
    [orgId, owner],
  );
  await ownerSql("SET session_replication_role = origin");
}

async function fitting(orgs: string[], means: string[]): Promise<string[]> {
  const rows = await ownerSql<{ id: string }>(
    `SELECT id FROM incident WHERE org_id = ANY ($1) AND deleted_at IS NULL AND ${means.join(" AND ")}
     ORDER BY coalesce(discovered_at, 'infinity') DESC, id DESC`,
    [orgs],
  );
  return rows.map(({ id }) => id);
}

/** All pages of the list, one after the other. */
async function listed(query: Record<string, string>) {
  const ids: string[] = [];
  let cursor: string | undefined;
  let total: number | undefined;
  do {
    const asked = listSchema.parse({
      orgId: org,
      limit: "100",
      ...query,
      ...(cursor && { cursor }),
    });
    const page = await list(ctxFor([org, below]), asked);
    total ??= page.total;
    ids.push(...page.incidents.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return { ids, total };
}

const pairs = FILTERS.flatMap((one, at) =>
  FILTERS.slice(at + 1).flatMap((other) => (one[0] === other[0] ? [] : [[one, other] as const])),
);
const byFirst = FILTERS.slice(0, -1).map(([name, said]) => [name, said] as const);

test.each(byFirst)("%s %s beside any other", async (name, said) => {
  for (const [one, other] of pairs.filter(([first]) => first[0] === name && first[1] === said)) {
    const query = { [one[0]]: one[1], [other[0]]: other[1] };
    const ids = await fitting([org], [one[2], other[2]]);
    expect({ query, ...(await listed(query)) }).toEqual({ query, ids, total: ids.length });
  }
});

test("three of them, with the organisations below, and in another order", async () => {
  const query = { status: "unresolved", severity: "serious", drill: "false" };
  const means = ["status <> 'resolved'", "severity = 'serious'", "NOT drill"];
  const ids = await fitting([org, below], means);
  expect(ids.length).toBeGreaterThan(100);
  expect(await listed({ ...query, subtree: "true" })).toEqual({ ids, total: ids.length });
  const alone = await fitting([org], means);
  expect(new Set((await listed({ ...query, sort: "number" })).ids)).toEqual(new Set(alone));
});
