/**
 * npm run shots: starts Tocsin with its sample organisation, photographs every screen (light, dark, phone,
 * wall), and prints what each page sends to a browser and what Lighthouse says of register and board.
 *
 *   --only board,register   these screens alone
 *   --locale de             in another language
 *   --no-lighthouse         pictures and sizes alone
 *   --reference <folder>    pictures that shots/index.html shows beside ours
 */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { checkNode, install, root } from "./prepare.mjs";
import { buildPages, bundle, generate } from "./steps.mjs";

const say = (/** @type {string} */ progress) => console.error(`  ${progress} …`);

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    locale: { type: "string", default: "en" },
    "no-lighthouse": { type: "boolean", default: false },
    reference: { type: "string", default: "../shared/design/shots" },
  },
});

process.chdir(root);
checkNode();
await install(say);
await generate(say);
await bundle();
await buildPages(say);
const { findBrowser } = await import("./browser.mjs");
const { freshEnv, removeData, startServer } = await import("./test-server.mjs");
const { openStudio } = await import("./shots/studio.mjs");
const { screensOf } = await import("./shots/screens.mjs");
const { audit } = await import("./shots/lighthouse.mjs");
const { contactSheet } = await import("./shots/contact-sheet.mjs");

const folder = join(root, "shots");
mkdirSync(folder, { recursive: true });
const browser = findBrowser(say);
const server = await startServer(await freshEnv(), ["--demo"]);
let failed = false;
try {
  const studio = await openStudio({ browser, server, folder, locale: values.locale });
  try {
    const wanted = values.only?.split(",");
    const screens = (await screensOf(studio)).filter(
      ({ name }) => !wanted || wanted.includes(name),
    );
    const taken = [];
    for (const screen of screens) taken.push(...(await studio.photograph(screen)));
    console.table(studio.sizes());
    const reference = resolve(values.reference);
    writeFileSync(
      join(folder, "index.html"),
      contactSheet(taken, existsSync(reference) ? reference : null),
    );
    console.log(
      `${taken.length} pictures in ${folder}; side by side: ${join(folder, "index.html")}`,
    );
    if (!values["no-lighthouse"]) console.table(await audit(studio, server.url));
  } finally {
    await studio.close();
  }
} catch (error) {
  failed = true;
  console.error(error);
} finally {
  await server.stop();
  removeData(server.env);
}
process.exit(failed ? 1 : 0);
