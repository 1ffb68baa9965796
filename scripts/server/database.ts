/** The database as the server and the command line find it: opened, migrated, the app role in place. */
import pg from "pg";
import { disconnect } from "../../lib/db/client";
import { type EmbeddedDatabase, openEmbedded } from "../../lib/db/embedded";
import { migrate } from "../../lib/db/migrate";
import { prepareAppRole } from "../../lib/db/roles";
import { StartFault } from "../../lib/db/start-fault";
import { env, forgetEnv } from "../../lib/env";

const OLDEST = 15;

export interface OpenDatabase {
  /** The owner's connection. */
  url: string;
  /** Null with a database of one's own. */
  embedded: EmbeddedDatabase | null;
  /** We are leaving: its end is no accident. */
  closing: boolean;
  /** Being opened again after it died: whoever leaves waits, so that none is left running behind. */
  returning: Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the database that the settings name: DATABASE_URL, else the embedded one.
 *
 * @throws StartFault when it cannot be reached or is not one that Tocsin runs on
 */
export async function openDatabase(options: {
  serving: boolean;
  say: (progress: string) => void;
}): Promise<OpenDatabase> {
  const { DATABASE_URL, TOCSIN_DATA_DIR } = env();
  if (DATABASE_URL) {
    await requireSuitable(DATABASE_URL);
    return {
      url: DATABASE_URL,
      embedded: null,
      closing: false,
      returning: Promise.resolve(),
      close: disconnect,
    };
  }
  const embedded = await openEmbedded(TOCSIN_DATA_DIR, options);
  const database: OpenDatabase = {
    url: embedded.url,
    embedded,
    closing: false,
    returning: Promise.resolve(),
    async close() {
      database.closing = true;
      await disconnect();
      await database.returning;
      await database.embedded?.close();
    },
  };
  return database;
}

/** Brings the database to this code and lets everything after connect as the app role. */
export async function prepareDatabase(
  database: OpenDatabase,
  say: (progress: string) => void,
): Promise<void> {
  const applied = await migrate(database.url);
  if (applied.length > 0) say(`Applied ${applied.length} migrations`);
  // What the environment gives is another role's; what we put there ourselves is derived anew.
  const given = derived === process.env.DATABASE_APP_URL ? undefined : env().DATABASE_APP_URL;
  const url = await prepareAppRole(database.url, given);
  if (!given) derived = url;
  process.env.DATABASE_APP_URL = url;
  forgetEnv();
}

let derived: string | undefined;

async function requireSuitable(url: string): Promise<void> {
  let client: pg.Client;
  try {
    client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
    await client.connect();
  } catch (error) {
    throw new StartFault(`DATABASE_URL leads nowhere: ${reason(url, error)}`, { cause: error });
  }
  try {
    const { rows } = await client.query<{ version: number; encoding: string }>(
      "SELECT current_setting('server_version_num')::int / 10000 AS version, current_setting('server_encoding') AS encoding",
    );
    const found = rows[0];
    if (found && found.version < OLDEST) {
      throw new StartFault(
        `The database is PostgreSQL ${found.version}; Tocsin needs ${OLDEST} or later.`,
      );
    }
    if (found && found.encoding !== "UTF8") {
      throw new StartFault(
        `The database is encoded as ${found.encoding}; Tocsin needs UTF8. Make one: CREATE DATABASE tocsin ENCODING 'UTF8' TEMPLATE template0`,
      );
    }
  } finally {
    await client.end();
  }
}

/** Why a connection failed, without its password. */
function reason(url: string, error: unknown): string {
  if (!URL.canParse(url) || !/^postgres(ql)?:$/.test(new URL(url).protocol)) {
    return "it is not of the form postgresql://user:password@host:5432/database.";
  }
  const { hostname, port, pathname, username } = new URL(url);
  const where = `${hostname || "localhost"}:${port || 5432}`;
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  switch (code) {
    case "ECONNREFUSED":
      return `nothing listens on ${where}. Start PostgreSQL there, or correct the address.`;
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `the host ${hostname} is not known. Correct the address.`;
    case "28P01":
    case "28000":
      return `PostgreSQL on ${where} does not let "${username}" in. Correct the user or the password.`;
    case "3D000":
      return `there is no database "${pathname.slice(1)}" on ${where}. Make it with createdb, or correct the name.`;
    default:
      return `${error instanceof Error && error.message ? error.message : "no answer"} (${where}).`;
  }
}
