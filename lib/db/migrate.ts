/** Bringing a database to the schema of this code, and telling when it cannot be done. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { MigrationList } from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { withSchemaEngine } from "./schema-engine";
import { StartFault } from "./start-fault";

const MIGRATIONS = "prisma/migrations";
/** One node after the other. */
const MIGRATE_LOCK = 7_206_111;
const NO_FILTERS = { externalTables: [], externalEnums: [] };

/** A state of the database that this code must not touch; the message says what to do. */
export class MigrationError extends StartFault {
  override name = "MigrationError";
}

function migrationsOnDisk(root: string): MigrationList {
  const baseDir = join(root, MIGRATIONS);
  const lockPath = join(baseDir, "migration_lock.toml");
  const names = readdirSync(baseDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return {
    baseDir,
    lockfile: {
      path: "migration_lock.toml",
      content: existsSync(lockPath) ? readFileSync(lockPath, "utf8") : null,
    },
    migrationDirectories: names.map((path) => ({
      path,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: readFileSync(join(baseDir, path, "migration.sql"), "utf8") },
      },
    })),
    shadowDbInitScript: "",
  };
}

/** The names of the migrations that this code carries, oldest first. */
export function migrationNames(root = process.cwd()): string[] {
  return migrationsOnDisk(root).migrationDirectories.map((directory) => directory.path);
}

/**
 * Applies what is missing, in order, and gives the names applied.
 *
 * @param url the owner's connection string
 * @throws MigrationError when the database is newer than the code, or a migration fails: each is one
 *   transaction, so a failed one leaves nothing behind and the next start tries it again
 */
export async function migrate(url: string, root = process.cwd()): Promise<string[]> {
  // The engine locks too, but only while it applies: a second node that looks meanwhile would take what
  // is under way for something that was interrupted.
  const lock = new pg.Client({ connectionString: url });
  await lock.connect();
  try {
    await lock.query("SELECT pg_advisory_lock($1)", [MIGRATE_LOCK]);
    return await applyMissing(url, migrationsOnDisk(root));
  } finally {
    await lock.end();
  }
}

async function applyMissing(url: string, migrationsList: MigrationList): Promise<string[]> {
  return withSchemaEngine(url, async (engine) => {
    const diagnose = () =>
      engine.diagnoseMigrationHistory({
        migrationsList,
        optInToShadowDatabase: false,
        filters: NO_FILTERS,
      });
    const found = await diagnose();
    const history = found.history;
    if (history && history.diagnostic !== "databaseIsBehind") {
      throw new MigrationError(
        `The database holds migrations that this version of Tocsin does not know (${history.unpersistedMigrationNames.join(", ")}): it was used by a newer version. Start that version, or restore a backup made before it.`,
      );
    }
    // Interrupted: rolled back with its transaction, so it can be tried again.
    const forget = async (names: readonly string[]) => {
      for (const migrationName of names) await engine.markMigrationRolledBack({ migrationName });
    };
    await forget(found.failedMigrationNames);
    try {
      const { appliedMigrationNames } = await engine.applyMigrations({
        migrationsList,
        filters: NO_FILTERS,
      });
      return appliedMigrationNames;
    } catch (cause) {
      await forget((await diagnose()).failedMigrationNames);
      if (String(cause).includes("schema is not empty")) {
        throw new MigrationError(
          "The database holds tables that are not Tocsin's. Give it a database of its own: CREATE DATABASE tocsin.",
          { cause },
        );
      }
      throw new MigrationError(`A migration failed, and was undone: ${essence(cause)}`, { cause });
    }
  });
}

/** What the database said, without the engine's own trace of where it stood. */
function essence(cause: unknown): string {
  const said = cause instanceof Error ? cause.message : String(cause);
  const name = /migration_name="([^"]+)"/.exec(said)?.[1];
  const error = /ERROR: ([^\n]+)/.exec(said)?.[1] ?? said.split("\n")[0];
  return name ? `${name}: ${error}` : `${error}`;
}

/**
 * The SQL that leads from one schema to the Prisma schema of this code: from nothing, or from what a
 * database holds. Without statements where there is nothing to do.
 */
export async function schemaDiff(
  url: string,
  from: "empty" | "database",
  root = process.cwd(),
): Promise<string> {
  const dir = join(root, "prisma/schema");
  const files = readdirSync(dir)
    .filter((name) => name.endsWith(".prisma"))
    .map((name) => ({ path: join(dir, name), content: readFileSync(join(dir, name), "utf8") }));
  return withSchemaEngine(
    url,
    async (engine) => {
      const { stdout } = await engine.diff({
        from:
          from === "empty" ? { tag: "empty" } : { tag: "schemaDatasource", files, configDir: root },
        to: { tag: "schemaDatamodel", files },
        script: true,
        exitCode: null,
        filters: NO_FILTERS,
      });
      return stdout ?? "";
    },
    files.map(({ path, content }): [string, string] => [path, content]),
  );
}
