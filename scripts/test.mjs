/**
 * npm test: check, unit and database tests, then the API and browser tests against the production build.
 * Installs and finds what it needs. Its last line is "N passed, N failed", over all of them.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkNode, install, root } from "./prepare.mjs";
import { buildPages, bundle, generate } from "./steps.mjs";

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

/** @type {Promise<void> | undefined} */
let building;

/** The build, begun once and waited for by who needs it: the database tests leave it room on the other processor. */
function build() {
  building ??= bundle().then(() => buildPages(say));
  return building;
}

/** Unit and database tests. */
async function vitest() {
  console.log("\nUnit and database tests, and the build beside them");
  // What goes wrong with it is told by who waits for it.
  build().catch(() => undefined);
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

/** What the pages weigh, of a build that is there for certain. */
async function budgets() {
  console.log("\nPages, and their JavaScript budgets");
  await build();
  if ((await run(["scripts/check-budgets.mjs", "--required", "--list"])) === 0) passed++;
  else failed++;
}

/** API and browser tests. */
async function playwright() {
  console.log("\nAPI and browser tests, against the production build");
  const { findBrowser } = await import("./browser.mjs");
  const browser = findBrowser(say);
  await build();
  const { freshEnv, removeData, startServer } = await import("./test-server.mjs");
  const server = await startServer({
    ...(await freshEnv()),
    TOCSIN_ADMIN_EMAIL: "owner@example.test",
    TOCSIN_ADMIN_PASSWORD: "correct horse battery",
    TOCSIN_ORG_NAME: "Example Ltd",
  });
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
    removeData(server.env);
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
  ["budgets", budgets],
  ["playwright", playwright],
])) {
  await part().catch((/** @type {unknown} */ error) => fault(name, error));
}
rmSync(reports, { recursive: true, force: true });
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
