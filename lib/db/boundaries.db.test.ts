/** The database's own promises: what the app role can and cannot do, whatever the code above it does. */
import { describe, expect, test } from "vitest";
import { record } from "../ledger/record";
import { insertAny } from "../testing/any-row";
import { ctxFor, makeOrg, ownerSql } from "../testing/fixtures";
import { prisma } from "./client";
import { transact } from "./transaction";

async function tenantTables(): Promise<string[]> {
  const rows = await ownerSql<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
       AND a.attname = 'org_id' AND NOT a.attisdropped ORDER BY 1`,
  );
  return rows.map((row) => row.name);
}

describe("the tenant boundary", () => {
  test("binds every table that carries org_id, even against its owner", async () => {
    const unbound = await ownerSql<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relname = ANY ($1)
       AND (NOT relrowsecurity OR NOT relforcerowsecurity
            OR NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = pg_class.oid))`,
      [await tenantTables()],
    );
    expect(unbound).toEqual([]);
  });

  test("shows a row of every such table to its organisation and hides it from another one", async () => {
    const [mine, theirs] = [await makeOrg("Mine"), await makeOrg("Theirs")];
    const tables = (await tenantTables()).filter((table) => !table.includes("search"));
    expect(tables.length).toBeGreaterThan(10);
    for (const table of tables) {
      await insertAny(table, { org_id: mine });
      const count = (org: string) =>
        transact(ctxFor(org), (tx) =>
          tx.$queryRawUnsafe<{ n: number }[]>(`SELECT count(*)::int AS n FROM ${table}`),
        );
      expect([table, await count(mine)]).toEqual([table, [{ n: 1 }]]);
      expect([table, await count(theirs)]).toEqual([table, [{ n: 0 }]]);
    }
  });

  test("shows nothing outside a transaction that says whose organisations it may see", async () => {
    await makeOrg();
    expect(await prisma().organisation.count()).toBe(0);
  });

  test("refuses a row written for an organisation that the transaction does not see", async () => {
    const [mine, theirs] = [await makeOrg(), await makeOrg()];
    const now = new Date();
    const written = transact(ctxFor(mine), (tx) =>
      tx.incidentCounter.create({ data: { orgId: theirs, year: now.getUTCFullYear(), last: 1 } }),
    );
    await expect(written).rejects.toThrow(/row-level security/);
  });
});

describe("the app role", () => {
  test.each(["ledger_entry", "ledger_payload", "fact", "filing", "decision"])(
    "can neither update, delete nor empty %s",
    async (table) => {
      const org = await makeOrg();
      if (table === "ledger_entry") {
        await transact(ctxFor(org), (tx) =>
          record(tx, ctxFor(org), {
            orgId: org,
            action: "test.done",
            subject: { type: "test", id: "1" },
            before: null,
            after: { done: true },
          }),
        );
      }
      for (const sql of [
        `UPDATE ${table} SET org_id = org_id`,
        `DELETE FROM ${table}`,
        `TRUNCATE ${table}`,
      ]) {
        await expect(transact(ctxFor(org), (tx) => tx.$executeRawUnsafe(sql))).rejects.toThrow(
          /permission denied/,
        );
      }
    },
  );

  test("cannot read the search table, switch its role, make tables or change policies", async () => {
    for (const sql of [
      "SELECT * FROM incident_search",
      "SELECT * FROM search_word",
      "SET ROLE tocsin",
      "CREATE TABLE loot (id int)",
      "ALTER TABLE incident DISABLE ROW LEVEL SECURITY",
    ]) {
      await expect(prisma().$executeRawUnsafe(sql)).rejects.toThrow(
        /permission denied|must be owner/,
      );
    }
  });

  test("is the only one, besides the owner, who may call the functions that run as the owner", async () => {
    const open = await ownerSql(
      `SELECT p.oid::regprocedure::text AS name FROM pg_proc p
       WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef
         AND p.prorettype <> 'trigger'::regtype
         AND EXISTS (SELECT 1 FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a WHERE a.grantee = 0)`,
    );
    expect(open).toEqual([]);
  });
});
