/** Migrations: whole or not at all, never over a database that is newer, and true to the Prisma schema. */
import { randomBytes } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { env } from "../env";
import { ownerSql } from "../testing/fixtures";
import { migrate, migrationNames, schemaDiff } from "./migrate";

let root: string;
const url = () => env().DATABASE_URL ?? "";

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "tocsin-migrations-"));
  cpSync("prisma", join(root, "prisma"), { recursive: true });
});

afterAll(() => rmSync(root, { recursive: true }));

function addMigration(name: string, sql: string): string {
  const dir = join(root, "prisma/migrations", name);
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, "migration.sql"), sql);
  return dir;
}

/** Indexes written by hand, which Prisma cannot say and would drop; its own are in quotes. */
function ownIndexes(): string[] {
  return migrationNames().flatMap((name) => {
    const sql = readFileSync(join("prisma/migrations", name, "migration.sql"), "utf8");
    return [...sql.matchAll(/^CREATE (?:UNIQUE )?INDEX (\w+) ON/gm)].map(
      ([, index]) => `DROP INDEX "${index}";`,
    );
  });
}

test("the database that the migrations make is the one that the Prisma schema describes", async () => {
  const diff = await schemaDiff(url(), "database");
  const own = ownIndexes();
  const statements = diff
    .split("\n")
    .filter((line) => line.trim() && !line.startsWith("--") && !own.includes(line));
  expect(statements).toEqual([]);
});

/** A new database; gives its owner's connection. */
async function newDatabase(): Promise<string> {
  const name = `migrated_${randomBytes(6).toString("hex")}`;
  await ownerSql(`CREATE DATABASE ${name}`);
  const other = new URL(url());
  other.pathname = `/${name}`;
  return other.href;
}

test("nodes that start at the same time on an empty database apply each migration once", async () => {
  const empty = await newDatabase();
  const applied = await Promise.all([1, 2, 3].map(() => migrate(empty)));
  expect(applied.flat()).toEqual(migrationNames());
});

test("a database of something else is left alone", async () => {
  const other = await newDatabase();
  const client = new pg.Client({ connectionString: other });
  await client.connect();
  await client.query("CREATE TABLE somebody_elses (id int)");
  await expect(migrate(other)).rejects.toThrow(/tables that are not Tocsin's/);
  const { rows } = await client.query(
    "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace",
  );
  await client.end();
  expect(rows).toEqual([{ relname: "somebody_elses" }]);
});

test("migrating again applies nothing", async () => {
  expect(await migrate(url())).toEqual([]);
});

test("a migration that fails half-way leaves nothing of itself, and is tried again once it is mended", async () => {
  const name = "29990101000000_half";
  addMigration(name, "CREATE TABLE half (id int);\nSELECT 1/0;");
  await expect(migrate(url(), root)).rejects.toThrow(`${name}: division by zero`);
  expect(await ownerSql("SELECT to_regclass('half') AS made")).toEqual([{ made: null }]);

  const dir = addMigration(name, "CREATE TABLE half (id int);");
  expect(await migrate(url(), root)).toEqual([name]);
  expect(await migrate(url(), root)).toEqual([]);
  rmSync(dir, { recursive: true });
});

test("a start that was killed after its mark was set and before it was done is made up for", async () => {
  const name = "29990101000001_interrupted";
  const dir = addMigration(name, "CREATE TABLE interrupted (id int);");
  await ownerSql(
    "INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at) VALUES ('x', 'x', $1, now())",
    [name],
  );
  cpSync(join(root, "prisma"), join(root, "with-half/prisma"), { recursive: true });
  mkdirSync(join(root, "with-half/prisma/migrations/29990101000000_half"));
  writeFileSync(
    join(root, "with-half/prisma/migrations/29990101000000_half/migration.sql"),
    "CREATE TABLE half (id int);",
  );
  expect(await migrate(url(), join(root, "with-half"))).toEqual([name]);
  rmSync(dir, { recursive: true });
});

test("a database that a newer version has migrated is refused and left alone", async () => {
  await expect(migrate(url())).rejects.toThrow(
    /does not know \(29990101000000_half, 29990101000001_interrupted\)/,
  );
  const applied = await ownerSql<{ name: string }>(
    "SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
  );
  expect(applied.length).toBe(migrationNames().length + 2);
});
