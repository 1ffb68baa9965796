/**
 * What a preparation stands on: the right Node.js, and the packages of the lock file. Node built-ins only:
 * this runs before anything is installed. steps.mjs makes the rest.
 */
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the project. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/** @typedef {(progress: string) => void} Say */

/** What stops a preparation, as a sentence for the console. */
export class PrepareFault extends Error {}

const OLDEST = [
  [20, 19],
  [22, 12],
  [24, 0],
];

/** Refuses a Node.js that the packages do not run on. */
export function checkNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const fits = OLDEST.some(([a = 0, b = 0]) => major === a && minor >= b) || major > 24;
  if (!fits) {
    throw new PrepareFault(
      `Tocsin needs Node.js 20.19, 22.12, or 24 and later; this is ${version}.`,
    );
  }
}

/**
 * Runs one of our tools and gives what it printed; nothing of it is shown unless it fails.
 *
 * @param {string} what the step, for the message
 * @param {string[]} args of Node.js
 * @param {Record<string, string>} [env] besides our own
 * @returns {Promise<string>}
 */
export function runNode(what, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    const keep = (/** @type {Buffer} */ chunk) => {
      said += chunk.toString();
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    // A step never outlives the start that began it.
    const end = () => child.kill();
    process.once("exit", end);
    child.once("error", reject);
    child.once("exit", (code) => {
      process.off("exit", end);
      if (code === 0) return resolve(said);
      const lines = said.split("\n").filter((line) => line.trim() && !line.startsWith("npm warn"));
      const shown = lines.length > 40 ? [...lines.slice(0, 15), "…", ...lines.slice(-25)] : lines;
      reject(new PrepareFault(`${what} failed (exit ${code}):\n${shown.join("\n")}`));
    });
  });
}

/** Ends the step that is under way when we are told to end. */
export function endOnSignal() {
  const end = () => process.exit(130);
  process.once("SIGINT", end);
  process.once("SIGTERM", end);
  return () => {
    process.off("SIGINT", end);
    process.off("SIGTERM", end);
  };
}

/** @param {string} file @returns {any} parsed JSON; undefined where there is no such file */
function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}

/**
 * Whether node_modules holds what the lock file says, whoever installed it.
 *
 * @param {string} dir the folder of the project
 * @param {boolean} withDev whether what only building and testing need has to be there
 */
export function isInstalled(dir = root, withDev = true) {
  const wanted = readJson(join(dir, "package-lock.json"))?.packages ?? {};
  const held = readJson(join(dir, "node_modules/.package-lock.json"))?.packages;
  if (!held) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "" || entry.link || entry.extraneous) return true;
    const found = held[path];
    if (!found) {
      const spared = entry.optional || entry.devOptional || entry.peer;
      return Boolean(spared || (entry.dev && !withDev));
    }
    return found.version === entry.version;
  });
}

/**
 * Installs the packages where they are missing or others than the lock file says.
 *
 * @param {Say} say
 * @param {boolean} withDev whether something is to be built or tested with them
 */
export async function install(say, withDev = true) {
  if (isInstalled(root, withDev)) return;
  say("Installing packages (a minute or two)");
  // NODE_ENV=production would leave out what building needs.
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund"];
  await runNode("Installing the packages", [npmCli(), ...args]);
}

/** npm's own program: the one that runs us, else the one beside Node.js. */
export function npmCli() {
  const beside = join(process.execPath, "../../lib/node_modules/npm/bin/npm-cli.js");
  const windows = join(process.execPath, "../node_modules/npm/bin/npm-cli.js");
  const running = process.env.npm_execpath;
  const found = [running, beside, windows].find(
    (path) => path?.endsWith("npm-cli.js") && existsSync(path),
  );
  if (!found) throw new PrepareFault("npm was not found. Run: npm ci --include=dev");
  return found;
}
