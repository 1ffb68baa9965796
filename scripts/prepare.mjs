/**
 * From a clone to something that runs: packages, generated database client, bundled server, built
 * pages. Node built-ins only: this runs before anything is installed. Each step looks first and does
 * nothing where there is nothing to do.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { compressStatic } from "./compress.mjs";

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

/** Whether node_modules holds what the lock file says, whoever installed it. */
export function isInstalled(dir = root) {
  const wanted = readJson(join(dir, "package-lock.json"))?.packages ?? {};
  const held = readJson(join(dir, "node_modules/.package-lock.json"))?.packages;
  if (!held) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "" || entry.link || entry.extraneous) return true;
    const found = held[path];
    if (!found) return Boolean(entry.optional || entry.devOptional || entry.peer);
    return found.version === entry.version;
  });
}

/** Installs the packages where they are missing or others than the lock file says. @param {Say} say */
export async function install(say) {
  if (isInstalled()) return;
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

/**
 * One hash over files and folders, tests left out.
 *
 * @param {string[]} paths
 */
function hashOf(paths) {
  const hash = createHash("sha256").update(process.version);
  const add = (/** @type {string} */ path) => {
    if (!existsSync(path)) return;
    const name = relative(root, path);
    if (/(^|\/)(node_modules|generated|testing|\.[^/]+)(\/|$)|\.test\.tsx?$/.test(name)) return;
    const entries = readdirOf(path);
    if (entries) for (const entry of entries) add(join(path, entry));
    else hash.update(name).update("\0").update(readFileSync(path)).update("\0");
  };
  for (const path of paths) add(join(root, path));
  return hash.digest("hex");
}

/** @param {string} path @returns {string[] | null} the names in a folder, sorted; null for a file */
function readdirOf(path) {
  try {
    return readdirSync(path).sort();
  } catch {
    return null;
  }
}

/**
 * Does a step unless it was done for the same sources; the stamp is written last, so that an
 * interrupted step is done again.
 *
 * @param {{ stamp: string, sources: string[], needs: string, act: () => Promise<void> }} step
 */
async function onceFor({ stamp, sources, needs, act }) {
  const file = join(root, stamp);
  const hash = hashOf(sources);
  const done = existsSync(file) && readFileSync(file, "utf8") === hash;
  if (done && existsSync(join(root, needs))) return;
  rmSync(file, { force: true });
  await act();
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, hash);
}

/** Generates the database client. @param {Say} say */
export function generate(say) {
  return onceFor({
    stamp: "lib/db/generated/.sources",
    sources: ["prisma/schema", "prisma.config.ts", "package-lock.json"],
    needs: "lib/db/generated/client.ts",
    async act() {
      say("Generating the database client");
      await runNode(
        "Generating the database client",
        ["node_modules/prisma/build/index.js", "generate"],
        {
          // Prisma would fetch a schema engine that generating never runs; any program stands in for it.
          PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
          PRISMA_HIDE_UPDATE_MESSAGE: "1",
          CHECKPOINT_DISABLE: "1",
        },
      );
    },
  });
}

/** Bundles the server and the command line to dist/. */
export function bundle() {
  return onceFor({
    stamp: "dist/.sources",
    sources: ["scripts", "lib", "messages", "prisma", "tsconfig.json", "package-lock.json"],
    needs: "dist/serve.mjs",
    async act() {
      const esbuild = await import("esbuild");
      const { outputFiles } = await esbuild.build({
        absWorkingDir: root,
        entryPoints: ["scripts/serve.ts", "scripts/cli.ts"],
        outdir: "dist",
        outExtension: { ".js": ".mjs" },
        bundle: true,
        packages: "external",
        platform: "node",
        target: "node20",
        format: "esm",
        write: false,
        logLevel: "silent",
      });
      mkdirSync(join(root, "dist"), { recursive: true });
      for (const file of outputFiles) {
        // Moved into place whole: another start may read it meanwhile.
        writeFileSync(`${file.path}.${process.pid}`, file.contents);
        renameSync(`${file.path}.${process.pid}`, file.path);
      }
    },
  });
}

/** Builds the pages. @param {Say} say */
export function buildPages(say) {
  return onceFor({
    stamp: ".next/tocsin-sources",
    sources: [
      "app",
      "components",
      "lib",
      "messages",
      "public",
      "prisma/schema",
      "instrumentation.ts",
      "next.config.mjs",
      "scripts/compress.mjs",
      "postcss.config.mjs",
      "tsconfig.json",
      "package-lock.json",
    ],
    needs: ".next/BUILD_ID",
    async act() {
      say("Building the pages (half a minute or so)");
      await runNode("Building the pages", ["node_modules/next/dist/bin/next", "build"], {
        NODE_ENV: "production",
        NEXT_TELEMETRY_DISABLED: "1",
      });
      await compressStatic(join(root, ".next/static"));
    },
  });
}
