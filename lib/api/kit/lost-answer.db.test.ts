/** The database keeps a change, and its answer never comes: what is said then is true, and a retry doubles nothing. */
import { connect, createServer, type Server, type Socket } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { disconnect } from "../../db/client";
import { env, forgetEnv } from "../../env";
import { call, keyFor } from "../../testing/api";
import { makeOrg, ownerSql } from "../../testing/fixtures";

const PATH = "/api/v1/privacy/incidents";
/** On the wire, where a prepared COMMIT is carried out. */
const COMMITS = Buffer.from("\0commit\0");

/** Stands between the app and the database. */
let between: Server;
/** The first answer after a COMMIT is swallowed, and the connection cut. */
let swallowing = false;
let org: string;
let key: string;

beforeAll(async () => {
  const direct = new URL(env().DATABASE_APP_URL ?? "");
  const port = Number(direct.port);
  between = createServer((app) => {
    const database = connect(port, direct.hostname);
    let committing = false;
    app.on("data", (said: Buffer) => {
      committing ||= swallowing && said.includes(COMMITS);
      database.write(said);
    });
    database.on("data", (said: Buffer) => {
      if (!committing) app.write(said);
      else for (const end of [app, database]) end.destroy();
    });
    const ends: [Socket, Socket][] = [
      [app, database],
      [database, app],
    ];
    for (const [one, other] of ends) {
      one.on("error", () => {});
      one.on("close", () => other.destroy());
    }
  });
  await new Promise<void>((listening) => between.listen(0, "127.0.0.1", listening));
  const address = between.address();
  direct.port = String(address && typeof address === "object" ? address.port : 0);
  org = await makeOrg();
  key = await keyFor(org, ["incidents:read", "incidents:write"]);
  await disconnect();
  process.env.DATABASE_APP_URL = direct.href;
  forgetEnv();
});
afterAll(async () => {
  await disconnect();
  between.close();
});
beforeEach(async () => {
  swallowing = false;
  // Who calls is known, and counted, before anything is swallowed.
  await call("GET", PATH, { key });
});

const send = (headers: Record<string, string>) =>
  call("POST", PATH, {
    key,
    headers,
    body: { orgId: org, title: "Once", severity: "serious", discovered_at: "2026-05-29T20:54:19Z" },
  });
const kept = () =>
  ownerSql(
    `SELECT (SELECT count(*)::int FROM incident) AS incidents,
            (SELECT count(*)::int FROM ledger_entry WHERE action = 'incident.declared') AS entries`,
  );

test("with an Idempotency-Key the retry gives the first answer, and there is one of it", async () => {
  swallowing = true;
  const lost = await send({ "Idempotency-Key": "lost-1" });
  expect([lost.status, lost.json.code]).toEqual([503, "unavailable"]);
  expect(lost.json.detail).toContain("not known");
  swallowing = false;
  const again = await send({ "Idempotency-Key": "lost-1" });
  expect(again.status).toBe(201);
  expect(again.headers.get("idempotent-replayed")).toBe("true");
  expect(await kept()).toEqual([{ incidents: 1, entries: 1 }]);
});

test("what is read for a retry is answered, whatever becomes of the reading's end", async () => {
  const first = await send({ "Idempotency-Key": "lost-2" });
  swallowing = true;
  const again = await send({ "Idempotency-Key": "lost-2" });
  expect([again.status, again.text]).toEqual([201, first.text]);
});

test("without one nobody is told that nothing was changed", async () => {
  const before = await kept();
  swallowing = true;
  const lost = await send({});
  expect(lost.status).toBe(503);
  expect(lost.json.detail).toContain("not known");
  expect(await kept()).not.toEqual(before);
});
