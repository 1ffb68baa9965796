/** One embedded cluster on disk: making it, starting its server, stopping it. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import type { DatabaseUser, Programs } from "./embedded-binaries";
import { StartFault } from "./start-fault";

/** The cluster's superuser, and the name of the database. */
const OWNER = "tocsin";

export interface Cluster {
  /** The data directory of PostgreSQL. */
  dir: string;
  log: string;
  portFile: string;
  password: string;
  programs: Programs;
  user: DatabaseUser | null;
  /** Further settings of the server, as name=value. */
  settings: readonly string[];
}

/** The owner's connection string to a database of the cluster. */
export function clusterUrl(cluster: Cluster, port: number, database = OWNER): string {
  return `postgresql://${OWNER}:${cluster.password}@127.0.0.1:${port}/${database}`;
}

// Next declares NODE_ENV as required; PostgreSQL gets an environment of its own all the same.
const ENVIRONMENT = { LC_ALL: "C", NODE_ENV: "production" } as const;

const asUser = (user: DatabaseUser | null) => (user ? { uid: user.uid, gid: user.gid } : {});

/** Makes the cluster where there is none: beside, then moved into place, so that it is whole or absent. */
export async function initialise(cluster: Cluster): Promise<void> {
  if (existsSync(join(cluster.dir, "PG_VERSION"))) return;
  rmSync(cluster.dir, { recursive: true, force: true });
  const half = mkdtempSync(`${cluster.dir}-making-`);
  try {
    const passwordFile = join(half, "password");
    const data = join(half, "data");
    mkdirSync(data, { mode: 0o700 });
    writeFileSync(passwordFile, cluster.password, { mode: 0o600 });
    for (const path of cluster.user ? [half, data, passwordFile] : []) {
      chownSync(path, cluster.user?.uid ?? 0, cluster.user?.gid ?? 0);
    }
    await runInitdb(cluster, data, passwordFile);
    renameSync(data, cluster.dir);
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
}

async function runInitdb(cluster: Cluster, data: string, passwordFile: string): Promise<void> {
  const child = spawn(
    cluster.programs.initdb,
    [
      `--pgdata=${data}`,
      `--username=${OWNER}`,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--no-instructions",
    ],
    {
      ...asUser(cluster.user),
      cwd: "/",
      env: ENVIRONMENT,
      stdio: ["ignore", "ignore", "pipe"],
    },
  );
  let said = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  const code = await ended(child);
  if (code !== 0) {
    throw new StartFault(
      `The database could not be made in ${cluster.dir}: ${said.trim() || `initdb ended with ${code}`}. Tocsin also runs on a PostgreSQL of your own: set DATABASE_URL.`,
    );
  }
}

function ended(child: ChildProcess): Promise<number | string> {
  return new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(code ?? signal ?? "nothing"));
  });
}

/**
 * The server that holds the cluster; null where none lives. A lock file that outlived its server, its
 * number given to some other process since, is removed: PostgreSQL itself would refuse to start.
 */
export function runningServer(cluster: Cluster): { pid: number; port: number } | null {
  const lock = join(cluster.dir, "postmaster.pid");
  if (!existsSync(lock)) return null;
  const lines = readFileSync(lock, "utf8").split("\n");
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return null;
  if (!commandOf(pid).includes(cluster.dir)) {
    rmSync(lock, { force: true });
    return null;
  }
  return { pid, port };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** What a process was started with. */
function commandOf(pid: number): string {
  const file = `/proc/${pid}/cmdline`;
  if (existsSync(file)) return readFileSync(file, "utf8");
  return (
    spawnSync("ps", ["-o", "command=", "-ww", "-p", String(pid)], { encoding: "utf8" }).stdout ?? ""
  );
}

/** Starts the server in a process group of its own, so that Ctrl-C does not end it before the app. */
export async function startServer(cluster: Cluster): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    const port = attempt === 1 ? await usualPort(cluster) : await freePort();
    const logged = openLog(cluster.log);
    const settings = [
      "listen_addresses=127.0.0.1",
      "unix_socket_directories=",
      "timezone=UTC",
      "log_timezone=UTC",
      "max_connections=200",
      ...cluster.settings,
    ];
    const child = spawn(
      cluster.programs.postgres,
      ["-D", cluster.dir, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])],
      {
        ...asUser(cluster.user),
        cwd: "/",
        env: ENVIRONMENT,
        detached: true,
        stdio: ["ignore", logged.fd, logged.fd],
      },
    );
    closeSync(logged.fd);
    const gone = ended(child);
    child.unref();
    const how = await Promise.race([gone, answers(cluster, port, child)]);
    if (how === "answers") {
      writeFileSync(cluster.portFile, `${port}\n`);
      return port;
    }
    const said = readFileSync(cluster.log, "utf8").slice(logged.from);
    // Another process has the port: another port. A server died and its last children still hold its
    // memory (they notice within seconds), or another start was quicker: again, a little later.
    const passing = /could not bind|in use|already exists/.test(said);
    if (!passing || attempt === 20 || runningServer(cluster)) {
      const last = said.split("\n").filter((line) => /FATAL|ERROR|HINT/.test(line));
      throw new StartFault(
        `PostgreSQL did not start (${how}): ${last.join(" ").trim() || "it said nothing"}. Its log is ${cluster.log}.`,
      );
    }
    await wait(500);
  }
}

/** "answers" once the server lets us in; waits as long as recovery after a crash takes. */
async function answers(cluster: Cluster, port: number, child: ChildProcess): Promise<string> {
  while (child.exitCode === null && child.signalCode === null) {
    const client = new pg.Client({ connectionString: clusterUrl(cluster, port, "postgres") });
    client.on("error", () => {});
    const open = await client.connect().then(
      () => true,
      () => false,
    );
    if (open && runningServer(cluster)?.port === port) {
      await client.end();
      return "answers";
    }
    if (open) await client.end();
    await wait(40);
  }
  return new Promise(() => {});
}

/** Appends to the log; a long one makes room first. */
function openLog(path: string): { fd: number; from: number } {
  if (existsSync(path) && statSync(path).size > 20_000_000) renameSync(path, `${path}.old`);
  const fd = openSync(path, "a", 0o600);
  return { fd, from: statSync(path).size };
}

async function usualPort(cluster: Cluster): Promise<number> {
  const said = existsSync(cluster.portFile) ? Number(readFileSync(cluster.portFile, "utf8")) : 0;
  return Number.isInteger(said) && said > 0 && (await isFree(said)) ? said : freePort();
}

function isFree(port: number): Promise<boolean> {
  return listen(port).then(
    () => true,
    () => false,
  );
}

function freePort(): Promise<number> {
  return listen(0);
}

function listen(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === "object" ? address.port : port));
    });
  });
}

/** Fast shutdown; returns when the server is gone. Immediate where it takes longer than ten seconds. */
export async function stopServer(cluster: Cluster): Promise<void> {
  const running = runningServer(cluster);
  if (!running) return;
  for (const [signal, seconds] of [
    ["SIGINT", 10],
    ["SIGQUIT", 5],
  ] as const) {
    process.kill(running.pid, signal);
    for (let tries = 0; tries < seconds * 50; tries++) {
      if (!isAlive(running.pid)) return;
      await wait(20);
    }
  }
}

/** The password of the cluster, made once. */
export function clusterPassword(file: string, make: () => string): string {
  if (!existsSync(file)) writeFileSync(file, `${make()}\n`, { mode: 0o600, flag: "wx" });
  chmodSync(file, 0o600);
  return readFileSync(file, "utf8").trim();
}

/** Makes the database of the owner where it is missing. */
export async function makeDatabase(cluster: Cluster, port: number): Promise<void> {
  const client = new pg.Client({ connectionString: clusterUrl(cluster, port, "postgres") });
  await client.connect();
  try {
    const found = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [OWNER]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(OWNER)}`);
  } finally {
    await client.end();
  }
}
