/** Looks for what could be wrong, one line for each thing, and says what to do. */
import { resolve } from "node:path";
import pg from "pg";
import { tryPost } from "../../lib/alerts/mail/post";
import { migrationNames } from "../../lib/db/migrate";
import { createRoleSql, deriveAppRole, prepareAppRole } from "../../lib/db/roles";
import { env } from "../../lib/env";
import { openDatabase } from "../server/database";

/** Prints what it finds; gives 1 where something needs doing. */
export async function doctor(): Promise<number> {
  let sound = true;
  const check = async (what: string, look: () => Promise<string>): Promise<boolean> => {
    try {
      console.log(`ok    ${what}: ${await look()}`);
      return true;
    } catch (error) {
      sound = false;
      console.log(`wrong ${what}: ${error instanceof Error ? error.message : error}`);
      return false;
    }
  };
  await check("Node.js", async () => process.versions.node);
  await check("Settings", async () => {
    const { TOCSIN_DATA_DIR, DATABASE_URL } = env();
    return `data in ${resolve(TOCSIN_DATA_DIR)}, ${DATABASE_URL ? "a database of your own" : "the embedded database"}`;
  });
  await check("Mail", tryPost);
  let close = async () => {};
  let url = "";
  const open = await check("Database", async () => {
    const database = await openDatabase({ serving: false, say: () => {} });
    ({ url, close } = database);
    return ask(url, "SELECT version() AS said");
  });
  if (open) {
    await check("Migrations", () => migrations(url));
    await check("Clock", () => clock(url));
    const role = await check("App role", async () => {
      const app = await prepareAppRole(url, env().DATABASE_APP_URL);
      return `${decodeURIComponent(new URL(app).username)}, bound by row-level security`;
    });
    if (!role && !env().DATABASE_APP_URL) console.log(`\n${roleSql(url)}`);
    await close();
  }
  return sound ? 0 : 1;
}

async function ask(url: string, sql: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ said: string }>(sql);
    return rows.map((row) => row.said).join(", ");
  } finally {
    await client.end();
  }
}

async function migrations(url: string): Promise<string> {
  const applied = await ask(
    url,
    "SELECT migration_name AS said FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1",
  ).catch(() => "");
  const wanted = migrationNames();
  if (applied === wanted.join(", ")) return `at ${wanted.at(-1)}`;
  throw new Error(
    `the database holds (${applied}), this version (${wanted.join(", ")}). Run: npm run tocsin -- migrate`,
  );
}

async function clock(url: string): Promise<string> {
  const before = Date.now();
  const said = Number(
    await ask(url, "SELECT extract(epoch FROM clock_timestamp()) * 1000 AS said"),
  );
  const apart = Math.round(Math.max(0, before - said, said - Date.now()));
  if (apart < 2_000) return `this machine and the database agree`;
  throw new Error(
    `this machine and the database are ${apart} ms apart. Deadlines are counted by this machine's clock: set both by NTP.`,
  );
}

/** For somebody who may make roles, where the owner may not. */
function roleSql(url: string): string {
  try {
    return `Run this as somebody who may make roles, then start again:\n\n  ${createRoleSql(deriveAppRole(url))}`;
  } catch {
    const role = { name: "tocsin_app", password: "choose one" };
    return `Make a role and set DATABASE_APP_URL to its connection:\n\n  ${createRoleSql(role)}`;
  }
}
