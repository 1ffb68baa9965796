/** Bringing a database to the schema of this code, and telling when it cannot be done. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { MigrationList } from "@prisma/schema-engine-wasm/schema_engine_bg";
import { withSchemaEngine } from "./schema-engine";

const MIGRATIONS = "prisma/migrations";
const NO_FILTERS = { externalTables: [], externalEnums: [] };

/** A state of the database that this code must not touch; the message says what to do. */
export class MigrationError extends Error {
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
 * @throws MigrationError when the database is newer than the code, a migration failed before, or
 *   one fails now (its own transaction is then rolled back)
 */
export async function migrate(url: string, root = process.cwd()): Promise<string[]> {
  const migrationsList = migrationsOnDisk(root);
  return withSchemaEngine(url, async (engine) => {
    const found = await engine.diagnoseMigrationHistory({
      migrationsList,
      optInToShadowDatabase: false,
      filters: NO_FILTERS,
    });
    const history = found.history;
    if (history && history.diagnostic !== "databaseIsBehind") {
      throw new MigrationError(
        `The database holds migrations that this version of Tocsin does not know (${history.unpersistedMigrationNames.join(", ")}): it was used by a newer version. Start that version, or restore a backup made before it.`,
      );
    }
    if (found.failedMigrationNames.length > 0) {
      throw new MigrationError(
        `The migration ${found.failedMigrationNames.join(", ")} failed earlier and left its mark. Restore the backup made before it, then start again.`,
      );
    }
    try {
      const { appliedMigrationNames } = await engine.applyMigrations({
        migrationsList,
        filters: NO_FILTERS,
      });
      return appliedMigrationNames;
    } catch (cause) {
      const said = cause instanceof Error ? cause.message : String(cause);
      throw new MigrationError(`A migration failed: ${said}`, { cause });
    }
  });
}

/**
 * The SQL that leads from one schema to the Prisma schema of this code: from nothing, or from what a
 * database holds. Empty when there is nothing to do.
 */
export async function schemaDiff(url: string, from: "empty" | "database", root = process.cwd()) {
  const dir = join(root, "prisma/schema");
  const files = readdirSync(dir)
    .filter((name) => name.endsWith(".prisma"))
    .map((name) => ({ path: join(dir, name), content: readFileSync(join(dir, name), "utf8") }));
  return withSchemaEngine(url, async (engine) => {
    const { stdout } = await engine.diff({
      from: from === "empty" ? { tag: "empty" } : { tag: "url", url },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: null,
      filters: NO_FILTERS,
    });
    return stdout ?? "";
  });
}
