/**
 * npm test: check, unit and database tests, then the API and browser tests against the production build.
 * Installs and finds what it needs. Its last line is "N passed, N failed", over all of them.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildPages, bundle, checkNode, generate, install, root } from "./prepare.mjs";

const say = (/** @type {string} */ progress) => console.log(`  ${progress} …`);
const reports = mkdtempSync(join(tmpdir(), "tocsin-test-"));
let passed = 0;
let failed = 0;

/** @param {string} name @param {unknown} error */
function fault(name, error) {
  failed++;
  console.log(`\n${name}: ${error instanceof Error ? error.message : error}`);
}

/**
 * Runs a program, its output shown.
 *
 * @param {string[]} args of Node.js
 * @param {Record<string, string>} [env]
 * @returns {Promise<number>} its exit code
 */
function run(args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", "inherit", "inherit"],
    });
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

/** @param {string} file @returns {any} a runner's report */
const report = (file) => JSON.parse(readFileSync(join(reports, file), "utf8"));

async function check() {
  console.log("\nCheck");
  if ((await run(["scripts/check.mjs"])) === 0) passed++;
  else failed++;
}

/** Unit and database tests. */
async function vitest() {
  console.log("\nUnit and database tests");
  const file = join(reports, "vitest.json");
  const code = await run(
    [
      "node_modules/vitest/vitest.mjs",
      "run",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${file}`,
    ],
    { TOCSIN_LOG_LEVEL: "silent" },
  );
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } =
    report("vitest.json");
  passed += numPassedTests;
  failed += numFailedTests + numPendingTests + numTodoTests;
  // A file that does not even load has no test that could fail.
  const broken = testResults.filter(
    (/** @type {any} */ one) => one.status === "failed" && one.assertionResults.length === 0,
  ).length;
  failed += broken;
  if (code !== 0 && numFailedTests + broken === 0) fault("vitest", `ended with ${code}`);
}

/** A port that is free now. @returns {Promise<number>} */
function freePort() {
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

/** The production server on a fresh database, as npm start runs it. */
async function startServer() {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const data = mkdtempSync(join(tmpdir(), "tocsin-e2e-"));
  const env = {
    TOCSIN_DATA_DIR: data,
    PORT: String(port),
    TOCSIN_ADMIN_EMAIL: "owner@example.test",
    TOCSIN_ADMIN_PASSWORD: "correct horse battery",
    TOCSIN_ORG_NAME: "Example Ltd",
    TOCSIN_LOG_LEVEL: "error",
    DATABASE_URL: "",
    DATABASE_APP_URL: "",
  };
  const server = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const ended = new Promise((resolve) => server.once("exit", resolve));
  let gone = false;
  ended.then(() => {
    gone = true;
  });
  for (let tries = 0; tries < 240 && !gone; tries++) {
    const ready = await fetch(`${url}/api/ready`).then(
      ({ status }) => status === 200,
      () => false,
    );
    if (ready) return { url, env, stop };
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  await stop();
  throw new Error("The server for the browser tests did not become ready.");

  async function stop() {
    server.kill("SIGTERM");
    await ended;
    rmSync(data, { recursive: true, force: true });
  }
}

/** API and browser tests. */
async function playwright() {
  console.log("\nAPI and browser tests, against the production build");
  const { findBrowser } = await import("./browser.mjs");
  const browser = findBrowser(say);
  await bundle();
  await buildPages(say);
  const server = await startServer();
  try {
    const code = await run(
      ["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json"],
      {
        ...server.env,
        E2E_URL: server.url,
        E2E_BROWSER: browser,
        PLAYWRIGHT_JSON_OUTPUT_NAME: join(reports, "playwright.json"),
      },
    );
    const { stats, errors } = report("playwright.json");
    passed += stats.expected;
    failed += stats.unexpected + stats.flaky + stats.skipped + errors.length;
    if (code !== 0 && stats.unexpected + errors.length === 0)
      fault("playwright", `ended with ${code}`);
  } finally {
    await server.stop();
  }
}

process.chdir(root);
checkNode();
for (const [name, part] of /** @type {const} */ ([
  [
    "install",
    async () => {
      await install(say);
      await generate(say);
    },
  ],
  ["check", check],
  ["vitest", vitest],
  ["playwright", playwright],
])) {
  await part().catch((/** @type {unknown} */ error) => fault(name, error));
}
rmSync(reports, { recursive: true, force: true });
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
