/** Where the figures come from. */
import { execFileSync } from "node:child_process";
import { availableParallelism, cpus, loadavg, totalmem } from "node:os";
import pg from "pg";
import type { Machine } from "./report";

/**
 * Describes this machine.
 *
 * @param url of the database that is measured; null where none is
 */
export async function describeMachine(url: string | null, root: string): Promise<Machine> {
  const machine = {
    Date: new Date().toISOString().slice(0, 16).replace("T", " "),
    Commit: commitOf(root),
    Machine: `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? "unknown"}), ${Math.round(totalmem() / 2 ** 30)} GiB`,
    "Load before": loadavg()[0]?.toFixed(2) ?? "unknown",
    Node: process.versions.node,
  };
  return url === null ? machine : { ...machine, PostgreSQL: await settingsOf(url) };
}

async function settingsOf(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ version: string; settings: string }>(
    `SELECT current_setting('server_version') AS version,
            string_agg(name || '=' || current_setting(name), ', ' ORDER BY name) AS settings
     FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers')`,
  );
  await client.end();
  return `${rows[0]?.version}, embedded; ${rows[0]?.settings}`;
}

function commitOf(root: string): string {
  const git = (...args: string[]) =>
    execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim();
  try {
    const changed = git("status", "--porcelain", "--untracked-files=no") !== "";
    return git("rev-parse", "--short", "HEAD") + (changed ? ", with changes not committed" : "");
  } catch {
    return "unknown";
  }
}
