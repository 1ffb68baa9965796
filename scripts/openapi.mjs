/**
 * npm run openapi: writes docs/openapi.json, the document of the API, from the list of endpoints.
 * With --check it writes nothing, and ends with 1 where the file is out of date.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { install, root } from "./prepare.mjs";
import { generate } from "./steps.mjs";

const FILE = "docs/openapi.json";

process.chdir(root);
const say = (/** @type {string} */ progress) => console.log(`  ${progress} …`);
await install(say);
await generate(say);

/** The document as the server answers it. @returns {Promise<unknown>} */
async function documentNow() {
  const { outputFiles } = await build({
    absWorkingDir: root,
    stdin: {
      contents: `
        import { ENDPOINTS } from "./lib/api/endpoints";
        import { openApiDocument } from "./lib/api/openapi";
        export const document = openApiDocument(ENDPOINTS);`,
      resolveDir: root,
      loader: "ts",
    },
    bundle: true,
    packages: "external",
    platform: "node",
    target: "node20",
    format: "esm",
    write: false,
    logLevel: "silent",
  });
  // In the project's folder, so that its packages are found from there.
  const bundled = join(root, "dist", `openapi.${process.pid}.mjs`);
  mkdirSync(join(root, "dist"), { recursive: true });
  try {
    for (const file of outputFiles) writeFileSync(bundled, file.contents);
    return (await import(pathToFileURL(bundled).href)).document;
  } finally {
    rmSync(bundled, { force: true });
  }
}

const text = `${JSON.stringify(await documentNow(), null, 2)}\n`;
if (!process.argv.includes("--check")) {
  writeFileSync(FILE, text);
} else if (!existsSync(FILE) || readFileSync(FILE, "utf8") !== text) {
  console.error(`${FILE} is not what the endpoints say. Run: npm run openapi`);
  process.exit(1);
}
