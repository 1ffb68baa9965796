/** For each test file: a database of its own, copied from the template, before anything connects. */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { disconnect } from "../db/client";
import { forgetEnv } from "../env";
import { closeOwner, ownedDatabase } from "./fixtures";

const name = `test_${randomBytes(6).toString("hex")}`;

/** The same connection to another database. */
function at(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}

/** Of this worker's own cluster. Workers count from 1. */
const template = inject("templates")[Number(process.env.VITEST_POOL_ID) - 1];
if (!template) throw new Error(`There is no cluster for worker ${process.env.VITEST_POOL_ID}.`);
const admin = new pg.Client({ connectionString: at(template.url, "postgres") });
await admin.connect();
await admin.query(`CREATE DATABASE ${name} TEMPLATE ${new URL(template.url).pathname.slice(1)}`);
await admin.end();

ownedDatabase(at(template.url, name));
process.env.DATABASE_URL = at(template.url, name);
process.env.DATABASE_APP_URL = at(template.appUrl, name);
/** Files that a test keeps are gone with it. */
const dataDir = mkdtempSync(join(tmpdir(), "tocsin-test-"));
process.env.TOCSIN_DATA_DIR = dataDir;
process.env.TOCSIN_DB_CONNECTIONS ??= "8";
process.env.TOCSIN_SECRET ??= "a secret that only the tests know, of 32 signs or more";
forgetEnv();

afterAll(async () => {
  await closeOwner();
  await disconnect();
  rmSync(dataDir, { recursive: true, force: true });
});
