/** The two servers that are measured, each in a process of its own. */
import { type ChildProcess, fork, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** A server that was started; it can be stopped before it is ready. */
export interface Started {
  name: string;
  pid: number;
  /** Its address, once it answers. */
  ready: Promise<string>;
  stop(): Promise<void>;
}

/** Both have the same number of connections to the database: Tocsin's default. */
const DATABASE_CONNECTIONS = "20";
/** High enough that one key is never refused; the counting itself stays on. */
const RATE_LIMIT = "1000000000";
const START_SECONDS = 300;

/**
 * Tocsin as `npm start` runs it: built for production, on the given database.
 *
 * @param dir for its data directory and its log
 */
export async function startTocsin(
  root: string,
  dir: string,
  databaseUrl: string,
): Promise<Started> {
  const port = await freePort();
  const log = join(dir, "tocsin.log");
  const out = openSync(log, "a");
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: root,
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      TOCSIN_DATA_DIR: join(dir, "tocsin"),
      TOCSIN_DB_CONNECTIONS: DATABASE_CONNECTIONS,
      TOCSIN_RATE_LIMIT: RATE_LIMIT,
      HOST: "127.0.0.1",
      PORT: String(port),
    },
    stdio: ["ignore", out, out],
  });
  closeSync(out);
  return started("Tocsin", child, answering(child, `http://127.0.0.1:${port}`, log));
}

async function answering(child: ChildProcess, url: string, log: string): Promise<string> {
  for (let tries = 0; tries < START_SECONDS * 5 && child.exitCode === null; tries++) {
    const ready = await fetch(`${url}/api/ready`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return url;
    await wait(200);
  }
  throw new Error(`Tocsin did not start:\n${readFileSync(log, "utf8").slice(-2_000)}`);
}

/** The floor (floor/serve.mjs), on the app role's connection. */
export function startFloor(root: string, appUrl: string): Started {
  const child = fork(join(root, "bench/floor/serve.mjs"), {
    env: {
      ...process.env,
      NODE_ENV: "production",
      DATABASE_APP_URL: appUrl,
      FLOOR_CONNECTIONS: DATABASE_CONNECTIONS,
    },
  });
  const ready = new Promise<string>((resolve, reject) => {
    child.once("message", (said) => {
      const port = typeof said === "object" && said !== null && "port" in said ? said.port : null;
      if (typeof port === "number") resolve(`http://127.0.0.1:${port}`);
      else reject(new Error("The floor has no port."));
    });
    child.once("exit", (code) => reject(new Error(`The floor did not start (exit ${code}).`)));
  });
  return started("floor", child, ready);
}

function started(name: string, child: ChildProcess, ready: Promise<string>): Started {
  // Who waits for it hears of it; a stop before that is no accident.
  ready.catch(() => {});
  return {
    name,
    pid: child.pid ?? 0,
    ready,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
      child.kill("SIGTERM");
      const cut = setTimeout(() => child.kill("SIGKILL"), 10_000);
      await ended;
      clearTimeout(cut);
    },
  };
}

/** A port that is free now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = address && typeof address === "object" ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
