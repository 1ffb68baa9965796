/** What is prepared on a connection, and what a connection is worth when its server is not as it was. */
import { beforeEach, describe, expect, test } from "vitest";
import { forgetEnv } from "../env";
import { ownerSql } from "../testing/fixtures";
import { disconnect, lookUp, pool } from "./client";
import { statement } from "./statement";
import { transactUnbound } from "./transaction";

const NUMBERS = statement<Record<string, unknown>>("test numbers", "SELECT * FROM numbers");
const PID = statement<{ pid: number }>("test pipeline pid", "SELECT pg_backend_pid() AS pid");

beforeEach(disconnect);

/** As often as asked, one after the other on one connection; a failure gives null. */
async function times<T>(many: number, ask: () => Promise<T>): Promise<(T | null)[]> {
  const got: (T | null)[] = [];
  for (let n = 0; n < many; n++) got.push(await ask().catch(() => null));
  return got;
}

describe("a prepared statement", () => {
  test("works again when a migration has changed what it gives", async () => {
    await ownerSql("CREATE TABLE numbers (n int)");
    await ownerSql("INSERT INTO numbers VALUES (1)");
    await ownerSql(`GRANT SELECT ON numbers TO PUBLIC`);
    const ask = () => transactUnbound((tx) => tx.rows(NUMBERS, []));
    expect(await times(2, ask)).toEqual([[{ n: 1 }], [{ n: 1 }]]);
    await ownerSql("ALTER TABLE numbers ADD COLUMN word text NOT NULL DEFAULT 'new'");
    const after = await times(3, ask);
    expect(after.slice(1)).toEqual([[{ n: 1, word: "new" }], [{ n: 1, word: "new" }]]);
    expect(pool().totalCount).toBe(1);
  });

  test("works again when the connection has forgotten it", async () => {
    const ask = () => transactUnbound((tx) => tx.rows(PID, []));
    const [first] = await times(1, ask);
    await transactUnbound((tx) => tx.$executeRaw`DEALLOCATE ALL`).catch(() => undefined);
    const after = await times(4, ask);
    expect(after.slice(2)).toEqual([first, first]);
  });

  test("is the one that was asked for, whatever had its name before", async () => {
    const one = statement<{ n: number }>("test name", "SELECT 1 AS n");
    const two = statement<{ word: string }>("test name", "SELECT 'two' AS word");
    const broken = statement<never>("test name", "SELECT broken");
    for (let round = 0; round < 2; round++) {
      expect(await lookUp(one, [])).toEqual([{ n: 1 }]);
      expect(await lookUp(two, [])).toEqual([{ word: "two" }]);
      await expect(transactUnbound((tx) => tx.rows(broken, []))).rejects.toThrow(/broken/);
      expect(await lookUp(two, [])).toEqual([{ word: "two" }]);
    }
    expect(await lookUp(one, [])).toEqual([{ n: 1 }]);
  });
});

test("statements that travel together have each its own columns, prepared before or not", async () => {
  const before = statement<object>("test before", "SELECT 1 AS one, 2 AS two");
  const fresh = statement<object>("test fresh", "SELECT 'a' AS word");
  expect(await lookUp(before, [])).toEqual([{ one: 1, two: 2 }]);
  const together = await transactUnbound((tx) =>
    Promise.all([tx.rows(fresh, []), tx.rows(before, []), tx.$queryRaw`SELECT 3 AS three`]),
  );
  expect(together).toEqual([[{ word: "a" }], [{ one: 1, two: 2 }], [{ three: 3 }]]);
});

describe("a connection", () => {
  test("on which a look-up failed is handed to nobody", async () => {
    const [first] = await lookUp(PID, []);
    const divided = statement<never>("test zero", "SELECT 1 / 0");
    await expect(lookUp(divided, [])).rejects.toThrow(/zero/);
    const [second] = await lookUp(PID, []);
    expect(second).not.toEqual(first);
  });

  test("that the server ended makes way for another; nothing of the failed transaction is kept", async () => {
    const [before] = await lookUp(PID, []);
    const work = transactUnbound(async (tx) => {
      const [mine] = await tx.rows(PID, []);
      await ownerSql("SELECT pg_terminate_backend($1)", [mine?.pid]);
      await tx.rows(PID, []);
    });
    await expect(work).rejects.toMatchObject({
      code: "unavailable",
      message: expect.stringContaining("Nothing of this was kept"),
    });
    const [after] = await lookUp(PID, []);
    expect(after).not.toEqual(before);
    expect(pool().totalCount - pool().idleCount).toBe(0);
  });

  test("that cannot be had is a refusal, and no fault of the process while nobody asks for it", async () => {
    const given = process.env.DATABASE_APP_URL;
    const nowhere = new URL(given ?? "");
    nowhere.port = "1";
    process.env.DATABASE_APP_URL = nowhere.href;
    forgetEnv();
    try {
      const thinking = transactUnbound(async () => {
        // By then the transaction's own has failed as well.
        await pool()
          .connect()
          .catch(() => undefined);
        await new Promise(setImmediate);
        throw new Error("no");
      });
      await expect(thinking).rejects.toThrow("no");
      const unavailable = {
        code: "unavailable",
        message: expect.stringContaining("Nothing of this was kept"),
      };
      // Where nothing was sent, that nothing was kept is known.
      const unsent = transactUnbound(async (tx) => tx.later(PID, []));
      await expect(unsent).rejects.toMatchObject(unavailable);
      await expect(transactUnbound((tx) => tx.rows(PID, []))).rejects.toMatchObject(unavailable);
      await expect(lookUp(PID, [])).rejects.toMatchObject(unavailable);
    } finally {
      process.env.DATABASE_APP_URL = given;
      forgetEnv();
      await disconnect();
    }
    expect(await lookUp(PID, [])).toHaveLength(1);
  });

  test("reads values alike, whatever the server's own settings are", async () => {
    const text = statement<Record<string, unknown>>(
      "test forms",
      `SELECT '2026-03-29 01:30:00+00'::timestamptz AS at, '2026-03-04'::date AS day,
              timestamptz '2026-12-31 23:30:00+00' AS late, '\\x00ff'::bytea AS bytes,
              extract(year FROM timestamptz '2026-12-31 23:30:00+00')::int AS year`,
    );
    const [expected] = await lookUp(text, []);
    expect(expected).toMatchObject({
      at: new Date("2026-03-29T01:30:00Z"),
      day: new Date("2026-03-04T00:00:00Z"),
      year: 2026,
    });
    const [row] = await ownerSql<{ name: string }>(
      "SELECT quote_ident(current_database()) AS name",
    );
    for (const setting of [
      "timezone = 'Pacific/Auckland'",
      "datestyle = 'SQL, DMY'",
      "bytea_output = 'escape'",
      "default_transaction_isolation = 'serializable'",
    ])
      await ownerSql(`ALTER DATABASE ${row?.name} SET ${setting}`);
    await disconnect();
    expect(await lookUp(text, [])).toEqual([expected]);
    const settings = statement<object>(
      "test settings",
      `SELECT current_setting('transaction_isolation') AS isolation,
              current_setting('statement_timeout') AS statement,
              current_setting('idle_in_transaction_session_timeout') AS idle`,
    );
    expect(await lookUp(settings, [])).toEqual([
      { isolation: "read committed", statement: "30s", idle: "1min" },
    ]);
  });

  test("reads years of any length", async () => {
    const far = statement<Record<string, Date>>(
      "test far",
      `SELECT '10000-01-02 03:04:05+00'::timestamptz AS at, '10000-01-02'::date AS day,
              '0044-03-15 10:00:00+00 BC'::timestamptz AS ides, '0044-03-15 BC'::date AS "idesDay"`,
    );
    expect(await lookUp(far, [])).toEqual([
      {
        at: new Date("+010000-01-02T03:04:05Z"),
        day: new Date("+010000-01-02T00:00:00Z"),
        ides: new Date("-000043-03-15T10:00:00Z"),
        idesDay: new Date("-000043-03-15T00:00:00Z"),
      },
    ]);
  });
});
