/** One act for one Idempotency-Key, also when everything comes at once. */
import { beforeAll, describe, expect, it } from "vitest";
import { createKey } from "../../access/keys";
import { statement } from "../../db/statement";
import type { Tx } from "../../db/transaction";
import { Refusal } from "../../errors";
import { call } from "../../testing/api";
import { ctxFor, makeOrg, ownerSql } from "../../testing/fixtures";
import { listening, type Sent } from "../../testing/wire";
import { type Attempt, hashOf, type Kept, onlyOnce } from "./idempotency";

const PATH = "/api/v1/privacy/incidents";
const EMIT = "/api/v1/compliance/dpdp/emit";
let org: string;
let below: string;
let key: string;
let keyId: string;

beforeAll(async () => {
  org = await makeOrg("Parent");
  below = await makeOrg("Child", org);
  const made = await createKey(ctxFor(org), { orgId: org, name: "Retries", scopes: ["admin"] });
  key = made.plain;
  keyId = made.key.id;
});

const post = (retry: string, title = "Once") =>
  call("POST", PATH, {
    key,
    headers: { "Idempotency-Key": retry },
    body: { orgId: org, title, severity: "serious", discovered_at: "2026-05-29T20:54:19Z" },
  });
const kept = async (title: string) => {
  const [row] = await ownerSql<{ incidents: number; entries: number }>(
    `SELECT (SELECT count(*)::int FROM incident WHERE title = $1) AS incidents,
            (SELECT count(*)::int FROM ledger_entry e JOIN incident i ON i.id::text = e.subject_id
             WHERE i.title = $1 AND e.action = 'incident.declared') AS entries`,
    [title],
  );
  return row;
};

it("sent eight times at once is done once, and all hear the same", async () => {
  const heard = await Promise.all(Array.from({ length: 8 }, () => post("at-once", "At once")));
  expect(new Set(heard.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  expect(heard[0]?.status).toBe(201);
  const first = heard.filter(({ headers }) => !headers.has("idempotent-replayed"));
  expect(first).toHaveLength(1);
  expect(await kept("At once")).toEqual({ incidents: 1, entries: 1 });
});

it("takes no way to the database of its own: the act's first statement goes with it", async () => {
  const heard: Sent[] = [];
  await listening(
    (sent) => heard.push(sent),
    () => post("way", "On its way"),
  );
  const taken = heard.findIndex(({ text }) => text.includes("INSERT INTO idempotency_key"));
  expect(taken).toBeGreaterThan(0);
  expect(heard[taken + 1]?.way).toBe(heard[taken]?.way);
});

it("sent at once with different bodies is done for one of them, and a 409 for the rest", async () => {
  const heard = await Promise.all(["A", "B", "C", "D"].map((title) => post("bodies", title)));
  expect(heard.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  expect(await ownerSql("SELECT 1 FROM incident WHERE title IN ('A', 'B', 'C', 'D')")).toHaveLength(
    1,
  );
});

it("of a first try that died before COMMIT is free: the second waits for its end, then does it", async () => {
  await ownerSql("BEGIN");
  await ownerSql(
    `INSERT INTO idempotency_key (credential_id, key, org_id, method, path, body_hash, created_at)
     VALUES ($1, 'died', $2, 'POST', '/elsewhere', '\\x00', now())`,
    [keyId, org],
  );
  const second = post("died", "Second");
  const waits = () =>
    ownerSql("SELECT 1 FROM pg_locks WHERE locktype = 'transactionid' AND NOT granted");
  while ((await waits()).length === 0);
  await ownerSql("ROLLBACK");
  expect((await second).status).toBe(201);
  expect(await kept("Second")).toEqual({ incidents: 1, entries: 1 });
});

it("of a change that the state would refuse by now gets the first answer", async () => {
  const { json } = await post("versioned", "Versioned");
  const change = () =>
    call("PATCH", `${PATH}/${json.id}`, {
      key,
      body: { title: "Changed once" },
      headers: { "Idempotency-Key": "change", "If-Match": '"1"' },
    });
  const first = await change();
  expect(first.status).toBe(200);
  const again = await change();
  expect([again.status, again.text]).toEqual([200, first.text]);
  expect(again.headers.get("idempotent-replayed")).toBe("true");
  const read = await call("GET", `${PATH}/${json.id}`, { key });
  expect(read.json.version).toBe(2);
});

it("of an act that begins with a model of Prisma's is done once, at once too", async () => {
  const { json } = await call("POST", "/api/v1/webhooks", {
    key,
    body: {
      orgId: org,
      name: "SIEM",
      url: "https://hooks.invalid/x",
      events: ["incident.declared"],
    },
  });
  const path = `/api/v1/webhooks/${json.webhook.id}`;
  const test = () => call("POST", `${path}/test`, { key, headers: { "Idempotency-Key": "test" } });
  const heard = await Promise.all([test(), test(), test()]);
  expect(heard.map(({ status }) => status)).toEqual([202, 202, 202]);
  expect(new Set(heard.map(({ text }) => text)).size).toBe(1);
  const again = await test();
  expect([again.text, again.headers.get("idempotent-replayed")]).toEqual([heard[0]?.text, "true"]);
  const sent = await call("GET", `${path}/deliveries`, { key });
  expect(sent.json.deliveries).toHaveLength(1);
});

it("whose answer lies in an organisation that its caller cannot see any more tells nothing of it", async () => {
  const first = await post("left", "Left");
  expect(first.status).toBe(201);
  await ownerSql("UPDATE idempotency_key SET org_id = $1 WHERE key = 'left'", [await makeOrg()]);
  const again = await post("left", "Left");
  expect([again.status, again.json.code]).toEqual([409, "idempotency_mismatch"]);
  expect(await kept("Left")).toEqual({ incidents: 1, entries: 1 });
});

it("with a query that names another organisation is another request", async () => {
  const emit = (orgId: string) =>
    call("POST", `${EMIT}?orgId=${orgId}`, {
      key,
      headers: { "Idempotency-Key": "query" },
      body: { sessionId: "01890a5d-ac96-774b-bcce-b302099a8057", eventType: "dsr_received" },
    });
  const first = await emit(org);
  expect(first.status).toBeLessThan(300);
  const other = await emit(below);
  expect([other.status, other.json.code]).toEqual([409, "idempotency_mismatch"]);
  expect((await emit(org)).text).toBe(first.text);
});

it("comes before the organisation: another request of it that names a foreign one is a 409", async () => {
  const declare = async (orgId: string) => {
    const { status, json } = await call("POST", PATH, {
      key,
      headers: { "Idempotency-Key": "foreign" },
      body: { orgId, title: "Whose", severity: "serious", discovered_at: "2026-05-29T20:54:19Z" },
    });
    return [status, json.code];
  };
  const foreign = await makeOrg();
  expect(await declare(foreign)).toEqual([404, "not_found"]);
  expect((await declare(org))[0]).toBe(201);
  expect(await declare(foreign)).toEqual([409, "idempotency_mismatch"]);
});

it("with another method on the same path is another request", async () => {
  const { json } = await post("made");
  const at = `${PATH}/${json.id}`;
  const change = (method: string) =>
    call(method, at, { key, body: { title: "Changed" }, headers: { "Idempotency-Key": "how" } });
  expect((await change("PATCH")).status).toBe(200);
  await ownerSql("UPDATE idempotency_key SET method = 'POST' WHERE key = 'how'");
  expect((await change("PATCH")).json.code).toBe("idempotency_mismatch");
});

it("that is a day old is free, and what it keeps then is the new answer", async () => {
  const first = await post("old", "Old");
  await ownerSql(
    "UPDATE idempotency_key SET created_at = now() - interval '25 hours' WHERE key = 'old'",
  );
  const second = await post("old", "New");
  expect(second.json.id).not.toBe(first.json.id);
  expect((await post("old", "New")).text).toBe(second.text);
  expect((await post("old", "Old")).status).toBe(409);
});

it("of a request whose ledger entry fails is free again, and nothing of it is kept", async () => {
  await ownerSql("ALTER TABLE ledger_entry ADD CONSTRAINT broken CHECK (false) NOT VALID");
  const failed = await post("ledger", "Without entry");
  await ownerSql("ALTER TABLE ledger_entry DROP CONSTRAINT broken");
  expect(failed.status).toBe(500);
  expect(await kept("Without entry")).toEqual({ incidents: 0, entries: 0 });
  const again = await post("ledger", "Without entry");
  expect([again.status, again.headers.get("idempotent-replayed")]).toEqual([201, null]);
});

describe("an act", () => {
  const once = (retry: string, run: (tx: Tx) => Promise<Kept>) => {
    const attempt: Attempt = {
      credentialId: keyId,
      orgId: org,
      key: retry,
      method: "POST",
      path: "/",
      bodyHash: hashOf(Buffer.from("")),
      now: new Date(),
    };
    return onlyOnce({ ctx: ctxFor(org), attempt, isSecret: false, run });
  };
  const refusal = new Refusal("facts_contradict", "No.");
  const NOTHING = statement("test nothing", "SELECT");

  it("that refuses is refused, whatever was still to be written for it", async () => {
    const refused = once("refused", async (tx) => {
      tx.later(statement("test divided by none", "SELECT 1 / 0"), []);
      throw refusal;
    });
    await expect(refused).rejects.toBe(refusal);
  });

  it("that passes over a failure and refuses is a repeat all the same", async () => {
    const answer = { status: 200, headers: {}, body: "done" };
    await once("passed over", async () => answer);
    const again = await once("passed over", async (tx) => {
      await tx.rows(NOTHING, []).catch(() => undefined);
      throw refusal;
    });
    expect(again.body).toBe("done");
  });
});
