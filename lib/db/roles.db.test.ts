/** The app role: made once, bound always, refused where it could step over the boundaries. */
import { randomBytes } from "node:crypto";
import pg from "pg";
import { expect, test } from "vitest";
import { env } from "../env";
import { ownerSql } from "../testing/fixtures";
import { migrate } from "./migrate";
import { deriveAppRole, prepareAppRole } from "./roles";

const ownerUrl = () => env().DATABASE_URL ?? "";

/** The owner's connection as somebody else's. */
function urlOf(user: string, password: string): string {
  const url = new URL(ownerUrl());
  url.username = user;
  url.password = password;
  return url.href;
}

async function makeRole(attributes: string): Promise<string> {
  const name = `r_${randomBytes(6).toString("hex")}`;
  await ownerSql(`CREATE ROLE ${name} LOGIN PASSWORD 'secret' ${attributes}`);
  return name;
}

test("every node derives the same role and password from the owner's connection", () => {
  expect(deriveAppRole(ownerUrl())).toEqual(deriveAppRole(ownerUrl()));
  expect(deriveAppRole(urlOf("tocsin", "other")).password).not.toBe(
    deriveAppRole(ownerUrl()).password,
  );
});

test("without a password there is nothing to derive from, and a sentence says so", () => {
  expect(() => deriveAppRole("postgresql://me@127.0.0.1/db")).toThrow(/holds no password/);
});

test("makes the role once, also when several nodes start at the same time", async () => {
  const urls = await Promise.all([1, 2, 3].map(() => prepareAppRole(ownerUrl())));
  expect(new Set(urls).size).toBe(1);
  const client = new pg.Client({ connectionString: urls[0] });
  await client.connect();
  const { rows } = await client.query(
    "SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user",
  );
  await client.end();
  expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false }]);
});

test.each([
  ["SUPERUSER", /superuser or may bypass/],
  ["BYPASSRLS", /superuser or may bypass/],
  ["IN ROLE tocsin", /superuser or may bypass|owns the tables/],
])("refuses an app role that is %s", async (attributes, sentence) => {
  const name = await makeRole(attributes);
  await expect(prepareAppRole(ownerUrl(), urlOf(name, "secret"))).rejects.toThrow(sentence);
});

test("refuses the owner as the app role", async () => {
  await expect(prepareAppRole(ownerUrl(), ownerUrl())).rejects.toThrow(/app role "tocsin"/);
});

test("takes a role that somebody else made, and names one that is missing", async () => {
  const name = await makeRole("");
  expect(await prepareAppRole(ownerUrl(), urlOf(name, "secret"))).toBe(urlOf(name, "secret"));
  await expect(prepareAppRole(ownerUrl(), urlOf("nobody_at_all", "x"))).rejects.toThrow(
    /"nobody_at_all", which the database does not know/,
  );
});

test("says so where the owner may not make roles", async () => {
  const owner = await makeRole("NOCREATEROLE");
  const database = new URL(urlOf(owner, "secret"));
  database.pathname = `/db_${owner}`;
  await ownerSql(`CREATE DATABASE db_${owner} OWNER ${owner}`);
  await expect(prepareAppRole(database.href)).rejects.toThrow(
    /may not make the app role .* doctor/,
  );
});

test("works for an owner who is no superuser: the boundary holds, and the look-ups still see", async () => {
  const owner = await makeRole("CREATEROLE");
  const database = new URL(urlOf(owner, "secret"));
  database.pathname = `/db_${owner}`;
  await ownerSql(`CREATE DATABASE db_${owner} OWNER ${owner}`);
  await migrate(database.href);
  const client = new pg.Client({ connectionString: await prepareAppRole(database.href) });
  await client.connect();
  const id = crypto.randomUUID();
  await client.query("BEGIN");
  await client.query("SELECT set_config('tocsin.orgs', $1, true)", [id]);
  await client.query("INSERT INTO organisation (id, name, created_at) VALUES ($1, 'Mine', now())", [
    id,
  ]);
  await client.query("COMMIT");
  const direct = await client.query("SELECT id FROM organisation");
  const lookedUp = await client.query("SELECT id FROM lookup_all_orgs()");
  await client.end();
  expect([direct.rows, lookedUp.rows]).toEqual([[], [{ id }]]);
});

test("what runs as the owner is closed to everybody else, and looks into temporary tables last", async () => {
  await prepareAppRole(ownerUrl());
  const functions = await ownerSql(
    `SELECT p.proname AS name, has_function_privilege('public', p.oid, 'EXECUTE') AS open,
            array_to_string(p.proconfig, ' ') LIKE '%pg\\_temp%' AS safe
     FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef ORDER BY 1`,
  );
  expect(functions.length).toBeGreaterThan(5);
  expect(functions.filter(({ open, safe }) => open || !safe)).toEqual([]);
});

test("the app role cannot have a table of its own written to in the owner's name", async () => {
  const app = new pg.Client({ connectionString: await prepareAppRole(ownerUrl()) });
  await app.connect();
  await app.query(
    "CREATE TEMP TABLE organisation AS SELECT gen_random_uuid() AS id, NULL::uuid AS parent_id, 'made up' AS name",
  );
  await app.query("GRANT SELECT ON pg_temp.organisation TO PUBLIC");
  const { rows } = await app.query("SELECT name FROM lookup_all_orgs() WHERE name = 'made up'");
  await app.end();
  expect(rows).toEqual([]);
});
