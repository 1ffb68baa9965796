import { beforeAll, expect, it } from "vitest";
import type { Ctx } from "../context";
import { call, keyFor } from "../testing/api";
import { ctxFor, makeOrg, ownerSql } from "../testing/fixtures";
import { declared } from "../testing/incidents";
import { readBoard } from "./privacy/operations";

let org: string;
let ctx: Ctx;

beforeAll(async () => {
  org = await makeOrg();
  ctx = ctxFor(org);
});

it("a duty under an organisation's own rule is called by what it asks for", async () => {
  const key = await keyFor(org, ["admin"]);
  const rule = await call("POST", `/api/v1/organisations/${org}/rules`, {
    key,
    body: {
      name: "Contract",
      recipient: "Acme",
      act: "Tell Acme's security desk",
      period: { value: 24, unit: "hours" },
      starts: "aware_at",
      clause: "§ 7",
      applies: "always",
    },
  });
  expect(rule.status).toBe(201);
  await declared(ctx, org, 5);
  const { rows } = await readBoard(ctx, { orgId: org });
  expect(rows.map(({ clock }) => clock.act)).toContain("Tell Acme's security desk");
});

it("the number of open duties is exact to a thousand and capped above", async () => {
  const total = async () => {
    const { total: count, total_is_capped } = await readBoard(ctx, { orgId: org });
    return [count, total_is_capped];
  };
  const [before] = await total();
  const [held] = await ownerSql("SELECT id FROM incident WHERE org_id = $1", [org]);
  const more = (count: number) =>
    ownerSql(
      `INSERT INTO duty (id, org_id, incident_id, rule_id, rule_version, stage, recipient, state, checked,
                         inputs, computation, created_at, updated_at)
       SELECT gen_random_uuid(), $1, $2, 'us-ca-ag', 1, 'single', gen_random_uuid()::text, 'waiting', 'secondary',
              '{}', '{}', now(), now()
       FROM generate_series(1, $3::int)`,
      [org, held?.id, count],
    );
  await more(1_000 - Number(before));
  expect(await total()).toEqual([1_000, undefined]);
  await more(1);
  expect(await total()).toEqual([1_000, true]);
});
