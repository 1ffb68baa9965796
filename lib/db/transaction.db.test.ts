/** One transaction, two ways into it: typed SQL and Prisma, on one connection. */
import { describe, expect, test } from "vitest";
import { newId } from "../ids";
import { ctxFor, makeOrg, ownerSql } from "../testing/fixtures";
import { lookUp, prisma } from "./client";
import { statement } from "./statement";
import { look, onCommit, transact, transactUnbound } from "./transaction";

const COUNT_UP = statement<{ last: number }>(
  "test count up",
  `INSERT INTO incident_counter (org_id, year, last) VALUES ($1, 2020, 1)
   ON CONFLICT (org_id, year) DO UPDATE SET last = incident_counter.last + 1 RETURNING last`,
);
const ONE = statement<{ n: number }>("test one", "SELECT $1::int AS n");
const DIVIDED = statement<{ n: number }>("test divided", "SELECT 1 / $1::int AS n");

const counters = (org: string) =>
  ownerSql<{ year: number; last: number }>(
    "SELECT year, last FROM incident_counter WHERE org_id = $1 ORDER BY year",
    [org],
  );

describe("a transaction", () => {
  test("is the same for SQL and Prisma, each sees what the other wrote", async () => {
    const org = await makeOrg();
    const seen = await transact(ctxFor(org), async (tx) => {
      await tx.rows(COUNT_UP, [org]);
      await tx.incidentCounter.create({ data: { orgId: org, year: 2021, last: 7 } });
      tx.later(COUNT_UP, [org]);
      const byPrisma = await tx.incidentCounter.findMany({ orderBy: { year: "asc" } });
      const bySql = await tx.$queryRaw`SELECT year, last FROM incident_counter ORDER BY year`;
      return { byPrisma: byPrisma.map(({ year, last }) => ({ year, last })), bySql };
    });
    const both = [
      { year: 2020, last: 2 },
      { year: 2021, last: 7 },
    ];
    expect(seen).toEqual({ byPrisma: both, bySql: both });
    expect(await counters(org)).toEqual(both);
  });

  test("takes both back when its work fails, and keeps its acts to itself", async () => {
    const org = await makeOrg();
    let told = 0;
    const work = transact(ctxFor(org), async (tx) => {
      onCommit(tx, () => told++);
      await tx.rows(COUNT_UP, [org]);
      await tx.incidentCounter.create({ data: { orgId: org, year: 2021, last: 7 } });
      throw new Error("no");
    });
    await expect(work).rejects.toThrow("no");
    expect([await counters(org), told]).toEqual([[], 0]);
  });

  test("fails at its end with a statement that nobody waited for, and nothing is kept", async () => {
    const org = await makeOrg();
    const work = transact(ctxFor(org), async (tx) => {
      await tx.rows(COUNT_UP, [org]);
      tx.later(DIVIDED, [0]);
    });
    await expect(work).rejects.toThrow(/division by zero/);
    const thenPrisma = transact(ctxFor(org), async (tx) => {
      tx.later(COUNT_UP, [org]);
      tx.later(DIVIDED, [0]);
      await tx.incidentCounter.findMany();
    });
    // Not "current transaction is aborted": what went wrong first.
    await expect(thenPrisma).rejects.toThrow(/division by zero/);
    // A server may speak another language than ours does.
    const inGerman = transact(ctxFor(org), async (tx) => {
      tx.later(DIVIDED, [0]);
      await tx.incidentCounter.findMany().catch((thrown: Error) => {
        const said = thrown.message.replace(/current transaction is aborted[^`]*/, "abgebrochen");
        throw Object.assign(thrown, { message: said });
      });
    });
    await expect(inGerman).rejects.toThrow(/division by zero/);
    const afterPrisma = transact(ctxFor(org), async (tx) => {
      await tx.incidentCounter.findMany();
      tx.later(COUNT_UP, [org]);
      tx.later(DIVIDED, [0]);
    });
    await expect(afterPrisma).rejects.toThrow(/division by zero/);
    expect(await counters(org)).toEqual([]);
  });

  test("does not end well where a failure was caught and passed over", async () => {
    const org = await makeOrg();
    const work = transact(ctxFor(org), async (tx) => {
      await tx.rows(COUNT_UP, [org]);
      await tx.rows(DIVIDED, [0]).catch(() => undefined);
    });
    await expect(work).rejects.toThrow(/division by zero/);
    expect(await counters(org)).toEqual([]);
  });

  test("goes on after a failure that was rolled back to before it", async () => {
    const org = await makeOrg();
    await transact(ctxFor(org), async (tx) => {
      await tx.$executeRaw`SAVEPOINT here`;
      await tx.rows(DIVIDED, [0]).catch(() => undefined);
      await tx.$executeRaw`ROLLBACK TO SAVEPOINT here`;
      await tx.rows(COUNT_UP, [org]);
    });
    expect(await counters(org)).toEqual([{ year: 2020, last: 1 }]);
  });

  test("answers each of several statements of one turn, and those that failed, by itself", async () => {
    const numbers = await transactUnbound((tx) =>
      Promise.all([1, 2, 3].map(async (n) => (await tx.rows(ONE, [n]))[0]?.n)),
    );
    expect(numbers).toEqual([1, 2, 3]);
    const work = transactUnbound(async (tx) => {
      const settled = await Promise.allSettled([
        tx.rows(ONE, [1]),
        tx.rows(DIVIDED, [0]),
        tx.rows(ONE, [2]),
      ]);
      expect(settled.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected"]);
    });
    await expect(work).rejects.toThrow(/division by zero/);
    // The connection, and what is prepared on it, are as good as before.
    for (let time = 0; time < 30; time++) expect(await lookUp(ONE, [time])).toEqual([{ n: time }]);
  });

  test("that looks cannot write", async () => {
    const org = await makeOrg();
    await expect(look(ctxFor(org), (tx) => tx.rows(COUNT_UP, [org]))).rejects.toThrow(/read-only/);
    await expect(
      look(ctxFor(org), (tx) =>
        tx.incidentCounter.create({ data: { orgId: org, year: 2021, last: 7 } }),
      ),
    ).rejects.toThrow(/read-only/);
    expect(await counters(org)).toEqual([]);
  });

  test("sees nobody's data where it is nobody's", async () => {
    const org = await makeOrg();
    await transact(ctxFor(org), (tx) => tx.rows(COUNT_UP, [org]));
    const seen = await transactUnbound((tx) => tx.incidentCounter.count());
    expect(seen).toBe(0);
    expect(await prisma().incidentCounter.count()).toBe(0);
  });

  test("that is joined sees from then on what the joining one asks for as well", async () => {
    const [org, made] = [await makeOrg(), await makeOrg()];
    const ctx = ctxFor(org);
    await transact(ctx, async (tx) => {
      await transact({ ...ctx, tx }, (joined) => joined.rows(COUNT_UP, [made]), [org, made]);
      await tx.rows(COUNT_UP, [org]);
    });
    expect([await counters(org), await counters(made)].flat()).toHaveLength(2);
  });

  test("gives its connection back, whatever becomes of it", async () => {
    const org = await makeOrg();
    const turns = Array.from({ length: 60 }, (_, turn) =>
      transact(ctxFor(org), async (tx) => {
        if (turn % 3 === 0) throw new Error("refused");
        if (turn % 3 === 1) await tx.rows(DIVIDED, [0]);
        await tx.incidentCounter.count();
      }),
    );
    const settled = await Promise.allSettled(turns);
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(20);
  });
});

describe("values", () => {
  test("come back from SQL as they do from Prisma, and go there alike", async () => {
    const at = new Date("2026-03-29T01:30:00.120Z");
    const said = {
      text: `quote " backslash \\ comma , {brace} ünïcode`,
      // Of a larger one, as the driver and files give them.
      bytes: new Uint8Array([7, 0, 255, 92, 7]).subarray(1, 4),
      list: ["a,b", 'c"d', "e\\f", "", "NULL"],
    };
    const ask = (tx: Pick<ReturnType<typeof prisma>, "$queryRaw">) => tx.$queryRaw<object[]>`
      SELECT ${said.text}::text AS text, ${42}::int AS int, ${2n ** 60n}::bigint AS big,
             ${1.5}::float8 AS float, ${true}::boolean AS yes, ${at}::timestamptz AS at,
             ${at}::date AS day, ${said.list}::text[] AS list, ${[at, at]}::timestamptz[] AS times,
             ${said.bytes}::bytea AS bytes, ${JSON.stringify({ a: [1, null] })}::jsonb AS json,
             ${null}::text AS none, ${newId(at)}::uuid IS NOT NULL AS id,
             ${[1, 2]}::int[] AS ints, '{}'::uuid[] AS ids, 'infinity'::text AS words,
             '2026-03-29 03:30:00+02'::timestamptz AS summer, '0044-03-15 10:00:00+00'::timestamptz AS ides`;
    const [byPrisma] = await ask(prisma());
    const [bySql] = await transactUnbound(ask);
    // Bytes are a Buffer here and a Uint8Array there: the same bytes.
    const plain = (row?: object) =>
      Object.entries(row ?? {}).map(([name, value]) => [
        name,
        value instanceof Uint8Array ? [...value] : value,
      ]);
    expect(plain(bySql)).toEqual(plain(byPrisma));
    expect(plain(bySql)).toContainEqual(["bytes", [0, 255, 92]]);
    expect(bySql).toMatchObject({ text: said.text, list: said.list, at, big: 2n ** 60n });
  });
});
