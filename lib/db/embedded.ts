/**
 * The embedded PostgreSQL: made at the first use, started where it does not run, shared by the server
 * and the command line, stopped by the last that leaves. Who uses it holds an advisory lock on a
 * connection, which ends with the process however it ends: nothing stale is left behind.
 */
import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { prepareDataDir } from "./data-dir";
import { databaseUser, findPrograms, mayEnter } from "./embedded-binaries";
import {
  type Cluster,
  clusterPassword,
  clusterUrl,
  initialise,
  makeDatabase,
  runningServer,
  startServer,
  stopServer,
} from "./embedded-cluster";
import { StartFault } from "./start-fault";

/** Held by each that uses the cluster; who gets it alone is the last one. */
const USED = 7_206_101;
/** Held by the one that serves. */
const SERVED = 7_206_102;

export interface EmbeddedDatabase {
  /** The owner's connection string. */
  url: string;
  /** Settles when the connection that watches the server breaks: the server died, or restarted its children. */
  lost: Promise<void>;
  /** Leaves, and stops the server where nobody else uses it. */
  close(): Promise<void>;
}

export interface EmbeddedOptions {
  /** The one that serves on this data directory; a second one is refused. */
  serving?: boolean;
  /** Settings of the server, as name=value. */
  settings?: readonly string[];
  /** Told what takes a while. */
  say?: (progress: string) => void;
  /** Where node_modules is. */
  root?: string;
}

/**
 * Opens the embedded database in `dataDir`, from whatever state an earlier run left it in.
 *
 * @throws StartFault when it cannot be, or when another process serves on it
 */
export async function openEmbedded(
  dataDir: string,
  options: EmbeddedOptions = {},
): Promise<EmbeddedDatabase> {
  const cluster = clusterIn(resolve(dataDir), options);
  for (let attempt = 1; ; attempt++) {
    const port = runningServer(cluster)?.port ?? (await begin(cluster, options));
    const watch = new pg.Client({ connectionString: clusterUrl(cluster, port, "postgres") });
    const lost = new Promise<void>((gone) => {
      watch.on("error", () => gone());
      watch.on("end", () => gone());
    });
    try {
      await watch.connect();
      await watch.query("SELECT pg_advisory_lock_shared($1)", [USED]);
      if (options.serving) await claim(watch, dataDir);
      await makeDatabase(cluster, port);
      return { url: clusterUrl(cluster, port), lost, close: () => leave(cluster, watch, lost) };
    } catch (error) {
      await watch.end().catch(() => {});
      if (error instanceof StartFault) throw error;
      // The server was on its way up or down: the last one to use it has just left, or it recovers.
      if (attempt === 100) await unresponsive(cluster, error);
      await wait(200);
    }
  }
}

async function begin(cluster: Cluster, options: EmbeddedOptions): Promise<number> {
  if (!existsSync(join(cluster.dir, "PG_VERSION"))) options.say?.("Making the database");
  await initialise(cluster);
  options.say?.("Starting the database");
  return startServer(cluster);
}

async function claim(watch: pg.Client, dataDir: string): Promise<void> {
  const { rows } = await watch.query<{ free: boolean }>("SELECT pg_try_advisory_lock($1) AS free", [
    SERVED,
  ]);
  if (rows[0]?.free) {
    // application_name tells a second start who the first one is.
    await watch.query(`SET application_name = 'tocsin process ${process.pid}'`);
    return;
  }
  const { rows: other } = await watch.query<{ name: string }>(
    `SELECT a.application_name AS name FROM pg_locks l JOIN pg_stat_activity a USING (pid)
     WHERE l.locktype = 'advisory' AND l.objid = $1 AND l.granted`,
    [SERVED],
  );
  throw new StartFault(
    `Another Tocsin (${other[0]?.name.replace("tocsin ", "") || "starting"}) already serves from ${resolve(dataDir)}. Stop it first, or set TOCSIN_DATA_DIR to a directory of its own.`,
  );
}

async function unresponsive(cluster: Cluster, cause: unknown): Promise<never> {
  throw new StartFault(
    `PostgreSQL runs on ${cluster.dir} but does not let Tocsin in (${cause instanceof Error ? cause.message : cause}). Its log is ${cluster.log}.`,
    { cause },
  );
}

async function leave(cluster: Cluster, watch: pg.Client, lost: Promise<void>): Promise<void> {
  watch.on("error", () => {});
  const last = await watch
    .query<{ alone: boolean }>(
      "SELECT pg_advisory_unlock_shared($1), pg_try_advisory_lock($1) AS alone",
      [USED],
    )
    .then(
      ({ rows }) => rows[0]?.alone === true,
      () => false,
    );
  if (last) await stopServer(cluster);
  // The server that has stopped has ended the connection already, and pg would wait for that for ever.
  await Promise.race([watch.end().catch(() => {}), lost]);
}

function clusterIn(dataDir: string, options: EmbeddedOptions): Cluster {
  const dir = join(dataDir, "postgres");
  prepareDataDir(dataDir);
  sweep(dataDir);
  const user = databaseUser(dir);
  if (user && !mayEnter(user, dataDir)) {
    throw new StartFault(
      `PostgreSQL does not run as root, and the account that stands in (${user.name}) cannot enter ${dataDir}. Set TOCSIN_DATA_DIR to a directory that it can reach, such as /var/lib/tocsin, or start Tocsin as an ordinary user.`,
    );
  }
  return {
    dir,
    log: join(dataDir, "postgres.log"),
    portFile: join(dataDir, "postgres.port"),
    password: clusterPassword(join(dataDir, "postgres.password"), () =>
      randomBytes(24).toString("hex"),
    ),
    programs: findPrograms(options.root ?? process.cwd(), dataDir, user),
    user,
    settings: options.settings ?? [],
  };
}

/** What an interrupted first start left; one that is under way is younger. */
function sweep(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    if (!name.startsWith("postgres-making-")) continue;
    const path = join(dataDir, name);
    if (Date.now() - statSync(path).mtimeMs > 600_000) rmSync(path, { recursive: true });
  }
}
