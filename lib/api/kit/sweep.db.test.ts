import { expect, it } from "vitest";
import { systemCtx } from "../../access/system";
import { call, keyFor } from "../../testing/api";
import { makeOrg, ownerSql } from "../../testing/fixtures";
import { sweep } from "./sweep";

it("takes retry keys after a day, and no earlier", async () => {
  const org = await makeOrg();
  const key = await keyFor(org, ["incidents:write"]);
  const send = (retry: string) =>
    call("POST", "/api/v1/privacy/incidents", {
      key,
      body: { orgId: org, title: "x", severity: "serious", discovered_at: "2026-05-29T20:54:19Z" },
      headers: { "Idempotency-Key": retry },
    });
  await send("old");
  await send("young");
  await ownerSql(
    "UPDATE idempotency_key SET created_at = now() - interval '25 hours' WHERE key = 'old'",
  );
  expect(await sweep(await systemCtx("sweep", new Date()))).toBe(1);
  expect(await ownerSql("SELECT key FROM idempotency_key")).toEqual([{ key: "young" }]);
});
