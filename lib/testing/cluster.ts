/** Once for a run of the integration tests: a throw-away cluster with one migrated template database. */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { openEmbedded } from "../db/embedded";
import { migrate } from "../db/migrate";
import { prepareAppRole } from "../db/roles";

declare module "vitest" {
  interface ProvidedContext {
    /** The template: copied for each file, never connected to. */
    templateUrl: string;
    /** The app role's connection to the template. */
    templateAppUrl: string;
  }
}

/** Nothing in here outlives the run, so nothing has to reach the disk. */
const FAST = [
  "fsync=off",
  "synchronous_commit=off",
  "full_page_writes=off",
  "wal_level=minimal",
  "max_wal_senders=0",
];

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = mkdtempSync(join(tmpdir(), "tocsin-test-"));
  // The account that PostgreSQL runs as, where we are root, has to pass through.
  chmodSync(dir, 0o711);
  const database = await openEmbedded(join(dir, "data"), { settings: FAST });
  await migrate(database.url);
  project.provide("templateUrl", database.url);
  project.provide("templateAppUrl", await prepareAppRole(database.url));
  return async () => {
    await database.close();
    rmSync(dir, { recursive: true, force: true });
  };
}
