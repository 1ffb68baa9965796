/** A backup holds everything as of one instant, and a restore gives back the same rows, or nothing. */
import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createOrganisation } from "../../lib/access/organisations";
import { systemCtx } from "../../lib/access/system";
import { transact } from "../../lib/db/transaction";
import { env } from "../../lib/env";
import { fileStore, type Kept } from "../../lib/files/store";
import { record } from "../../lib/ledger/record";
import { insertAny } from "../../lib/testing/any-row";
import { ctxFor, ownerSql } from "../../lib/testing/fixtures";
import { backup, tablesOf } from "./backup";
import { restore } from "./restore";

const dir = mkdtempSync(join(tmpdir(), "tocsin-backup-"));
const file = join(dir, "all.gz");
let orgId: string;
const url = () => env().DATABASE_URL ?? "";

afterAll(() => rmSync(dir, { recursive: true }));

/** A migrated database without rows; gives its owner's connection. */
async function emptyDatabase(): Promise<string> {
  const name = `restored_${randomBytes(6).toString("hex")}`;
  const [template] = await ownerSql<{ name: string }>(
    "SELECT datname AS name FROM pg_database WHERE datname = 'tocsin'",
  );
  await ownerSql(`CREATE DATABASE ${name} TEMPLATE ${template?.name}`);
  const other = new URL(url());
  other.pathname = `/${name}`;
  return other.href;
}

/** Every row of every table, as text; transaction numbers are the cluster's own. */
async function contents(at: string): Promise<Record<string, string[]>> {
  const client = new pg.Client({ connectionString: at });
  await client.connect();
  try {
    const held: Record<string, string[]> = {};
    for (const { name, columns } of await tablesOf(client)) {
      const kept = columns.flatMap(([column]) => (column === "xid" ? [] : [`"${column}"::text`]));
      const { rows } = await client.query<{ said: string }>(
        `SELECT concat_ws('|', ${kept.map((column) => `coalesce(${column}, '␀')`).join(", ")}) AS said FROM "${name}"`,
      );
      held[name] = rows.map((row) => row.said).sort();
    }
    return held;
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  const now = new Date();
  const root = await createOrganisation(await systemCtx("test", now), {
    name: "Zürich 'quoted' \\ {a,b}",
  });
  const below = await createOrganisation(await systemCtx("test", now), {
    name: "Below",
    parentId: root.id,
  });
  orgId = root.id;
  const ctx = ctxFor([root.id, below.id]);
  await transact(ctx, async (tx) => {
    // More than are read and written at once.
    for (let n = 0; n < 1_100; n++) {
      await record(tx, ctx, {
        orgId: below.id,
        action: "test.counted",
        subject: { type: "test", id: String(n) },
        before: null,
        after: { n, said: "line\nbreak, NULL, \"quotes\", 'single', \\N, ✓" },
      });
    }
  });
  await insertAny("incident", {
    org_id: root.id,
    title: "Laptop stolen",
    affected_users: "9999999999",
    corrective_actions: ['a "b"', null, ""],
    discovered_at: new Date(Date.UTC(1901, 0, 1)),
  });
});

test("a restore gives back the same rows, and the ledger's hashes still fit its payloads", async () => {
  const target = await emptyDatabase();
  const written = await backup(url(), file);
  expect(await restore(target, file, false)).toEqual(written);
  expect(await contents(target)).toEqual(await contents(url()));

  const client = new pg.Client({ connectionString: target });
  await client.connect();
  const { rows } = await client.query<{ hash: Buffer; salt: Buffer; body: string }>(
    "SELECT e.payload_hash AS hash, p.salt, p.body FROM ledger_entry e JOIN ledger_payload p USING (seq)",
  );
  expect(rows.length).toBeGreaterThan(1_100);
  for (const { hash, salt, body } of rows) {
    expect(createHash("sha256").update(salt).update(body).digest().equals(hash)).toBe(true);
  }
  const next = await client.query(
    "SELECT nextval('ledger_entry_seq_seq')::int > max(seq) AS after FROM ledger_entry",
  );
  expect(next.rows).toEqual([{ after: true }]);
  const found = await client.query(
    "SELECT tsvector_to_array(document) AS words FROM incident_search",
  );
  expect(found.rows).toEqual([{ words: expect.arrayContaining(["laptop", "stolen"]) }]);
  const unseen = await client.query(
    "SELECT count(*)::int AS n FROM ledger_entry WHERE xid >= pg_snapshot_xmin(pg_current_snapshot())",
  );
  expect(unseen.rows).toEqual([{ n: 0 }]);
  await client.end();
});

test("a database that holds something is left alone, unless it is to be replaced", async () => {
  const target = await emptyDatabase();
  await backup(url(), file);
  await restore(target, file, false);
  const before = await contents(target);
  await expect(restore(target, file, false)).rejects.toThrow(/not empty/);
  expect(await contents(target)).toEqual(before);
  await restore(target, file, true);
  expect(await contents(target)).toEqual(before);
});

test("half a backup changes nothing", async () => {
  const target = await emptyDatabase();
  await backup(url(), file);
  const before = await contents(target);
  for (const keep of [10, 2_000, readFileSync(file).length - 9]) {
    writeFileSync(join(dir, "half.gz"), readFileSync(file).subarray(0, keep));
    await expect(restore(target, join(dir, "half.gz"), true)).rejects.toThrow(/not a whole backup/);
  }
  expect(await contents(target)).toEqual(before);
});

test("files come back with their rows, each only if its bytes are what its name says", async () => {
  const store = fileStore();
  const whole = Buffer.concat([randomBytes(200_000), Buffer.from("✓")]);
  const [kept, altered, lost] = [whole, randomBytes(10), randomBytes(10)].map((bytes) => ({
    orgId,
    sha256: createHash("sha256").update(bytes).digest("hex"),
  }));
  if (!kept || !altered || !lost) throw new Error("three files");
  const put = async (named: Kept, bytes: Buffer) => {
    const path = join(dir, named.sha256);
    writeFileSync(path, bytes);
    await store.keep(named, path);
  };
  await put(kept, whole);
  await put(altered, Buffer.from("something else"));
  for (const { sha256 } of [kept, altered, lost]) {
    await insertAny("evidence", { org_id: orgId, sha256 });
  }
  expect(await backup(url(), file)).toMatchObject({ files: 2, missing: 1 });
  for (const one of [kept, altered]) await store.remove(one);

  const target = await emptyDatabase();
  expect(await restore(target, file, false)).toMatchObject({ files: 1, missing: 1 });
  const pieces: Uint8Array[] = [];
  for await (const piece of await store.open(kept)) pieces.push(piece);
  expect(Buffer.concat(pieces).equals(whole)).toBe(true);
  expect([await store.has(altered), await store.has(lost)]).toEqual([false, false]);

  expect(await backup(url(), file, false)).toMatchObject({ files: 0, missing: 0 });
});
