/** What is sent twice with one Idempotency-Key is done once. */
import { beforeAll, describe, expect, it } from "vitest";
import { call, keyFor } from "../../testing/api";
import { makeOrg, ownerSql } from "../../testing/fixtures";

const PATH = "/api/v1/privacy/incidents";
let org: string;
let key: string;

beforeAll(async () => {
  org = await makeOrg();
  key = await keyFor(org, ["incidents:read", "incidents:write"]);
});

const body = () => ({
  orgId: org,
  title: "Mail to all",
  severity: "serious",
  discovered_at: "2026-05-29T20:54:19.749Z",
});
const incidents = async () => (await ownerSql("SELECT count(*)::int AS n FROM incident"))[0]?.n;

describe("Idempotency-Key", () => {
  const post = (headers: Record<string, string>, more: Record<string, unknown> = {}, whose = key) =>
    call("POST", PATH, { key: whose, body: { ...body(), ...more }, headers });

  it("replays the first answer, headers too, and writes once", async () => {
    const before = await incidents();
    const first = await post({ "Idempotency-Key": "a-1" });
    const again = await post({ "Idempotency-Key": "a-1" });
    expect(again.text).toBe(first.text);
    expect(again.status).toBe(201);
    expect(again.headers.get("location")).toBe(first.headers.get("location"));
    expect(again.headers.get("etag")).toBe('"1"');
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    expect(await incidents()).toBe(before + 1);
  });

  it("with another body or path is a 409 and writes nothing", async () => {
    const { json } = await post({ "Idempotency-Key": "a-2" });
    const before = await incidents();
    const other = await post({ "Idempotency-Key": "a-2" }, { title: "Another" });
    expect(other.status).toBe(409);
    expect(other.json.code).toBe("idempotency_mismatch");
    const elsewhere = await call("PATCH", `${PATH}/${json.id}`, {
      key,
      body: { title: "B" },
      headers: { "Idempotency-Key": "a-2" },
    });
    expect(elsewhere.json.code).toBe("idempotency_mismatch");
    expect(await incidents()).toBe(before);
  });

  it("of another credential is another key", async () => {
    const other = await keyFor(org, ["incidents:write"]);
    const first = await post({ "Idempotency-Key": "a-3" });
    const second = await post({ "Idempotency-Key": "a-3" }, {}, other);
    expect(second.json.id).not.toBe(first.json.id);
  });

  it("is free again after a refusal", async () => {
    const refused = await post({ "Idempotency-Key": "a-4" }, { status: "notified" });
    expect(refused.status).toBe(422);
    expect((await post({ "Idempotency-Key": "a-4" })).status).toBe(201);
  });

  it("is forgotten after a day", async () => {
    const first = await post({ "Idempotency-Key": "a-5" });
    await ownerSql(
      "UPDATE idempotency_key SET created_at = now() - interval '25 hours' WHERE key = 'a-5'",
    );
    expect((await post({ "Idempotency-Key": "a-5" })).json.id).not.toBe(first.json.id);
  });

  it("of a form that cannot be kept is a 400", async () => {
    const heard = await post({ "Idempotency-Key": "x".repeat(256) });
    expect(heard.status).toBe(400);
    expect(heard.json.errors[0].pointer).toBe("Idempotency-Key");
  });

  it("never keeps an answer that holds a secret: the repeat is a 409 and makes no second key", async () => {
    const admin = await keyFor(org, ["admin"]);
    const make = () =>
      call("POST", "/api/v1/keys", {
        key: admin,
        body: { orgId: org, name: "Once", scopes: ["incidents:read"] },
        headers: { "Idempotency-Key": "secret-1" },
      });
    const first = await make();
    expect(first.status).toBe(201);
    const again = await make();
    expect(again.status).toBe(409);
    expect(again.json.code).toBe("idempotency_secret");
    const kept = await ownerSql("SELECT body FROM idempotency_key WHERE key = 'secret-1'");
    expect(kept).toEqual([{ body: null }]);
    const keys = await ownerSql("SELECT 1 FROM api_key WHERE name = 'Once'");
    expect(keys).toHaveLength(1);
  });
});
