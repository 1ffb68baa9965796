/** npm run bench: bundles the bench with the parts of lib that it uses, and runs it. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { checkNode, install, PrepareFault, root } from "../scripts/prepare.mjs";
import { generate } from "../scripts/steps.mjs";

const say = (/** @type {string} */ progress) => console.error(`  ${progress} …`);

try {
  checkNode();
  process.chdir(root);
  await install(say);
  await generate(say);
  const esbuild = await import("esbuild");
  const outfile = join(root, "dist/bench.mjs");
  mkdirSync(join(root, "dist"), { recursive: true });
  await esbuild.build({
    entryPoints: [join(root, "bench/bench.ts")],
    outfile,
    bundle: true,
    packages: "external",
    platform: "node",
    target: "node20",
    format: "esm",
    logLevel: "warning",
  });
  const { main } = await import(pathToFileURL(outfile).href);
  process.exit(await main(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof PrepareFault ? error.message : error);
  process.exit(1);
}
