/** Once for a run of the integration tests: a throw-away cluster for each worker, with one migrated template database. */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { openEmbedded } from "../db/embedded";
import { migrate } from "../db/migrate";
import { prepareAppRole } from "../db/roles";

/** The template of a cluster: copied for each file, never connected to. */
export interface Template {
  url: string;
  /** The app role's connection to it. */
  appUrl: string;
}

declare module "vitest" {
  interface ProvidedContext {
    /**
     * One for each worker: how far readers of the ledger may read is told by the transactions of the whole cluster,
     * so that two files at once would keep each other waiting.
     */
    templates: readonly Template[];
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

export default async function setup(
  project: TestProject,
): Promise<(() => Promise<void>) | undefined> {
  const root = project.vitest.getRootProject();
  // Made for another project of this run.
  if (root.getProvidedContext().templates) return;
  const dir = mkdtempSync(join(tmpdir(), "tocsin-test-"));
  // The account that PostgreSQL runs as, where we are root, has to pass through.
  chmodSync(dir, 0o711);
  const workers = Array.from({ length: project.vitest.config.maxWorkers ?? 1 }, (_, at) => at);
  const clusters = await Promise.all(workers.map((at) => makeCluster(join(dir, String(at)))));
  root.provide(
    "templates",
    clusters.map(({ template }) => template),
  );
  return async () => {
    await Promise.all(clusters.map(({ close }) => close()));
    rmSync(dir, { recursive: true, force: true });
  };
}

async function makeCluster(dir: string): Promise<{ template: Template; close(): Promise<void> }> {
  const { url, close } = await openEmbedded(dir, { settings: FAST });
  await migrate(url);
  return { template: { url, appUrl: await prepareAppRole(url) }, close };
}
