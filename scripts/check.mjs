/**
 * npm run check: everything that can be told from the sources, without a database. Runs all steps, prints
 * what each found, and ends with 1 when one of them found something.
 */
import { existsSync } from "node:fs";
import { install, PrepareFault, root, runNode } from "./prepare.mjs";
import { generate } from "./steps.mjs";

const bin = (/** @type {string} */ path) => `node_modules/${path}`;

/** @type {[name: string, args: string[]][]} */
const STEPS = [
  [
    "format and lint",
    [bin("@biomejs/biome/bin/biome"), "ci", "--error-on-warnings", "--colors=off", "."],
  ],
  ["types", [bin("typescript/bin/tsc"), "-p", "scripts/tsconfig.json", "--incremental", "false"]],
  ["unused code", [bin("knip/bin/knip.js"), "--no-progress"]],
  ["import directions", ["scripts/check-imports.mjs"]],
  ["paths in the docs", ["scripts/check-docs.mjs"]],
  ["lock file", ["scripts/check-lock.mjs"]],
  ["JavaScript budgets", ["scripts/check-budgets.mjs"]],
  ["OpenAPI document is up to date", ["scripts/openapi.mjs", "--check"]],
  ["OpenAPI document", [bin("@redocly/cli/bin/cli.js"), "lint", "docs/openapi.json"]],
];

/** Plain output, and no tool that asks the network anything. */
const ENV = { NO_COLOR: "1", REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };

process.chdir(root);
const say = (/** @type {string} */ progress) => console.log(`  ${progress} …`);
await install(say);
await generate(say);
if (!existsSync("next-env.d.ts") || !existsSync(".next/types")) {
  await runNode("Types of the routes", [bin("next/dist/bin/next"), "typegen"], {
    NEXT_TELEMETRY_DISABLED: "1",
  });
}

let failed = 0;
for (const [name, args] of STEPS) {
  const started = performance.now();
  try {
    const said = await runNode(name, args, ENV);
    console.log(`  ✓ ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
    for (const note of said.match(/^Note: .*$/gm) ?? []) console.log(`    ${note}`);
  } catch (error) {
    failed++;
    console.log(`  ✗ ${error instanceof PrepareFault ? error.message : error}`);
  }
}
process.exit(failed > 0 ? 1 : 0);
