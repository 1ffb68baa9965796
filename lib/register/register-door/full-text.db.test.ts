/** What the full text finds, asked both ways: as ids to gather, and as a condition on each incident of a list. */
import { beforeAll, expect, test } from "vitest";
import { Prisma } from "../../db/rows";
import { look } from "../../db/transaction";
import { call, keyFor } from "../../testing/api";
import { ctxFor, makeOrg, ownerSql } from "../../testing/fixtures";
import { inFullText } from "./full-text";

const PATH = "/api/incident/v1/incidents";
let org: string;
let below: string;
/** Ids of the incidents by their names. */
const ids = new Map<string, string>();

beforeAll(async () => {
  org = await makeOrg("Head office");
  below = await makeOrg("Harbour branch", org);
  const key = await keyFor(org, ["admin"]);
  const assignee = { assigneeId: "550e8400-e29b-41d4-a716-446655440000" };
  const all: [name: string, more: object][] = [
    ["Words of the harbour", {}],
    ["Type", { incidentTypeName: "Found in the Harbour" }],
    [
      "Address",
      { incidentAssigneeRequests: [{ ...assignee, assigneeEmail: "pilot@harbour.example" }] },
    ],
    ["Organisation", { orgGroupId: below }],
    ["Author", {}],
    ["Stage", {}],
    ["Deleted", { incidentTypeName: "Harbour, deleted" }],
    ["Nothing of it", { incidentAssigneeRequests: [assignee] }],
  ];
  for (const [name, more] of all) {
    const body = { orgGroupId: org, incidentTypeName: "Other", name, ...more };
    const { status, json } = await call("POST", PATH, { key, body });
    expect(status).toBe(201);
    ids.set(name, json.incidentId ?? json);
  }
  const idOf = (name: string) => ids.get(name);
  await ownerSql("UPDATE incident SET created_by_name = 'Harbour SIEM' WHERE id = $1", [
    idOf("Author"),
  ]);
  await ownerSql(
    `WITH stage AS (INSERT INTO workflow_stage (id, org_id, name, description, position, required_fields, created_at)
       VALUES (gen_random_uuid(), $1, 'In the harbour', '', 9, '{}', now()) RETURNING id)
     UPDATE incident SET stage_id = (SELECT id FROM stage) WHERE id = $2`,
    [org, idOf("Stage")],
  );
  await ownerSql("UPDATE incident SET deleted_at = now() WHERE id = $1", [idOf("Deleted")]);
});

/** Names of what is found, by each of the two. */
function found(orgs: string[], text: string, most: number | null = null) {
  const ctx = ctxFor([org, below]);
  return look(ctx, async (tx) => {
    const [source, ...others] = await inFullText(tx, orgs, text);
    expect(others).toEqual([]);
    const rows = (query: Prisma.Sql) => tx.$queryRaw<{ id: string }[]>`${query}`;
    const named = (them: { id: string }[]) =>
      [...ids].flatMap(([name, id]) => (them.some((row) => row.id === id) ? [name] : []));
    const hits = await rows(source?.hits(most) ?? Prisma.empty);
    const held = await rows(
      Prisma.sql`SELECT i.id FROM incident i WHERE i.org_id = ANY (${orgs}::uuid[]) AND ${source?.holds}`,
    );
    return { hits: named(hits), held: named(held), count: hits.length };
  });
}

test.each([
  ["harbour", [...Array(7).keys()]],
  ["HARBOUR", [...Array(7).keys()]],
  ["arbour.exam", [2]],
  ["und in the har", [1]],
  ["bour siem", [4]],
  ["n the harb", [1, 5]],
  ["harbour branch", [3]],
  ["%", []],
  ["_", []],
])("%s is looked for in words, and in parts of names", async (text, places) => {
  const expected = [...ids.keys()].filter((_, at) => places.includes(at));
  expect(await found([org, below], text)).toEqual({
    hits: expected,
    held: expected,
    count: expected.length,
  });
});

test("no more are gathered than are asked for, and none of another organisation", async () => {
  expect((await found([org, below], "harbour", 3)).count).toBe(3);
  const { hits, held } = await found([org], "harbour");
  expect(hits).not.toContain("Organisation");
  expect(hits).toHaveLength(6);
  expect(held).toEqual(hits);
});
