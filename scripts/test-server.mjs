/** A Tocsin of its own for tests: started as npm start does, on a fresh database and a free port. */
import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { root } from "./prepare.mjs";

/** A port that is free now. @returns {Promise<number>} */
export function freePort() {
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

/** An environment of its own: a new data directory, a free port, quiet logs. */
export async function freshEnv() {
  const dir = mkdtempSync(join(tmpdir(), "tocsin-e2e-"));
  // Where tests run as root, the database's own account has to pass through.
  chmodSync(dir, 0o711);
  return {
    TOCSIN_DATA_DIR: join(dir, "data"),
    PORT: String(await freePort()),
    HOST: "127.0.0.1",
    TOCSIN_LOG_LEVEL: "error",
    DATABASE_URL: "",
    DATABASE_APP_URL: "",
    TOCSIN_SECRET: "",
    TOCSIN_ADMIN_EMAIL: "",
    TOCSIN_ADMIN_PASSWORD: "",
    TOCSIN_ORG_NAME: "",
  };
}

/**
 * Starts a server and waits until it is ready.
 *
 * @param {Record<string, string>} env as freshEnv() gives it, with what the test adds
 * @param {string[]} [args] of npm start
 */
export async function startServer(env, args = []) {
  const url = `http://127.0.0.1:${env.PORT}`;
  const server = spawn(process.execPath, ["scripts/start.mjs", ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const keep = (/** @type {Buffer} */ chunk) => {
    output += chunk.toString();
  };
  server.stdout.on("data", keep);
  server.stderr.on("data", keep);
  let gone = false;
  const ended = new Promise((resolve) =>
    server.once("exit", (code) => {
      gone = true;
      resolve(code);
    }),
  );
  /** Ends it in order. @param {NodeJS.Signals} [signal] */
  async function stop(signal = "SIGTERM") {
    server.kill(signal);
    return ended;
  }
  for (let tries = 0; tries < 480 && !gone; tries++) {
    const ready = await fetch(`${url}/api/ready`).then(
      ({ status }) => status === 200,
      () => false,
    );
    if (ready) return { url, env, stop, output: () => output };
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  await stop("SIGKILL");
  throw new Error(`The server did not become ready:\n${output}`);
}

/** Removes what a server left. @param {Record<string, string>} env */
export function removeData(env) {
  if (env.TOCSIN_DATA_DIR) rmSync(dirname(env.TOCSIN_DATA_DIR), { recursive: true, force: true });
}
