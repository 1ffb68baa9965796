/** How a transaction ends when something goes wrong at the worst moment. */
import pg from "pg";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { env } from "../env";
import { ctxFor, makeOrg, ownerSql } from "../testing/fixtures";
import { pool, TRANSACTION_MS } from "./client";
import { statement } from "./statement";
import { transact } from "./transaction";

/** The lock that the slow COMMIT below waits for. */
const LOCK = 4711;

const SLOW = statement<never>("test slow commit", "INSERT INTO slow_commit VALUES ($1)");
const WAIT = statement<never>("test wait", `SELECT pg_advisory_xact_lock(${LOCK})`);
const PID = statement<{ pid: number }>("test pid", "SELECT pg_backend_pid() AS pid");
const SEEN = statement<{ orgs: string }>(
  "test seen",
  "SELECT current_setting('tocsin.orgs') AS orgs",
);
const COUNT_UP = statement<never>(
  "test count",
  "INSERT INTO incident_counter (org_id, year, last) VALUES ($1, 2020, 1)",
);

beforeAll(async () => {
  const app = pg.escapeIdentifier(new URL(env().DATABASE_APP_URL ?? "").username);
  await ownerSql("CREATE TABLE slow_commit (n int)");
  await ownerSql(`GRANT SELECT, INSERT ON slow_commit TO ${app}`);
  await ownerSql(
    `CREATE FUNCTION wait_for_lock() RETURNS trigger LANGUAGE plpgsql AS
     $$ BEGIN PERFORM pg_advisory_xact_lock(${LOCK}); RETURN NULL; END $$`,
  );
  await ownerSql(
    `CREATE CONSTRAINT TRIGGER slow AFTER INSERT ON slow_commit DEFERRABLE INITIALLY DEFERRED
     FOR EACH ROW EXECUTE FUNCTION wait_for_lock()`,
  );
});

afterEach(() => {
  vi.useRealTimers();
});

/** From here on time passes only as the test says. */
const stopTime = () => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });

/** Until somebody waits for the lock. */
async function waiting(): Promise<void> {
  const ask = () =>
    ownerSql("SELECT 1 FROM pg_locks WHERE objid = $1 AND locktype = 'advisory' AND NOT granted", [
      LOCK,
    ]);
  while ((await ask()).length === 0);
}

/** Connections that somebody has. */
const busy = () => pool().totalCount - pool().idleCount;

const hold = () => ownerSql("SELECT pg_advisory_lock($1)", [LOCK]);
const letGo = () => ownerSql("SELECT pg_advisory_unlock($1)", [LOCK]);

describe("a transaction whose time is up", () => {
  test("while COMMIT is under way may have been kept, and says so; its connection serves nobody else", async () => {
    const org = await makeOrg();
    await hold();
    stopTime();
    const late = transact(ctxFor(org), async (tx) => tx.later(SLOW, [1]));
    const said = expect(late).rejects.toMatchObject({
      code: "unavailable",
      message: expect.stringContaining("not known"),
    });
    await waiting();
    vi.advanceTimersByTime(TRANSACTION_MS.toEnd);
    await said;
    await letGo();
    const turns = Array.from({ length: 16 }, () =>
      transact(ctxFor(org), async (tx) => {
        const [first] = await tx.rows(PID, []);
        const [still] = await tx.rows(PID, []);
        expect(still).toEqual(first);
        const [seen] = await tx.rows(SEEN, []);
        expect(seen).toEqual({ orgs: org });
      }),
    );
    await Promise.all(turns);
    expect(busy()).toBe(0);
  });

  test("has as long again for COMMIT", async () => {
    const org = await makeOrg();
    await hold();
    stopTime();
    const slow = transact(ctxFor(org), async (tx) => {
      await tx.rows(PID, []);
      vi.advanceTimersByTime(TRANSACTION_MS.toEnd - 1);
      tx.later(SLOW, [2]);
    });
    await waiting();
    vi.advanceTimersByTime(TRANSACTION_MS.toEnd - 1);
    await letGo();
    await slow;
    expect(await ownerSql("SELECT n FROM slow_commit WHERE n = 2")).toHaveLength(1);
  });

  test("ends for whoever waits for it, also where the database does not answer", async () => {
    const org = await makeOrg();
    await hold();
    stopTime();
    const work = transact(ctxFor(org), async (tx) => {
      tx.later(SLOW, [3]);
      await tx.rows(WAIT, []);
    });
    const said = expect(work).rejects.toMatchObject({
      code: "unavailable",
      message: expect.stringContaining("Nothing of it was kept"),
    });
    await waiting();
    vi.advanceTimersByTime(TRANSACTION_MS.toEnd);
    await said;
    await letGo();
    expect(busy()).toBe(0);
    expect(await ownerSql("SELECT n FROM slow_commit WHERE n = 3")).toEqual([]);
  });

  test("takes back what it did, where it only thinks", async () => {
    const org = await makeOrg();
    stopTime();
    const work = transact(ctxFor(org), async (tx) => {
      await tx.rows(COUNT_UP, [org]);
      vi.advanceTimersByTime(TRANSACTION_MS.toEnd);
    });
    await expect(work).rejects.toMatchObject({ code: "unavailable" });
    expect(busy()).toBe(0);
    expect(await ownerSql("SELECT 1 FROM incident_counter WHERE org_id = $1", [org])).toEqual([]);
  });
});

describe("after its end", () => {
  test("nothing of Prisma's goes to the connection, which is another's by then", async () => {
    const [mine, theirs] = [await makeOrg("Mine"), await makeOrg("Theirs")];
    await transact(ctxFor(mine), (tx) => tx.rows(COUNT_UP, [mine]));
    await transact(ctxFor(theirs), (tx) => tx.rows(COUNT_UP, [theirs]));
    let late: (() => Promise<unknown>) | undefined;
    let lateJoined: (() => Promise<unknown>) | undefined;
    await transact(ctxFor(mine), async (tx) => {
      await tx.rows(PID, []);
      late = () => tx.incidentCounter.findMany();
    });
    await transact(ctxFor(mine), async (tx) => {
      await tx.incidentCounter.count();
      lateJoined = () => tx.incidentCounter.findMany();
    });
    await transact(ctxFor(theirs), async (tx) => {
      await tx.rows(PID, []);
      await expect(late?.()).rejects.toThrow(/ended|closed/i);
      await expect(lateJoined?.()).rejects.toThrow(/ended|closed/i);
    });
  });

  test("nothing waits for a Prisma that was only about to join", async () => {
    const org = await makeOrg();
    const work = transact(ctxFor(org), async (tx) => {
      tx.incidentCounter.count().catch(() => undefined);
      throw new Error("no");
    });
    await expect(work).rejects.toThrow("no");
    expect(busy()).toBe(0);
  });
});
