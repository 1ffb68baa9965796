import { expect, it, vi } from "vitest";
import { ctxFor, makeOrg, ownerSql } from "../testing/fixtures";
import { authenticateKey } from "./authenticate";
import { CREDENTIALS_CHANNEL } from "./credential-cache";
import { followCredentialChanges } from "./credential-news";
import { createKey } from "./keys";

it("drops a key that another process revoked, as soon as that process says so", async () => {
  const orgId = await makeOrg();
  const ctx = ctxFor(orgId);
  const { plain, key } = await createKey(ctx, { orgId, name: "Key", scopes: ["incidents:read"] });
  const stop = followCredentialChanges();
  try {
    const listening = () =>
      ownerSql(
        "SELECT 1 FROM pg_stat_activity WHERE application_name = 'tocsin credentials' AND query LIKE 'LISTEN%' AND state = 'idle' AND datname = current_database()",
      );
    await vi.waitUntil(async () => (await listening()).length === 1, { timeout: 10_000 });

    await authenticateKey(plain, ctx.now);
    await ownerSql("UPDATE api_key SET revoked_at = now() WHERE id = $1", [key.id]);
    await ownerSql("SELECT pg_notify($1, '')", [CREDENTIALS_CHANNEL]);
    // The instant stands still: only the notice can empty the cache.
    const outcome = () =>
      authenticateKey(plain, ctx.now).then(
        () => "works",
        (cause) => cause.code,
      );
    await vi.waitUntil(async () => (await outcome()) === "credential_revoked", { timeout: 10_000 });
    expect(await outcome()).toBe("credential_revoked");
  } finally {
    await stop();
  }
});
