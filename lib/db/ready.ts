/** Whether this process can answer: the database is there and is the one that this code expects. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { prisma } from "./client";

let expected: string[] | undefined;

/** The names of this code's migrations; they do not change while it runs. */
function migrations(): string[] {
  const dir = join(process.cwd(), "prisma/migrations");
  expected ??= readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  return expected;
}

/** Why the database cannot be used, in a sentence; null when it can. */
export async function databaseFault(): Promise<string | null> {
  let applied: Set<string>;
  try {
    const rows = await prisma().$queryRaw<{ name: string }[]>`
      SELECT migration_name AS name FROM _prisma_migrations
      WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
    applied = new Set(rows.map((row) => row.name));
  } catch {
    return "The database does not answer.";
  }
  const missing = migrations().filter((name) => !applied.has(name));
  if (missing.length > 0) return `Migrations are missing: ${missing.join(", ")}.`;
  return applied.size === migrations().length ? null : "The database is newer than this code.";
}
