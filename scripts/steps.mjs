/**
 * From packages to something that runs: generated database client, bundled server, built pages. Each step
 * looks first and does nothing where there is nothing to do.
 */
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
import { compressStatic } from "./compress.mjs";
import { root, runNode } from "./prepare.mjs";

/** @typedef {import("./prepare.mjs").Say} Say */

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

/** What is made of which sources; the stamp says of which it was made last. */
const STEPS = {
  client: {
    stamp: "lib/db/generated/.sources",
    sources: ["prisma/schema", "prisma.config.ts", "package-lock.json"],
    needs: "lib/db/generated/client.ts",
  },
  bundle: {
    stamp: "dist/.sources",
    sources: ["scripts", "lib", "messages", "prisma", "tsconfig.json", "package-lock.json"],
    needs: "dist/serve.mjs",
  },
  pages: {
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
  },
};

/** @param {keyof typeof STEPS} step @returns {{ file: string, hash: string, done: boolean }} */
function stampOf(step) {
  const { stamp, sources, needs } = STEPS[step];
  const file = join(root, stamp);
  const hash = hashOf(sources);
  const same = existsSync(file) && readFileSync(file, "utf8") === hash;
  return { file, hash, done: same && existsSync(join(root, needs)) };
}

/** Whether nothing is left to be made of the sources as they are: then it runs without what builds it. */
export function isBuilt() {
  return stampOf("client").done && stampOf("bundle").done && stampOf("pages").done;
}

/** Whether the pages stand as built of the sources as they are. */
export function pagesAreBuilt() {
  return stampOf("pages").done;
}

/**
 * Does a step unless it was done for the same sources; the stamp is written last, so that an
 * interrupted step is done again.
 *
 * @param {keyof typeof STEPS} step
 * @param {() => Promise<void>} act
 */
async function onceFor(step, act) {
  const { file, hash, done } = stampOf(step);
  if (done) return;
  rmSync(file, { force: true });
  await act();
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, hash);
}

/** Generates the database client. @param {Say} say */
export function generate(say) {
  return onceFor("client", async () => {
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
  });
}

/** Bundles the server and the command line to dist/. */
export function bundle() {
  return onceFor("bundle", async () => {
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
    // Its own process would live as long as the server that is started after this.
    await esbuild.stop();
    mkdirSync(join(root, "dist"), { recursive: true });
    for (const file of outputFiles) {
      // Moved into place whole: another start may read it meanwhile.
      writeFileSync(`${file.path}.${process.pid}`, file.contents);
      renameSync(`${file.path}.${process.pid}`, file.path);
    }
  });
}

/** Builds the pages. @param {Say} say */
export function buildPages(say) {
  return onceFor("pages", async () => {
    say("Building the pages (half a minute or so)");
    await runNode("Building the pages", ["node_modules/next/dist/bin/next", "build"], {
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
    });
    await compressStatic(join(root, ".next/static"));
  });
}
